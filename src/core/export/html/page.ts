import type { Article } from '../../article/index.ts'
import { escapeAttribute, escapeHtml, safeAddress } from '../../document/index.ts'
import { directionOf, directionOfText } from '../../writingDirection.ts'
import type { ShownFigure } from '../articlePictures.ts'
import type { ExportContext } from '../context.ts'
import type { HouseProfile } from '../house.ts'
import { pageWords } from '../pageWords.ts'
import { articleElement } from './article.ts'
import { articleHead } from './head.ts'
import { PICTURE_FOLDER, withEmbedded } from './hooks.ts'
import { articleAddress, fileAddress } from './identity.ts'
import { fontStyle, pageStyle, type StyleSheet, type Theme } from './pageStyle.ts'

/** An HTML document: what is the same for each page of a house, around what is its own. */
export type DocumentShell = {
  language: string
  title: string
  /** More elements of the head; each ends in a line end. */
  head: string
  /** Styles within the page, of which the policy allows these alone. */
  styles: readonly StyleSheet[]
  /** Where styles, fonts and pictures may come from besides, as in a Content Security Policy. */
  sources: { styles?: string; fonts?: string; pictures?: string }
  /** What is in `body`. */
  body: string
}

/** A policy without scripts and without requests but for the sources. */
function policyOf({ styles, sources }: Pick<DocumentShell, 'styles' | 'sources'>): string {
  const styleSources = [...styles.map(({ source }) => source), sources.styles ?? '']
  const directives = [
    ['style-src', styleSources.filter((source) => source !== '').join(' ')],
    ['font-src', sources.fonts ?? ''],
    ['img-src', sources.pictures ?? ''],
  ].filter(([, allowed]) => allowed !== '')
  const allowed = directives.map((directive) => `${directive.join(' ')}; `).join('')
  return `default-src 'none'; ${allowed}base-uri 'none'; form-action 'none'`
}

/** What is before and after the styles of a document. */
function around({
  language,
  title,
  head,
  styles,
  sources,
  body,
}: DocumentShell): [start: string, end: string] {
  const dir = directionOf(language) === 'rtl' ? ' dir="rtl"' : ''
  const start = `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}"${dir}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policyOf({ styles, sources })}">
<title>${escapeHtml(title)}</title>
${head}`
  return [start, `</head>\n<body>\n${body}\n</body>\n</html>\n`]
}

/** A whole document, to be written in UTF-8. */
export function documentShell(shell: DocumentShell): string {
  const [start, end] = around(shell)
  return start + shell.styles.map(({ css }) => `<style>${css}</style>\n`).join('') + end
}

const utf8 = new TextEncoder()
/** Where pages are put together; a larger one has a buffer of its own. */
const buffer = new Uint8Array(0x40000)

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The bytes of `documentShell`, for which the styles are not encoded anew, with the pictures that it embeds. */
function documentBytes(shell: DocumentShell, figures: readonly ShownFigure[]): Uint8Array {
  const [start, end] = around(shell)
  const styles = shell.styles.map(({ element }) => element)
  if (figures.length > 0) return joined([utf8.encode(start), ...styles, ...withEmbedded(end, figures)])
  const most = styles.reduce((sum, { length }) => sum + length, (start.length + end.length) * 3)
  const bytes = most <= buffer.length ? buffer : new Uint8Array(most)
  let at = utf8.encodeInto(start, bytes).written
  for (const style of styles) {
    bytes.set(style, at)
    at += style.length
  }
  at += utf8.encodeInto(end, bytes.subarray(at)).written
  return bytes.slice(0, at)
}

/** A title with the name of the site behind it, where the house has one. */
function pageTitle(title: string, { siteName }: HouseProfile): string {
  return siteName === '' ? title : `${title} – ${siteName}`
}

const directed = (text: string, language: string) => {
  const own = directionOfText(text)
  return own === null || own === directionOf(language) ? '' : ' dir="auto"'
}

/** The name of the site above a page, linked to `home`; an empty string where the house has no name. */
function masthead({ siteName }: HouseProfile, home: string, language: string): string {
  if (siteName === '') return ''
  const name = escapeHtml(siteName)
  const shown = home === '' ? name : `<a href="${escapeAttribute(home)}">${name}</a>`
  return `<header class="masthead"><p${directed(siteName, language)}>${shown}</p></header>\n`
}

/** The licence below a page; an empty string where the house has none. */
export function colophon({ licence }: HouseProfile, language: string): string {
  if (licence === '') return ''
  return `\n<footer class="colophon"><p${directed(licence, language)}>${escapeHtml(licence)}</p></footer>`
}

function pageShell(
  article: Article,
  context: ExportContext,
  theme: Theme,
): { shell: DocumentShell; pictures: readonly ShownFigure[] } {
  const { language, headline } = article
  const { house } = context
  const { html, text, pictures } = articleElement(article, context, language, { printsLinks: true })
  const title = headline === '' ? pageWords(house.dateLanguage || language).untitled : headline
  const home = safeAddress(house.siteAddress) ?? ''
  const body = `${masthead(house, home, language)}<main>\n${html}\n</main>${colophon(house, language)}`
  const fonts = fontStyle(context.fonts, body)
  const isBeside = !context.isPrinted && context.options.pictures === 'beside'
  const address = articleAddress(article, house)
  const shell = {
    language,
    title: pageTitle(title, house),
    head: articleHead(article, text, {
      address,
      house,
      pictures: pictures.map((figure) => ({
        figure,
        address: isBeside ? fileAddress(PICTURE_FOLDER + figure.picture.sizes[0].name, address, house) : '',
      })),
    }),
    styles: fonts ? [fonts, pageStyle(house, theme)] : [pageStyle(house, theme)],
    sources: {
      ...(fonts ? { fonts: 'data:' } : {}),
      ...(pictures.length > 0 ? { pictures: isBeside ? "'self'" : 'data:' } : {}),
    },
    body,
  }
  return { shell, pictures }
}

/**
 * The article as a self-contained HTML page, in UTF-8: no script runs in it and nothing is fetched. Its fonts are those of the
 * context that its text needs, and the pictures are embedded.
 */
export function toHtmlPage(article: Article, context: ExportContext): Uint8Array {
  const { shell, pictures } = pageShell(article, context, 'auto')
  return documentBytes(shell, pictures)
}

/** The same as a text, light or dark whatever the reader's system has. */
export function previewPage(article: Article, context: ExportContext, theme: Theme): string {
  return documentShell(pageShell(article, context, theme).shell)
}

/** The article element alone, for a content-management system with its own page and style. */
export function toHtmlFragment(article: Article, context: ExportContext): Uint8Array {
  const { html, pictures } = articleElement(article, context, '', { isUnstyled: true })
  return joined(withEmbedded(`${html}\n`, pictures))
}
