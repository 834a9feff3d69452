import { STATUSES } from '../../core/article/index.ts'
import { escapeAttribute, escapeHtml } from '../../core/document/index.ts'
import type { KnownLibrary } from '../../core/libraries.ts'
import type { ArticleList, ArticleSummary } from '../../core/library.ts'
import { untilEmbargo } from '../../core/untilEmbargo.ts'
import { shortWhen } from '../../core/when.ts'
import type { Translate } from '../../i18n/index.ts'
import { libraryName } from '../../i18n/libraries.ts'
import { icon, type Words } from './markup.ts'

/** Few windows are high enough to show more rows, and each takes half a millisecond to lay out. */
const MOST_ROWS = 12
/** The height that the list takes a row to have that it has not measured, in pixels. */
const ROW_HEIGHT = 104

/** What `LibrarySwitcher` shows of the open library, where this machine knows others. */
function switcher(libraries: readonly KnownLibrary[], { t }: Words): string {
  const open = libraries.find(({ isOpen }) => isOpen)
  if (!open || libraries.length < 2) return ''
  const name = escapeHtml(libraryName(t, open))
  return `<button class="Button_quiet" data-switcher>${icon('library')}<span><bdi>${name}</bdi></span></button>`
}

/** What `TitleBar` shows before an article is open. */
function titleBar(libraries: readonly KnownLibrary[], words: Words): string {
  const { t, isMac } = words
  const shortcut = isMac ? '⌘K' : `${t('common:key.control')}+K`
  return `<div class="TitleBar_bar"><h1 class="TitleBar_brand"><b>M</b>arbre</h1>\
<div class="TitleBar_switcher">${switcher(libraries, words)}</div>\
<button class="Button_plain">${icon('plus')}<span class="TitleBar_label">${escapeHtml(t('common:command.new-article'))}</span></button>\
<button class="Button_plain">${escapeHtml(t('common:command.import'))}</button>\
<button class="TitleBar_palette">${icon('search', 'TitleBar_searchIcon')}<span>${escapeHtml(t('common:command.palette'))}</span><kbd>${escapeHtml(shortcut)}</kbd></button>\
<button class="Button_quiet" data-icon data-column="library">${icon('panelLeft')}</button>\
<button class="Button_quiet" data-icon data-column="inspector">${icon('panelRight')}</button>\
<button class="Button_quiet" data-icon>${icon('settings')}</button>\
<button class="Button_plain" disabled>${escapeHtml(t('common:command.preview'))}</button>\
<button class="Button_primary" disabled>${escapeHtml(t('common:command.export'))}</button></div>`
}

/** What `StatusChips` shows. */
function chips(counts: ArticleList['counts'], { t }: Words): string {
  const all = (['all', ...STATUSES, 'hole'] as const).map((id) => {
    const count = id === 'hole' ? 0 : counts[id]
    const number = count > 0 ? `<span class="Chips_count"> ${t('common:number', { count })}</span>` : ''
    return `<button class="Chips_chip" aria-pressed="${id === 'all'}">${escapeHtml(t(`library:chip.${id}`))}${number}</button>`
  })
  return `<fieldset class="Chips_chips">${all.join('')}</fieldset>`
}

/** What `Untitled` shows. */
function untitled(excerpt: string, t: Translate): string {
  const words = escapeHtml(t('library:untitled'))
  if (excerpt === '') return `<em>${words}</em>`
  return `<span class="visually-hidden">${words} </span><em>${escapeHtml(excerpt)}</em>`
}

/** What `ArticleRow` shows, in a row of the list that is as high as its text. */
function row(article: ArticleSummary, { t, locale, now }: Words): string {
  const { headline, excerpt, language, status, desk, signs, updatedAt } = article
  const names = article.byline.flatMap(({ name }) => (name === '' ? [] : [name])).join(', ')
  const embargo = untilEmbargo(article.embargo, now, locale)
  const foreign = `lang="${escapeAttribute(language)}" dir="auto"`
  const title = headline === '' ? untitled(excerpt, t) : escapeHtml(headline)
  const parts = [
    `<div class="Library_headline" ${foreign}>${title}</div>`,
    headline !== '' && excerpt !== '' && `<p class="Library_excerpt" ${foreign}>${escapeHtml(excerpt)}</p>`,
    '<p class="Library_meta"><span class="Library_facts">',
    `<span class="Library_status"><i class="StatusDot_dot" data-status="${status}"></i>${escapeHtml(t(`common:status.${status}`))}</span>`,
    names !== '' && `<bdi>${escapeHtml(names)}</bdi>`,
    `<span>${t('common:number', { count: signs })}</span></span>`,
    `<time class="Library_when">${escapeHtml(shortWhen(updatedAt, now, locale))}</time></p>`,
    (desk !== '' || embargo) && '<p class="Library_where">',
    desk !== '' && `<bdi>${escapeHtml(desk)}</bdi>`,
    embargo && `<b>${escapeHtml(t('library:embargo', { when: embargo }))}</b>`,
    (desk !== '' || embargo) && '</p>',
  ]
  const html = parts.filter(Boolean).join('')
  return `<div class="Listbox_row Library_item">${html}</div>`
}

/**
 * What `App` shows: a list, and `page` on the page. Nothing of it can be used or is read out.
 */
export function windowHtml(
  { items, total, counts }: ArticleList,
  libraries: readonly KnownLibrary[],
  page: string,
  words: Words,
): string {
  const { t } = words
  const shown = items.slice(0, MOST_ROWS)
  const below = (total - shown.length) * ROW_HEIGHT
  return `<div class="App_window" data-prerender inert aria-hidden="true"><header class="App_bar">${titleBar(libraries, words)}</header><div class="App_banner"></div>\
<nav class="App_library"><div class="Library_column"><search class="Library_header"><div class="SearchField_field">${icon('search')}\
<input type="search" placeholder="${escapeAttribute(t('library:searchHint'))}"></div><span class="Library_menuSpace"></span></search>\
<div class="Library_chips">${chips(counts, words)}</div>\
<div class="Listbox_scroller Library_list"><div class="Listbox_rows Listbox_plain" style="padding-bottom:${below}px">\
${shown.map((article) => row(article, words)).join('')}</div></div>\
<div class="Library_footer"><button class="Button_quiet">${icon('bin')}${escapeHtml(t('library:bin'))}</button></div></div></nav>\
<main class="App_page">${page}</main><aside class="App_inspector"></aside><footer class="App_footer"></footer></div>`
}
