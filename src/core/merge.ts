import type { ArticleContent, Section } from './article.ts'
import { readSections, writeSections } from './document/index.ts'
import type { Block } from './document/types.ts'
import { keyedBlocks, mergeBlocks } from './merging/blocks.ts'
import { isSame, type Keyed, type Stretch, stretchesOf } from './merging/stretches.ts'
import { mergeText } from './merging/words.ts'

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

/** A stretch of two texts: the same in both, or another in each. */
export type Passage = {
  key: string
  differs: boolean
  /** The blocks of this stretch, headings of sections among them. */
  mine: readonly Block[]
  theirs: readonly Block[]
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

/** A stretch with as many blocks on every side is taken block by block: each may be decided alone. */
function apart({ base, mine, theirs }: Stretch<Block>): Stretch<Block>[] {
  const size = mine.length
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
function passagesOf(found: readonly Stretch<Block>[]): Passage[] {
  const passages: Passage[] = []
  const blocksOf = (parts: readonly Keyed<Block>[]) => parts.map(({ value }) => value)
  for (const stretch of found) {
    const { base } = stretch
    const differs = !isSame(stretch.mine, stretch.theirs)
    const [mine, theirs] = [blocksOf(stretch.mine), blocksOf(stretch.theirs)]
    const last = passages.at(-1)
    if (!differs && last && !last.differs) {
      passages[passages.length - 1] = {
        ...last,
        mine: [...last.mine, ...mine],
        theirs: [...last.theirs, ...theirs],
      }
      continue
    }
    const suggested =
      differs && base ? suggestion(isSame(stretch.mine, base), isSame(stretch.theirs, base)) : null
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
  const blocksOf = ({ sections }: ArticleContent) => keyedBlocks(readSections(sections))
  const found = stretchesOf(base && blocksOf(base), blocksOf(mine), blocksOf(theirs)).flatMap(apart)
  return { mine, theirs, fields, passages: passagesOf(found) }
}

function blocksChosen({ mine, theirs, differs }: Passage, choice: Choice): readonly Block[] {
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
  return { ...content, sections: sectionsOf(blocks, [mine, theirs]) }
}

/** The sections that blocks make; one that a content has already is as it is written there. */
function sectionsOf(blocks: readonly Block[], contents: readonly ArticleContent[]): Section[] {
  const written = new Map<string, Section>()
  const keyOf = ({ heading, body }: Section) => JSON.stringify([heading, body])
  for (const section of contents.flatMap(({ sections }) => sections)) {
    const [canonical, ...others] = writeSections(readSections([section]))
    if (canonical && others.length === 0 && !written.has(keyOf(canonical)))
      written.set(keyOf(canonical), section)
  }
  return writeSections(blocks).map((section) => written.get(keyOf(section)) ?? section)
}

/** The texts that are merged word by word; any other field is taken from one side or the other. */
const TEXTS = [
  'kicker',
  'headline',
  'subhead',
  'standfirst',
  'dateline',
  'desk',
  'note',
  'correction',
] as const satisfies readonly MergedField[]

const isText = (field: MergedField): field is (typeof TEXTS)[number] => TEXTS.some((text) => text === field)

/**
 * Merges two texts that came from one: field by field, block by block, and word by word within a block or a text that
 * both changed. `overlaps` is true where both changed the same words or the same field differently; there mine stands,
 * and what both put into one place follows each other, mine first. Without overlaps nothing that one side wrote is lost,
 * and the sides may change places. Sections that one side alone has changed are as that side wrote them.
 */
export function mergeSilently(
  base: ArticleContent,
  mine: ArticleContent,
  theirs: ArticleContent,
): { content: ArticleContent; overlaps: boolean } {
  let overlaps = false
  let content: ArticleContent = { ...mine }
  for (const field of MERGED_FIELDS) {
    const [was, here, there] = [base, mine, theirs].map((each) => JSON.stringify(each[field]))
    if (here === there || there === was) continue
    if (here === was) content = { ...content, [field]: theirs[field] }
    else if (isText(field)) {
      const merged = mergeText(base[field], mine[field], theirs[field])
      content = { ...content, [field]: merged.value }
      overlaps ||= merged.overlaps
    } else overlaps = true
  }
  const [was, here, there] = [base, mine, theirs].map(({ sections }) => JSON.stringify(sections))
  if (here === there || there === was) return { content, overlaps }
  if (here === was) return { content: { ...content, sections: theirs.sections }, overlaps }
  const [first, second, third] = [base, mine, theirs].map(({ sections }) => readSections(sections))
  const merged = mergeBlocks(first ?? [], second ?? [], third ?? [])
  return {
    content: { ...content, sections: sectionsOf(merged.value, [mine, theirs]) },
    overlaps: overlaps || merged.overlaps,
  }
}
