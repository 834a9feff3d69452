import type * as Document from '../../document/types.ts'
import { failed, ok } from '../../failure.ts'
import { doubt } from '../doubts.ts'
import type { Draft } from '../draft.ts'
import { hasExtensionOf } from '../formats.ts'
import type { Notice } from '../notices.ts'
import type { FormatReader } from '../reader.ts'
import { ownDraft } from '../tree/ownDraft.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import { treeDraft } from '../tree/treeDraft.ts'
import { annotations, takeComments } from './comments.ts'
import { mendOfficeHtml } from './officeHtml.ts'
import { readOwnPage } from './ownPage.ts'
import { unlikelyName } from './pageNames.ts'
import { parseHtml } from './parseHtml.ts'
import { readPage } from './readPage.ts'
import { mendShortcodes } from './shortcodes.ts'

/** HTML: a page by how it begins, a fragment by its tags; or by the name of the file. */
export const htmlReader: FormatReader = {
  recognise(file) {
    if (file.foreign !== null || !file.text.ok) return null
    const { text } = file.text.value
    if (beginsPage(text)) return 'sure'
    if (hasExtensionOf(file.fileName, 'html')) return 'sure'
    return isFragment(text) ? 'likely' : null
  },
  async read(file) {
    const { fileName, text: source } = file
    if (!source.ok) return source
    const { text, encoding } = source.value
    const written: string[] = []
    const root = parseHtml(text, written)
    if (!root) return failed('hostile', { fileName })
    const own = readOwnPage(root, file.pictures)
    if (own)
      return ok(
        ownDraft({
          fileName,
          format: 'html',
          encoding,
          origin: 'page-data',
          ...own,
          uses: file.pictures.uses,
          notices: file.pictures.notices,
        }),
      )
    const comments = [...takeComments(root), ...annotations(root, written)]
    const changes = mendOfficeHtml(root)
    const calls = mendShortcodes(root)
    const page = readPage(root, file.pictures)
    const { base, title, guess, doubts, language } = page
    const blocks = [...page.source, ...comments.map(noteOf)]
    const notices = [
      ...page.notices,
      ...commentsNotice(comments.length),
      ...changesNotice(changes),
      ...callsNotice(calls),
    ]
    const words = blocks.flatMap(({ kind, node }) =>
      kind === 'aside' || kind === 'note' ? [] : [textOfNode(node)],
    )
    if (blocks.length === 0) return failed('empty', { fileName })
    const make = (headline: string): Draft =>
      treeDraft({
        fileName,
        format: 'html',
        encoding,
        origin: 'page-data',
        base: { ...base, headline, language: file.languageOf(words.slice(0, SAMPLE).join('\n'), language) },
        source: blocks,
        guess,
        look: true,
        doubts,
        notices,
        pictures: file.pictures,
      })
    const draft = make('')
    return ok(withBylineDoubt(draft.content.headline === '' && title !== '' ? make(title) : draft))
  },
}

const changesNotice = (count: number): Notice[] =>
  count > 0 ? [{ name: 'tracked-changes', detail: { count } }] : []

const callsNotice = (names: readonly string[]): Notice[] => {
  const shown = [...new Set(names)].slice(0, 12).join(', ')
  return names.length > 0 ? [{ name: 'site-tags', detail: { count: names.length, names: shown } }] : []
}

const commentsNotice = (count: number): Notice[] =>
  count > 0 ? [{ name: 'comments-to-note', detail: { count } }] : []

/** A comment becomes part of the internal note. */
function noteOf(text: string): SourceBlock {
  const node: Document.Paragraph = { type: 'paragraph', content: [{ type: 'text', text, marks: [] }] }
  return { node, kind: 'note', reason: 'document-comment' }
}

/** A draft with a doubt where one of those who sign it is named as nobody is. */
function withBylineDoubt(draft: Draft): Draft {
  const name = unlikelyName(draft.content.byline)
  if (name === null) return draft
  return { ...draft, doubts: [...draft.doubts, doubt('byline-unlikely', { byline: name.slice(0, 80) })] }
}

/** Blocks by which the language is told. */
const SAMPLE = 400

/** True for a text that begins as a page of HTML does. */
function beginsPage(text: string): boolean {
  const head = text
    .slice(0, 4000)
    .replace(/^(?:\ufeff|[ \t\n\r\f]|<!--[^>]{0,2000}-->|<\?xml[^>]{0,200}\?>)+/, '')
  return /^<(?:!doctype[ \t\r\n]+html|html[ \t\r\n>]|head>|body[ >])/i.test(head)
}

/** True for a text that begins and ends with a tag, and has blocks of HTML. */
function isFragment(text: string): boolean {
  const head = text.slice(0, 400)
  if (
    !/^[ \t\n\r]*<(?:p|div|h[1-6]|article|section|main|ul|ol|table|blockquote|figure|span|b|strong)(?:[ \t\n\r][^<>]{0,300})?>/i.test(
      head,
    )
  )
    return false
  return />[ \t\n\r]*$/.test(text.slice(-400)) && /<\/(?:p|div|h[1-6]|li|article|section)>/i.test(text)
}
