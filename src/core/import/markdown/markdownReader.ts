import { failed, ok } from '../../failure.ts'
import { withAgenciesApart } from '../agency/fieldsOfCopy.ts'
import { doubtsOfCopy, noticesOfCopy, doubtCopy } from '../agency/doubtCopy.ts'
import { buildContent } from '../buildDraft.ts'
import { type Doubt, doubt } from '../doubts.ts'
import { type Block, type Draft, isBodyKind } from '../draft.ts'
import { hasExtensionOf } from '../formats.ts'
import { LARGEST_MARKDOWN, MOST_MARKDOWN_LINES, MOST_MARKS } from '../limits.ts'
import { isAgency, isNewsroom } from '../metadata/credits.ts'
import type { Notice } from '../notices.ts'
import { paragraphOf } from '../paragraph.ts'
import { describedBlocks, type SourcePictures } from '../pictures/index.ts'
import type { FormatReader } from '../reader.ts'
import type { Reason } from '../reason.ts'
import { classifyTree } from '../tree/classifyTree.ts'
import { ownBlock } from '../tree/ownBlock.ts'
import { countMarks } from './countMarks.ts'
import { readFileName } from './fileName.ts'
import type { NumberedLine, Split } from './frontMatter.ts'
import { withMainPicture } from './mainPicture.ts'
import { type MarkdownText, readMarkdown } from './readMarkdown.ts'
import { asMarkdown, otherMarkupOf } from './otherMarkup.ts'
import { looksLikeMarkdown } from './recogniseMarkdown.ts'

/** Markdown: by the name of the file, by front matter, or by marks that no plain text has in such number; and Org, AsciiDoc and MediaWiki. */
export const markdownReader: FormatReader = {
  recognise(file) {
    if (file.foreign !== null || !file.text.ok) return null
    if (hasExtensionOf(file.fileName, 'markdown')) return 'sure'
    const { text } = file.text.value
    return looksLikeMarkdown(text) || otherMarkupOf(file.fileName, text) !== null ? 'likely' : null
  },
  async read({ fileName, bytes, text: source, pictures }) {
    if (!source.ok) return source
    if (bytes.length > LARGEST_MARKDOWN)
      return failed('too-large', { fileName, limit: LARGEST_MARKDOWN, size: bytes.length })
    const { text: said, encoding, language, lines } = source.value
    const markup = otherMarkupOf(fileName, said)
    const text = markup === null ? said : asMarkdown(said, markup)
    if (lines.length > MOST_MARKDOWN_LINES) return failed('hostile', { fileName, limit: MOST_MARKDOWN_LINES })
    if (countMarks(text) > MOST_MARKS) return failed('hostile', { fileName, limit: MOST_MARKS })
    const read = readMarkdown(text, language, pictures)
    return ok({
      fileName,
      format: 'markdown',
      encoding,
      ...markdownDraft(described(read, pictures), fileName),
    })
  },
}

/** A text with what the files of its pictures say of them; what Marbre wrote says all of it itself. */
function described(read: MarkdownText, pictures: SourcePictures): MarkdownText {
  if (read.isOwn) return read
  const text = withMainPicture(read, pictures)
  const source = describedBlocks(text.source, pictures)
  return { ...text, source, base: { ...read.base, pictures: pictures.uses } }
}

type MarkdownDraft = Omit<Draft, 'fileName' | 'format' | 'encoding'>

/** The draft of a text that was read. */
export function markdownDraft(read: MarkdownText, fileName: string): MarkdownDraft {
  const { front, rest, linked } = read
  const { blocks, base, content, doubts, notices } = read.isOwn
    ? ownDraft(read)
    : foreignDraft(read, fileName)
  const hasRest = Object.keys(rest).length > 0
  return {
    base,
    origin: front.fields.size > 0 ? 'front-matter' : null,
    ...(hasRest ? { frontMatter: rest } : {}),
    blocks,
    content,
    doubts: [...doubtsAbout(front), ...doubtsOfEmbargo(read), ...doubts],
    notices: [...countOf('links-in-headings', linked), ...notices],
  }
}

type Classified = Pick<Draft, 'blocks' | 'base' | 'content' | 'doubts' | 'notices'>

/** A file that Marbre wrote says what its parts are. */
function ownDraft({ base, source }: MarkdownText): Classified {
  const blocks = source.map(({ node }, at) => ownBlock(node, at))
  return { blocks, base, content: buildContent(blocks, base), doubts: [], notices: [] }
}

function foreignDraft(read: MarkdownText, fileName: string): Classified {
  const { source, bold, front } = read
  const name = readFileName(fileName)
  const { base: said, doubt: dateDoubt } = withNamedDate(read, name.date)
  const base = withAgenciesApart(said)
  const { language, headline } = base
  const tree = classifyTree(source, { language, guess: false, headline })
  const { metadata, sources } = tree
  const blocks = doubtCopy(tree.blocks, base, metadata).map((block, at): Block => {
    if (isPartOfText(block, base)) return ownBlock(block.node ?? paragraphOf(block.text), at)
    const certainty = bold.get(sources[at] ?? -1)
    if (certainty) return { ...block, certainty, reason: 'heading-bold' }
    return block.reason === 'headline-among-equals' ? { ...block, certainty: 'doubtful' } : block
  })
  const unread = asides(front.unread)
  const all = [...unread, ...blocks].map((block, at) => ({ ...block, line: at + 1 }))
  const slugged = { ...base, slug: base.slug || name.slug }
  const known = [...unread.map(() => undefined), ...metadata]
  const content = buildContent(all, slugged, known)
  const doubts = [...(dateDoubt ? [dateDoubt] : []), ...doubtOfAccount(base), ...doubtsOfCopy(all)]
  const notices = [...noticesOf(read), ...noticesOfCopy(all)]
  if (content.headline !== '') {
    const hasWords = /[\p{L}\p{N}]/u.test(content.headline)
    const more = hasWords ? [] : [doubt('headline-without-words')]
    return { blocks: all, base: slugged, content, doubts: [...doubts, ...more], notices }
  }
  if (name.title === '')
    return { blocks: all, base: slugged, content, doubts: [...doubts, doubt('no-headline')], notices }
  const titled = { ...slugged, headline: name.title }
  const isTitle = name.isWritten && isVaultNote(read)
  return {
    blocks: all,
    base: titled,
    content: buildContent(all, titled, known),
    doubts: isTitle ? doubts : [...doubts, doubt('headline-from-file-name')],
    notices: isTitle ? [...notices, { name: 'name-as-headline', detail: {} }] : notices,
  }
}

/** `author: marta_ruiz` names an account of the site, whose name is not said. */
function doubtOfAccount({ byline }: Draft['base']): Doubt[] {
  const account = byline.find(
    ({ name }) => /^[\p{Ll}\p{N}._-]{2,40}$/u.test(name) && !isNewsroom(name) && !isAgency(name),
  )
  return account ? [doubt('byline-unlikely', { byline: account.name })] : []
}

/** Rules by which a plain text, which names nothing, is guessed at. */
const GUESSES: ReadonlySet<Reason> = new Set<Reason>([
  'subhead-under',
  'subhead-or-other',
  'standfirst-above-byline',
])

/** True for a block that was taken for a field by its place alone, or for one which the front matter has. */
function isPartOfText({ kind, reason, runsOn }: Block, base: Draft['base']): boolean {
  if (runsOn === true) return false
  if (isBodyKind(kind) || kind === 'note' || kind === 'aside' || kind === 'headline') return false
  return GUESSES.has(reason) || base[kind].length > 0
}

/** The fields with the day that a file bears in its name where they have no date; and the doubt about their date. */
function withNamedDate(
  { base, doubtfulDate }: MarkdownText,
  day: string,
): { base: Draft['base']; doubt: Doubt | null } {
  if (base.date !== '' && !doubtfulDate) {
    const isTurned = day !== '' && day !== base.date.slice(0, 10) && day === withDayAndMonthTurned(base.date)
    return { base, doubt: isTurned ? doubt('front-matter-date-either-way', { value: base.date }) : null }
  }
  if (!doubtfulDate) return { base: { ...base, date: day }, doubt: null }
  const { value, isEitherWay } = doubtfulDate
  const name = isEitherWay ? 'front-matter-date-either-way' : 'front-matter-date'
  return { base: { ...base, date: base.date || day }, doubt: doubt(name, { value: value.slice(0, 80) }) }
}

/** The day of a date whose day and month have changed places: that of `03/04/2026`, read in the other order. */
function withDayAndMonthTurned(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-')
  return `${year}-${day}-${month}`
}

function doubtsOfEmbargo({ unclearEmbargo: value }: MarkdownText): Doubt[] {
  return value === '' ? [] : [doubt('front-matter-embargo', { value: value.slice(0, 80) })]
}

/** Notes of a vault bear their title in the name of the file. */
function isVaultNote({ front, findings }: MarkdownText): boolean {
  const keys = [...front.fields.keys()].map((key) => key.toLowerCase())
  const hasSigns = keys.some((key) => /^(?:alias|aliases|cssclass|cssclasses)$/.test(key))
  const isTagged =
    keys.length > 0 && keys.every((key) => /^(?:tags?|created|modified|updated|date)$/.test(key))
  return hasSigns || isTagged || findings.wikiLinks.length > 0
}

function asides(lines: readonly NumberedLine[]): Block[] {
  const text = lines.map((line) => line.text).join('\n')
  if (text === '') return []
  return [
    {
      line: 1,
      kind: 'aside',
      text,
      certainty: 'likely',
      reason: 'front-matter-line',
      node: paragraphOf(text),
    },
  ]
}

const LONGEST_DETAIL = 200

function doubtsAbout({ guessed, unread, twice, isOpen }: Split): Doubt[] {
  const linesOf = (lines: readonly NumberedLine[]) => ({
    count: lines.length,
    lines: lines
      .map(({ line }) => line)
      .slice(0, 12)
      .join(', '),
    text: lines
      .map(({ text }) => text.replace(/^[ \t]+/, ''))
      .join(' / ')
      .slice(0, LONGEST_DETAIL),
  })
  return [
    ...(guessed.length > 0 ? [doubt('front-matter-guessed', linesOf(guessed))] : []),
    ...(unread.length > 0 ? [doubt('front-matter-unread', linesOf(unread))] : []),
    ...(twice.length > 0
      ? [doubt('front-matter-twice', { keys: twice.join(', ').slice(0, LONGEST_DETAIL) })]
      : []),
    ...(isOpen ? [doubt('front-matter-open')] : []),
  ]
}

function countOf(name: Notice['name'], found: readonly unknown[] | number): Notice[] {
  const count = typeof found === 'number' ? found : found.length
  return count > 0 ? [{ name, detail: { count } }] : []
}

function noticesOf({ findings, front }: MarkdownText): Notice[] {
  const { templates, wikiLinks, comments, scripts, changes, lostLinks } = findings
  const named = (name: Notice['name'], names: readonly string[]): Notice[] => {
    const shown = [...new Set(names)].slice(0, 12).join(', ').slice(0, LONGEST_DETAIL)
    return names.length > 0 ? [{ name, detail: { count: names.length, names: shown } }] : []
  }
  return [
    ...named('site-tags', templates),
    ...named('wiki-links', wikiLinks),
    ...countOf('comments-to-note', comments.length + front.comments.length),
    ...countOf('scripts-dropped', scripts),
    ...countOf('tracked-changes', changes),
    ...countOf('lost-links', lostLinks),
  ]
}
