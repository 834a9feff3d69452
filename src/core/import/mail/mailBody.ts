import { hasReadTwice } from '../encoding/damage.ts'
import type { Email } from 'postal-mime'
import type { ArticleContent } from '../../article/index.ts'
import { doubtsOfCopy, noticesOfCopy, doubtCopy } from '../agency/doubtCopy.ts'
import { buildContent } from '../buildDraft.ts'
import type { Block, Draft } from '../draft.ts'
import { blocksOfTree, mendOfficeHtml, parseHtml } from '../html/index.ts'
import { MOST_LINES } from '../limits.ts'
import { isBlank, type Line, splitLines } from '../lines.ts'
import type { LineMetadata } from '../metadata/metaLine.ts'
import { type FoundPicture, isLogo, type SourcePictures } from '../pictures/index.ts'
import type { Reason } from '../reason.ts'
import { readPlainText, type ReadText } from '../text/readPlainText.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import { treeDraft } from '../tree/treeDraft.ts'
import { headerOf as headerOfLine, opensMail } from './anotherMail.ts'
import { headOf, linesToPart } from './ownText.ts'
import type { MailHead, MailPart, PartedMail } from './parting.ts'
import { partLines } from './partLines.ts'

/** The text of a mail. */
export type MailBody = {
  language: string
  forwarded: PartedMail['forwarded']
  isDamaged: boolean
  /** The draft over what is known beside the text. */
  make(base: ArticleContent): Draft
}

const REASONS: { readonly [Part in Exclude<MailPart, 'own'>]: Reason } = {
  greeting: 'mail-greeting',
  cover: 'mail-cover',
  quoted: 'mail-quoted',
  signature: 'mail-signature',
}
const DRAFT = { fileName: '', format: 'mail', encoding: null, origin: 'headers' } as const

/** The text of a mail: its HTML where that says more than its plain text, which lacks links, headings and lists. */
export function bodyOf(
  mail: Email,
  pictures: SourcePictures,
  languageOf: (text: string) => string,
): MailBody | 'hostile' | 'empty' {
  const { html = '', text = '' } = mail
  const head = headOf(mail)
  const isWanted = html !== '' && (text === '' || isRich(html) || saysMore(html, text))
  const blocks = isWanted ? htmlBlocks(html, pictures) : null
  if (blocks === 'hostile' && isBlank(text)) return 'hostile'
  if (blocks !== null && blocks !== 'hostile' && holds(blocks, text))
    return bodyOfBlocks(blocks, { head, pictures }, languageOf)
  if (isBlank(text)) return 'empty'
  const lines = splitLines(text, MOST_LINES)
  return lines === null ? 'hostile' : bodyOfLines(lines, head, languageOf)
}

/** True for HTML that a plain text cannot say. */
function isRich(html: string): boolean {
  return /<(?:h[1-6]|ul|ol|strong|b|em|i|table|blockquote)[ >]|<a[ ][^>]{0,300}href=["']?(?:http|mailto)|<img[ ][^>]{0,2000}src=["']?(?:cid|data):/i.test(
    html,
  )
}

/** Letters of HTML beyond those of a plain text that only tells to open it with another program. */
const MORE = 100

/** True where HTML has far more words than the plain text beside it. */
function saysMore(html: string, text: string): boolean {
  const said = parseHtml(html)?.length ?? 0
  return said > lettersIn(text) * 2 + MORE
}

function htmlBlocks(html: string, pictures: SourcePictures): SourceBlock[] | 'hostile' {
  const root = parseHtml(html)
  if (root) mendOfficeHtml(root)
  const repeated = repeatedIn(html, pictures)
  const isUnwanted = (picture: FoundPicture) => isLogo(picture) || repeated.has(picture.bytes)
  return root ? blocksOfTree(root, pictures, isUnwanted) : 'hostile'
}

/** The inline pictures that a mail shows more than once: signs and logos. */
export function repeatedIn(html: string, { parts }: SourcePictures): ReadonlySet<Uint8Array> {
  const seen = new Set<string>()
  const repeated = new Set<Uint8Array>()
  for (const [, address = ''] of html.matchAll(/[ ]src=["']?(cid:[^"'> ]{1,300})/gi)) {
    const part = seen.has(address) ? parts.get(address) : undefined
    if (part) repeated.add(part.bytes)
    seen.add(address)
  }
  return repeated
}

/** True where the blocks have most of the words of a text: some programs leave the HTML empty, or shorten it. */
function holds(blocks: readonly SourceBlock[], text: string): boolean {
  if (blocks.length === 0) return false
  const found = blocks.reduce((sum, { node }) => sum + lettersIn(textOfNode(node)), 0)
  return found >= lettersIn(text) * 0.8
}

const lettersIn = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').length

/** A block; the parts of one that is another mail as a whole, as some programs quote what they pass on. */
function unquotedMail(block: SourceBlock): SourceBlock[] {
  const { node } = block
  const isMail = node.type === 'quotation' && opensMail(textOfNode(node).split('\n'))
  return isMail ? node.content.map((part) => ({ node: part })) : [block]
}

const headerAt = (line = '') => !line.includes('\n') && headerOfLine(line) !== null

function bodyOfBlocks(
  given: readonly SourceBlock[],
  { head, pictures }: { head: MailHead; pictures: SourcePictures },
  languageOf: (text: string) => string,
): MailBody | 'empty' {
  const blocks = given.flatMap(unquotedMail)
  const lines: string[] = []
  const ranges: { from: number; to: number }[] = []
  for (const { node } of blocks) {
    // Each header of a mail that was passed on may be a paragraph; in a plain text no blank line is between them.
    if (headerAt(lines.at(-2)) && headerAt(textOfNode(node))) lines.pop()
    const from = lines.length
    // A quotation of HTML is what a plain text says behind `>`.
    const sign = node.type === 'quotation' ? '> ' : ''
    for (const line of textOfNode(node).split('\n')) lines.push(sign + line.replace(/^> ?/, ''))
    ranges.push({ from, to: lines.length })
    lines.push('')
  }
  const { parts, forwarded, isForward, doubted } = partLines(lines, head)
  const source = blocks.flatMap((block, at): SourceBlock[] => {
    const own = parts.slice(ranges[at]?.from, ranges[at]?.to)
    const part = own[0] ?? 'own'
    if (part !== 'own') return [{ ...block, kind: 'aside', reason: REASONS[part] }]
    const isPassedOn = isForward && block.node.type === 'quotation'
    return isPassedOn && block.node.type === 'quotation'
      ? block.node.content.map((node) => ({ node }))
      : [block]
  })
  const uncertain = new Map<string, Reason>(
    blocks.flatMap(({ node }, at) => {
      const { from = 0, to = 0 } = ranges[at] ?? {}
      const within = lines.slice(from, to).findIndex((_, each) => doubted.has(from + each))
      const line = from + within
      return within < 0 ? [] : [[textOfNode(node), reasonOf(parts[line] ?? 'own', lines[line] ?? '')]]
    }),
  )
  const words = source.flatMap(({ kind, node }) => (kind === 'aside' ? [] : [textOfNode(node)])).join('\n')
  if (isBlank(words)) return 'empty'
  const language = languageOf(words)
  const guess = !source.some(({ node }) => node.type === 'sectionHeading' || node.type === 'heading')
  return {
    language,
    forwarded,
    isDamaged: isDamaged(words),
    make: (base) =>
      doubtedTexts(
        treeDraft({ ...DRAFT, base: { ...base, language }, source, guess, look: true, pictures }),
        uncertain,
      ),
  }
}

function bodyOfLines(
  lines: readonly Line[],
  head: MailHead,
  languageOf: (text: string) => string,
): MailBody | 'empty' {
  const texts = linesToPart(lines)
  const { parts, forwarded, isForward, doubted } = partLines(texts, head)
  const kept = lines.flatMap((line, at): Line[] =>
    parts[at] === 'own' ? [isForward ? unquoted(line) : line] : [],
  )
  const words = kept.map(({ text }) => text).join('\n')
  if (isBlank(words)) return 'empty'
  const language = languageOf(words)
  const read = readPlainText(kept, language)
  const asides = asidesOf(lines, parts, doubted)
  const uncertain = new Map<number, Reason>(
    [...doubted].flatMap((at) =>
      parts[at] === 'own' ? [[lines[at]?.number ?? 0, reasonOf('own', texts[at] ?? '')]] : [],
    ),
  )
  return {
    language,
    forwarded,
    isDamaged: isDamaged(words),
    make: (base) => {
      const under = base.headline === '' ? read : readUnder(base.headline, kept, language)
      return draftOfLines(under, { asides, uncertain }, { ...base, language })
    },
  }
}

/** Lines under a headline that is not among them: what stands first is then no title, but may be a byline or a date. */
function readUnder(headline: string, lines: readonly Line[], language: string): ReadText {
  const above = [headline, ''].map((text): Line => ({ number: 0, text, indentation: '', blank: text === '' }))
  const { blocks, metadata } = readPlainText([...above, ...lines], language)
  const own = blocks.flatMap(({ line }, at) => (line > 0 ? [at] : []))
  return {
    blocks: own.flatMap((at) => blocks[at] ?? []),
    metadata: own.map((at) => metadata[at]),
  }
}

/** A line of a mail that was passed on behind `>`, without it. */
function unquoted(line: Line): Line {
  const text = line.text.replace(/^> ?/, '')
  return text === line.text ? line : { ...line, text, blank: isBlank(text) }
}

function draftOfLines(
  { blocks: recognised, metadata }: ReadText,
  { asides, uncertain }: { asides: readonly Block[]; uncertain: ReadonlyMap<number, Reason> },
  base: ArticleContent,
): Draft {
  const filled = { ...base }
  const doubted = doubtCopy(recognised, filled, metadata)
  const own = filled.headline === '' ? doubted : doubted.map((block) => withoutGuess(block))
  const merged: { block: Block; known: LineMetadata | undefined }[] = [
    ...doubtedLines(own, uncertain).map((block, at) => ({ block, known: metadata[at] })),
    ...asides.map((block) => ({ block, known: undefined })),
  ].sort((one, other) => one.block.line - other.block.line)
  const blocks = merged.map(({ block }) => block)
  return {
    ...DRAFT,
    base: filled,
    blocks,
    content: buildContent(
      blocks,
      filled,
      merged.map(({ known }) => known),
    ),
    doubts: doubtsOfCopy(blocks),
    notices: noticesOfCopy(blocks),
  }
}

/** With the subject as headline, no line is missing one. */
function withoutGuess(block: Block): Block {
  if (block.reason === 'paragraph-no-headline')
    return { ...block, certainty: 'likely', reason: 'paragraph-prose' }
  return block.kind === 'headline' && block.certainty === 'doubtful'
    ? { ...block, kind: 'paragraph', certainty: 'likely', reason: 'paragraph-prose' }
    : block
}

/** What is doubtful about a line: the part that it was set aside as, or the one that it may be. */
function reasonOf(part: MailPart, line: string): Reason {
  if (part !== 'own') return REASONS[part]
  return line.startsWith('>') ? 'mail-quoted' : 'mail-signature'
}

/** The blocks of a text, with a doubt about each that has an uncertain line, by the number of that line. */
function doubtedLines(blocks: readonly Block[], uncertain: ReadonlyMap<number, Reason>): Block[] {
  const lines = [...uncertain].sort(([one], [other]) => one - other)
  let next = 0
  return blocks.map((block, at) => {
    const end = blocks[at + 1]?.line ?? Infinity
    while (next < lines.length && (lines[next]?.[0] ?? 0) < block.line) next += 1
    const [line = Infinity, reason] = lines[next] ?? []
    if (line >= end) return block
    return reason === undefined || block.certainty === 'doubtful'
      ? block
      : { ...block, certainty: 'doubtful', reason }
  })
}

/** A draft with a doubt about each block whose text is an uncertain one. */
function doubtedTexts(draft: Draft, uncertain: ReadonlyMap<string, Reason>): Draft {
  const blocks = draft.blocks.map((block): Block => {
    const reason = block.kind === 'headline' ? undefined : uncertain.get(block.text)
    return reason === undefined ? block : { ...block, certainty: 'doubtful', reason }
  })
  return { ...draft, blocks }
}

/** The parts that are set aside, a block for all the lines in a row that are one part. */
function asidesOf(lines: readonly Line[], parts: readonly MailPart[], doubted: ReadonlySet<number>): Block[] {
  const asides: Block[] = []
  for (let from = 0, to = 0; from < lines.length; from = to) {
    const part = parts[from] ?? 'own'
    while (to < lines.length && parts[to] === part) to += 1
    if (to === from) to += 1
    if (part === 'own') continue
    const texts = lines.slice(from, to).map(({ text }) => text)
    const first = texts.findIndex((text) => text !== '')
    const text = texts.slice(Math.max(0, first), texts.findLastIndex((each) => each !== '') + 1).join('\n')
    const line = lines[from + Math.max(0, first)]?.number ?? 1
    const isDoubtful = lines.slice(from, to).some((_, at) => doubted.has(from + at))
    const certainty = isDoubtful ? 'doubtful' : 'sure'
    if (!isBlank(text)) asides.push({ line, kind: 'aside', text, certainty, reason: REASONS[part] })
  }
  return asides
}

/** True where letters were lost, or read in another encoding than the one that they were written in. */
function isDamaged(words: string): boolean {
  return words.includes('\ufffd') || hasReadTwice(words, 0)
}
