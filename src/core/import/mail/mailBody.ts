import { hasReadTwice } from '../encoding/damage.ts'
import type { Email } from 'postal-mime'
import type { ArticleContent } from '../../article/index.ts'
import { doubtsOfCopy, noticesOfCopy, doubtCopy } from '../agency/doubtCopy.ts'
import { buildContent } from '../buildDraft.ts'
import type { Block, Draft } from '../draft.ts'
import { blocksOfTree, parseHtml } from '../html/index.ts'
import { MOST_LINES } from '../limits.ts'
import { isBlank, type Line, splitLines } from '../lines.ts'
import type { LineMetadata } from '../metadata/metaLine.ts'
import { type FoundPicture, isLogo, type SourcePictures } from '../pictures/index.ts'
import type { Reason } from '../reason.ts'
import { readPlainText, type ReadText } from '../text/readPlainText.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import { treeDraft } from '../tree/treeDraft.ts'
import { type MailPart, partLines, type PartedMail } from './partLines.ts'

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
  const { html = '', text = '', subject = '' } = mail
  const blocks = html === '' || (text !== '' && !isRich(html)) ? null : htmlBlocks(html, pictures)
  if (blocks === 'hostile' && isBlank(text)) return 'hostile'
  if (blocks !== null && blocks !== 'hostile' && holds(blocks, text))
    return bodyOfBlocks(blocks, { subject, pictures }, languageOf)
  if (isBlank(text)) return 'empty'
  const lines = splitLines(text, MOST_LINES)
  return lines === null ? 'hostile' : bodyOfLines(lines, subject, languageOf)
}

/** True for HTML that a plain text cannot say. */
function isRich(html: string): boolean {
  return /<(?:h[1-6]|ul|ol|strong|b|em|i|table|blockquote)[ >]|<a[ ][^>]{0,300}href=["']?(?:http|mailto)|<img[ ][^>]{0,2000}src=["']?(?:cid|data):/i.test(
    html,
  )
}

function htmlBlocks(html: string, pictures: SourcePictures): SourceBlock[] | 'hostile' {
  const root = parseHtml(html)
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

function bodyOfBlocks(
  blocks: readonly SourceBlock[],
  { subject, pictures }: { subject: string; pictures: SourcePictures },
  languageOf: (text: string) => string,
): MailBody | 'empty' {
  const lines: string[] = []
  const ranges: { from: number; to: number }[] = []
  for (const { node } of blocks) {
    const from = lines.length
    // A quotation of HTML is what a plain text says behind `>`.
    const sign = node.type === 'quotation' ? '> ' : ''
    for (const line of textOfNode(node).split('\n')) lines.push(sign + line.replace(/^> ?/, ''))
    ranges.push({ from, to: lines.length })
    lines.push('')
  }
  const { parts, forwarded, isForward } = partLines(lines, subject)
  const source = blocks.flatMap((block, at): SourceBlock[] => {
    const own = parts.slice(ranges[at]?.from, ranges[at]?.to)
    const part = own[0] ?? 'own'
    if (part !== 'own') return [{ ...block, kind: 'aside', reason: REASONS[part] }]
    const isPassedOn = isForward && block.node.type === 'quotation'
    return isPassedOn && block.node.type === 'quotation'
      ? block.node.content.map((node) => ({ node }))
      : [block]
  })
  const words = source.flatMap(({ kind, node }) => (kind === 'aside' ? [] : [textOfNode(node)])).join('\n')
  if (isBlank(words)) return 'empty'
  const language = languageOf(words)
  const guess = !source.some(({ node }) => node.type === 'sectionHeading' || node.type === 'heading')
  return {
    language,
    forwarded,
    isDamaged: isDamaged(words),
    make: (base) => treeDraft({ ...DRAFT, base: { ...base, language }, source, guess, pictures }),
  }
}

function bodyOfLines(
  lines: readonly Line[],
  subject: string,
  languageOf: (text: string) => string,
): MailBody | 'empty' {
  const texts = lines.map(({ indentation, text }) =>
    text.startsWith('>') ? text : indentation.startsWith('-') ? '' : text,
  )
  const { parts, forwarded, isForward } = partLines(texts, subject)
  const kept = lines.flatMap((line, at): Line[] =>
    parts[at] === 'own' ? [isForward ? unquoted(line) : line] : [],
  )
  const words = kept.map(({ text }) => text).join('\n')
  if (isBlank(words)) return 'empty'
  const language = languageOf(words)
  const read = readPlainText(kept, language)
  const asides = asidesOf(lines, parts)
  return {
    language,
    forwarded,
    isDamaged: isDamaged(words),
    make: (base) => {
      const under = base.headline === '' ? read : readUnder(base.headline, kept, language)
      return draftOfLines(under, asides, { ...base, language })
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
  asides: readonly Block[],
  base: ArticleContent,
): Draft {
  const filled = { ...base }
  const doubted = doubtCopy(recognised, filled, metadata)
  const own = filled.headline === '' ? doubted : doubted.map((block) => withoutGuess(block))
  const merged: { block: Block; known: LineMetadata | undefined }[] = [
    ...own.map((block, at) => ({ block, known: metadata[at] })),
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

/** The parts that are set aside, a block for all the lines in a row that are one part. */
function asidesOf(lines: readonly Line[], parts: readonly MailPart[]): Block[] {
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
    if (!isBlank(text)) asides.push({ line, kind: 'aside', text, certainty: 'sure', reason: REASONS[part] })
  }
  return asides
}

/** True where letters were lost, or read in another encoding than the one that they were written in. */
function isDamaged(words: string): boolean {
  return words.includes('\ufffd') || hasReadTwice(words, 0)
}
