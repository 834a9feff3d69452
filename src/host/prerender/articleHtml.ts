import { type ArticleContent, fieldsWhere } from '../../core/article/index.ts'
import { formatByline } from '../../core/bylineText.ts'
import { dateInWords } from '../../core/dateInWords.ts'
import { LONGEST_COPY } from '../../core/displayCopy.ts'
import {
  type Block,
  escapeAttribute,
  escapeHtml,
  isLead,
  readMarkdown,
  sectionHeading,
} from '../../core/document/index.ts'
import { measureText } from '../../core/measure.ts'
import { directionOf } from '../../core/writingDirection.ts'
import { pageWords } from '../../core/export/pageWords.ts'
import { lineHtml, PageBlocks } from './blocksHtml.ts'
import { icon, type Words } from './markup.ts'

/** How much of an article's body is drawn, in characters of HTML: what a window of some 1,500 pixels shows. */
const MOST_HTML = 4_500
/** A section with a longer body, in characters, is not drawn: reading it would take long. */
const LONGEST_BODY = 100_000

const DISPLAY_FIELDS = fieldsWhere('shownIn', 'display')
const CREDITS = fieldsWhere('shownIn', 'credits')

/** The toolbar's name for the block in which the caret stands first; null where that block has no style. */
function styleName(first: Block | undefined, { t }: Words): { name: string; isStyled: boolean } {
  switch (first?.type) {
    case 'sectionHeading':
      return { name: t('common:command.heading'), isStyled: true }
    case 'heading':
      return { name: t('common:command.minor-heading'), isStyled: true }
    case 'list':
      return { name: t(`common:command.${first.ordered ? 'numbers' : 'bullets'}`), isStyled: true }
    case 'quotation':
      return { name: t('common:command.quote'), isStyled: true }
    case 'table':
    case 'figure':
      return { name: t(`editor:block.${first.type}`), isStyled: false }
    case 'preformatted':
      return { name: t('editor:block.preformatted'), isStyled: true }
    default:
      return { name: t('common:command.paragraph'), isStyled: true }
  }
}

/** What `Toolbar` shows. */
function toolbar(first: Block | undefined, words: Words): string {
  const { t } = words
  const { name, isStyled } = styleName(first, words)
  const isPlain = first?.type === 'sectionHeading' || first?.type === 'preformatted'
  const tool = (html: string, isMark = false) =>
    `<button class="Toolbar_tool"${isMark && isPlain ? ' aria-disabled="true"' : ''}>${html}</button>`
  const word = (name: Parameters<typeof icon>[0], text: string) =>
    `${icon(name, 'Toolbar_narrow')}<span class="Toolbar_wide">${escapeHtml(text)}</span>`
  const line = '<hr class="Toolbar_separator">'
  return `<div class="Toolbar_container"><div class="Toolbar_column"><div class="Toolbar_bar">\
<button class="Toolbar_tool"${isStyled ? '' : ' aria-disabled="true"'}><span class="Toolbar_style">${escapeHtml(name)}</span>${icon('chevronDown', 'Toolbar_chevron')}</button>${line}\
${tool(`<b>${escapeHtml(t('editor:format.bold.letter'))}</b>`, true)}\
${tool(`<i>${escapeHtml(t('editor:format.italic.letter'))}</i>`, true)}\
${tool(icon('superscript'), true)}${line}\
${tool(word('link', t('editor:format.link')), true)}\
${tool(icon('list'))}${tool(icon('listOrdered'))}${tool(icon('quote'))}${line}\
${tool(word('table', t('editor:format.table')))}${tool(word('image', t('editor:block.figure')))}\
${tool(word('asterisk', t('editor:format.note')), true)}</div></div></div>`
}

/** The length of a headline or standfirst that is too long, which stands under it. */
function gauge(field: keyof typeof LONGEST_COPY, text: string, { t }: Words): string {
  const excess = measureText(text).signs - LONGEST_COPY[field]
  if (excess <= 0) return ''
  const said = escapeHtml(t('editor:length.over', { count: excess }))
  return `<div data-gauge data-over><div><i><b></b></i><span>${said}</span></div></div>`
}

/** The display copy: kicker, headline, subhead and standfirst. */
function displayCopy(content: ArticleContent, words: Words): string {
  const lines = DISPLAY_FIELDS.map((field) => {
    const tag = field === 'headline' ? 'h1' : 'p'
    const text = content[field]
    const placeholder =
      text === '' ? ` data-placeholder="${escapeAttribute(words.t(`fields:${field}`))}"` : ''
    const length = field === 'headline' || field === 'standfirst' ? gauge(field, text, words) : ''
    return `<${tag} data-field="${field}"${placeholder}>${lineHtml(escapeHtml(text))}</${tag}>${length}`
  })
  return lines.join('')
}

/** What `Credits` shows. */
function credits(content: ArticleContent, { t }: Words): string {
  const { byline, date, language } = content
  const said = (field: (typeof CREDITS)[number]) => {
    if (field === 'byline') return formatByline(byline)
    return field === 'date' ? dateInWords(date, language) : content[field]
  }
  const input = (field: (typeof CREDITS)[number]) => {
    const name = escapeAttribute(t(`fields:${field}`))
    const className = field === 'byline' ? 'Credits_field Credits_byline' : 'Credits_field'
    const value = escapeAttribute(said(field))
    const shown = `class="${className}" placeholder="${name}" dir="auto"`
    return field === 'byline' ? `<textarea ${shown}>${value}</textarea>` : `<input ${shown} value="${value}">`
  }
  const word = byline.length > 0 ? pageWords(language).by : ''
  const by = word === '' ? '' : `<span>${word}</span>`
  const lines = CREDITS.filter((field) => field !== 'byline' && field !== 'date')
  return `<div data-credits><div class="Credits_credits"><span class="Credits_names">${by}${input('byline')}</span>${input('date')}${lines.map(input).join('')}</div></div>`
}

/** The beginning of the body, and its first block. */
function body(content: ArticleContent, { t, locale }: Words): { html: string; first: Block | undefined } {
  const { sections, language } = content
  const writer = new PageBlocks(language, locale)
  let first: Block | undefined
  let html = ''
  for (const [at, section] of sections.entries()) {
    if (section.body.length > LONGEST_BODY) break
    const blocks = readMarkdown(section.body)
    const hasLead = at === 0 && isLead(section, sections.length)
    if (hasLead) writer.beginLead()
    for (const block of hasLead ? blocks : [sectionHeading(section.heading, section.language), ...blocks]) {
      first ??= block
      const written = writer.block(block)
      if (html.length + written.length > MOST_HTML) return { html, first }
      html += written
    }
  }
  const start = escapeAttribute(t('editor:body.placeholder'))
  return { html: html || `<p data-placeholder="${start}"><br></p>`, first }
}

/** What the page shows of an article; nothing of one without headline and body, where the caret stands in the headline. */
export function articleHtml(content: ArticleContent, words: Words): string {
  const isWritten = content.sections.some(({ heading, body }) => heading !== '' || body !== '')
  if (content.headline === '' && !isWritten) return ''
  const { html, first } = body(content, words)
  const { language } = content
  const dir = `dir="${directionOf(language)}"`
  const text = `lang="${escapeAttribute(language)}" ${dir}`
  return `<div class="Editor_column">${toolbar(first, words)}<div class="Editor_panes"><section class="Editor_pane"><div class="Editor_frame">\
<div class="Editor_page"><article class="Editor_sheet" ${dir}><div class="PageText_page"><div data-read ${text}>\
${displayCopy(content, words)}${credits(content, words)}${html}</div></div></article></div></div></section></div></div>`
}
