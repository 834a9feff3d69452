import { diffArrays } from 'diff'
import type { ArticleContent } from './article.ts'
import { joinSections, splitSections } from './body.ts'
import { LineReader } from './markdown/index.ts'

/** The fields that are taken from one text or the other as a whole. */
export const MERGED_FIELDS = [
  'kicker',
  'headline',
  'subhead',
  'standfirst',
  'byline',
  'dateline',
  'date',
  'status',
  'language',
  'desk',
  'keywords',
  'embargo',
  'target',
  'slug',
  'note',
  'correction',
] as const
export type MergedField = (typeof MERGED_FIELDS)[number]

export type Side = 'mine' | 'theirs'
/** What is taken where two texts differ; of the body, it may be mine followed by theirs. */
export type Choice = Side | 'both'

/** A stretch of two bodies: the same in both, or another in each. */
export type Passage = {
  key: string
  differs: boolean
  /** Paragraphs, headings, list items and blocks of code, in Markdown; joined by a blank line they are the text. */
  mine: readonly string[]
  theirs: readonly string[]
  /** The side that alone was changed since both were one; null where both were, or where that text is not known. */
  suggested: Side | null
}

/** A field that is not the same in both texts. */
export type FieldDifference = { key: MergedField; suggested: Side | null }

/** Two texts of one article laid against each other, and against the one that both came from where it is known. */
export type Comparison = {
  mine: ArticleContent
  theirs: ArticleContent
  fields: readonly FieldDifference[]
  passages: readonly Passage[]
}

/** Past so many differing paragraphs, two bodies have too little in common to be laid side by side. */
const MOST_DIFFERENCES = 2_000

/** A body's text at its blank lines, those within code left alone. More than one blank line stays with what is before. */
function blocksOf(content: ArticleContent): string[] {
  const reader = new LineReader()
  const blocks: string[] = []
  let lines: string[] = []
  const finish = () => {
    if (lines.length > 0) blocks.push(lines.join('\n'))
    lines = []
  }
  for (const line of joinSections(content.sections).split('\n')) {
    const { code } = reader.read(line)
    const last = blocks.length - 1
    if (line !== '' || code) lines.push(line)
    else if (lines.length > 0) finish()
    else if (last >= 0) blocks[last] += '\n'
  }
  finish()
  return blocks
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((text, at) => text === other[at])

/** For each block of one text, the place of the same block in the other, in order on both sides; none where it has none. */
function matches(one: readonly string[], other: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const changes = diffArrays([...one], [...other], { maxEditLength: MOST_DIFFERENCES }) ?? []
  let from = 0
  let to = 0
  for (const { added, removed, count } of changes) {
    if (added) to += count
    else if (removed) from += count
    else for (let step = 0; step < count; step++) found.set(from++, to++)
  }
  return found
}

type Stretch = { base: readonly string[] | null; mine: readonly string[]; theirs: readonly string[] }

/** The stretches between what all of the texts have, and what they have, in turn. */
function stretches(base: readonly string[] | null, mine: readonly string[], theirs: readonly string[]) {
  const spine = base ?? mine
  const inMine = base ? matches(base, mine) : null
  const inTheirs = matches(spine, theirs)
  const found: Stretch[] = []
  let [from, fromMine, fromTheirs] = [0, 0, 0]
  const cut = (to: number, toMine: number, toTheirs: number) => {
    found.push({
      base: base?.slice(from, to) ?? null,
      mine: mine.slice(fromMine, toMine),
      theirs: theirs.slice(fromTheirs, toTheirs),
    })
    ;[from, fromMine, fromTheirs] = [to, toMine, toTheirs]
  }
  for (const at of spine.keys()) {
    const atMine = inMine ? inMine.get(at) : at
    const atTheirs = inTheirs.get(at)
    if (atMine === undefined || atTheirs === undefined) continue
    cut(at, atMine, atTheirs)
    cut(at + 1, atMine + 1, atTheirs + 1)
  }
  cut(spine.length, mine.length, theirs.length)
  return found.flatMap(paired)
}

/** A stretch with as many paragraphs on every side is taken paragraph by paragraph: each may be decided alone. */
function paired({ base, mine, theirs }: Stretch): Stretch[] {
  const size = mine.length
  if (size === 0 && theirs.length === 0) return []
  const isEven = theirs.length === size && (base === null || base.length === size)
  if (!isEven || size < 2) return [{ base, mine, theirs }]
  return mine.map((_, at) => ({
    base: base?.slice(at, at + 1) ?? null,
    mine: mine.slice(at, at + 1),
    theirs: theirs.slice(at, at + 1),
  }))
}

function suggestion(isMineAsBefore: boolean, isTheirsAsBefore: boolean): Side | null {
  return isMineAsBefore === isTheirsAsBefore ? null : isMineAsBefore ? 'theirs' : 'mine'
}

/** Joins neighbours that are the same in both texts. */
function passagesOf(found: readonly Stretch[]): Passage[] {
  const passages: Passage[] = []
  for (const { base, mine, theirs } of found) {
    const differs = !same(mine, theirs)
    const last = passages.at(-1)
    if (!differs && last && !last.differs) {
      passages[passages.length - 1] = {
        ...last,
        mine: [...last.mine, ...mine],
        theirs: [...last.theirs, ...theirs],
      }
      continue
    }
    const suggested = differs && base ? suggestion(same(mine, base), same(theirs, base)) : null
    passages.push({ key: `passage-${passages.length}`, differs, mine, theirs, suggested })
  }
  return passages
}

/** Lays two texts against each other, and against the one that both were made from, if it is known. */
export function compareContents(
  base: ArticleContent | null,
  mine: ArticleContent,
  theirs: ArticleContent,
): Comparison {
  const written = (content: ArticleContent | null, field: MergedField) => JSON.stringify(content?.[field])
  const fields = MERGED_FIELDS.flatMap((key): FieldDifference[] => {
    const [was, here, there] = [base, mine, theirs].map((content) => written(content, key))
    if (here === there) return []
    return [{ key, suggested: base ? suggestion(here === was, there === was) : null }]
  })
  const found = stretches(base && blocksOf(base), blocksOf(mine), blocksOf(theirs))
  return { mine, theirs, fields, passages: passagesOf(found) }
}

function blocksChosen({ mine, theirs, differs }: Passage, choice: Choice): readonly string[] {
  if (!differs || choice === 'mine') return mine
  return choice === 'theirs' ? theirs : [...mine, ...theirs]
}

/** What is taken where nobody has chosen: the side that alone was changed, else mine. */
export function usualChoice({ suggested }: FieldDifference | Passage): Side {
  return suggested ?? 'mine'
}

/** One text out of two, with each difference as chosen by its key; else as is usual. */
export function mergedContent(
  { mine, theirs, fields, passages }: Comparison,
  choices: ReadonlyMap<string, Choice>,
): ArticleContent {
  const taken = fields.filter((field) => (choices.get(field.key) ?? usualChoice(field)) === 'theirs')
  const content = { ...mine, ...Object.fromEntries(taken.map(({ key }) => [key, theirs[key]])) }
  if (!passages.some(({ differs }) => differs)) return content
  const blocks = passages.flatMap((passage) =>
    blocksChosen(passage, choices.get(passage.key) ?? usualChoice(passage)),
  )
  return { ...content, sections: splitSections(blocks.join('\n\n')) }
}
