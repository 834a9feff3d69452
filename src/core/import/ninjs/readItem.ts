import { readMarkdown } from '../../document/index.ts'
import { failed, ok, type Result } from '../../failure.ts'
import { type Doubt, doubt } from '../doubts.ts'
import { htmlToBlocks, ownRichText } from '../html/index.ts'
import { liftPictures, SourcePictures } from '../pictures/index.ts'
import { isObject, type JsonObject } from '../json/jsonOf.ts'
import { trimSpaces } from '../../document/index.ts'
import { LONGEST_BODY, MOST_LINES } from '../limits.ts'
import { paragraphOf } from '../paragraph.ts'
import type { Draft } from '../draft.ts'
import type { SourceFile } from '../sourceFile.ts'
import { type SourceBlock, sourceBlocksOf } from '../tree/sourceBlock.ts'
import { ownDraft } from '../tree/ownDraft.ts'
import { treeDraft } from '../tree/treeDraft.ts'
import { withPicturesAtEnd } from '../tree/picturesAtEnd.ts'
import { associationsOf, leftOutNotice, withAssociations } from './associations.ts'
import { fieldsOfItem, isOwnItem } from './itemFields.ts'
import { type ItemText, textsOf } from './texts.ts'
import { textAt } from './values.ts'

/** The draft of an item of news, by the names of ninjs; `format` is that of the file that says it. */
export function readItem(file: SourceFile, item: JsonObject, format: 'ninjs' | 'newsml'): Result<Draft> {
  const { fileName, text } = file
  if (!text.ok) return text
  const kind = textAt(item, 'type').split(/[:/]/).at(-1)?.toLowerCase() ?? ''
  if (OTHER_KINDS.has(kind)) return failed('unsupported', { fileName, format, kind })
  const { main, others } = bodiesOf(item)
  const { pictures, unknown } = associationsOf(item, file.pictures)
  const own = isOwnItem(item) && main ? ownRichText(main.value, file.pictures) : null
  const read = own?.map((node) => ({ node })) ?? (main ? blocksOfBody(main, file.pictures) : [])
  const { blocks, rest } = withAssociations(read, pictures)
  const aside = others.map((body) => blocksOfBody(body, new SourcePictures(fileName)))
  if (blocks === null || aside.includes(null)) return failed('hostile', { fileName, format })
  const language = textAt(item, 'language') || null
  const words = [main?.value ?? '', ...textsOf(item, 'headlines', 'headline').map(({ value }) => value)]
  const {
    content: base,
    doubts,
    notices,
  } = fieldsOfItem(item, languageOf(language) ?? file.languageOf(words.join('\n')))
  if (blocks.length === 0 && base.headline === '' && base.standfirst === '')
    return failed('empty', { fileName })
  const said = { fileName, format, encoding: text.value.encoding, origin: 'item' } as const
  if (own && aside.length === 0) {
    const nodes = blocks.map(({ node }) => node)
    const draft = ownDraft({
      ...said,
      base,
      nodes,
      uses: file.pictures.uses,
      notices: leftOutNotice(unknown),
    })
    const withDoubts = { ...draft, doubts: [...draft.doubts, ...doubts, ...versionDoubts(item)] }
    return ok(withPicturesAtEnd(withDoubts, rest, file.pictures))
  }
  const draft = treeDraft({
    ...said,
    base,
    source: [
      ...blocks,
      ...aside
        .flatMap((each) => each ?? [])
        .map((block): SourceBlock => ({ ...block, kind: 'aside', reason: 'item-other-body' })),
    ],
    guess: false,
    doubts: [...doubts, ...versionDoubts(item)],
    notices: [...notices, ...leftOutNotice(unknown)],
    pictures: file.pictures,
  })
  return ok(withPicturesAtEnd(draft, rest, file.pictures))
}

/** Kinds of news objects that have no text of their own. */
const OTHER_KINDS: ReadonlySet<string> = new Set([
  'audio',
  'video',
  'picture',
  'graphic',
  'animation',
  'event',
  'planning',
  'coverage',
])

/** The roles of the body that is the article. */
const MAIN = /^(?:|main|body|text|richtext|xhtml|html|fulltext|content|article|story)$/

/** The body of an item, with its marks where it comes with and without them, and what else it has. */
function bodiesOf(item: JsonObject): { main: ItemText | null; others: ItemText[] } {
  const bodies = textsOf(item, 'bodies', 'body')
  const whole = bodies.filter(({ role }) => MAIN.test(role))
  const main = whole.find(isMarkup) ?? whole[0] ?? bodies[0] ?? null
  return { main, others: bodies.filter((body) => body !== main && !whole.includes(body)) }
}

function isMarkup({ contentType, value }: ItemText): boolean {
  return (
    /html|markdown/.test(contentType) ||
    (contentType === '' && /<\/(?:p|div|h[1-6])>/i.test(value.slice(0, 20_000)))
  )
}

/** The blocks of a body; null where its marks are nested without end, or it is longer than any article. */
function blocksOfBody(body: ItemText, pictures: SourcePictures): SourceBlock[] | null {
  if (body.value.length > LONGEST_BODY || hasMoreLinesThan(body.value, MOST_LINES)) return null
  if (/markdown/.test(body.contentType)) {
    const read = readMarkdown(body.value, undefined, (src) => pictures.find([src]) || src)
    return sourceBlocksOf(read.flatMap((node) => liftPictures(node)))
  }
  if (isMarkup(body)) return htmlToBlocks(body.value, pictures)
  const isParted = /\n[ \t]*\r?\n/.test(body.value)
  const paragraphs = isParted ? body.value.split(/\r?\n(?:[ \t]*\r?\n)+/) : body.value.split(/\r?\n/)
  return paragraphs
    .map((text) => trimSpaces(text.replace(/\r\n?/g, '\n')))
    .filter((text) => text !== '')
    .map((text) => ({ node: paragraphOf(text) }))
}

function hasMoreLinesThan(text: string, most: number): boolean {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1 && lines <= most; at = text.indexOf('\n', at + 1)) lines += 1
  return lines > most
}

function languageOf(said: string | null): string | null {
  if (said === null) return null
  try {
    return Intl.getCanonicalLocales(said.replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}

/** Versions of ninjs that are read. */
const KNOWN_VERSION = /^(?:[123](?:\.\d+)*)?$/

function versionDoubts({ standard }: JsonObject): Doubt[] {
  const version = isObject(standard) ? textAt(standard, 'version') : ''
  return KNOWN_VERSION.test(version) ? [] : [doubt('item-version', { version })]
}
