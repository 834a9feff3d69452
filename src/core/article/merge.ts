import {
  type ArticleContent,
  FIELD_KINDS,
  FIELD_NAMES,
  type FieldName,
  fieldSpec,
  type FieldsWhere,
  type Section,
} from './index.ts'
import { readSections, writeSections } from '../document/index.ts'
import type { Block } from '../document/types.ts'
import { keyedBlocks, mergeBlocks } from './merging/blocks.ts'
import { mergePictures } from './merging/pictures.ts'
import { isSame, type Keyed, type Hunk, hunksOf } from './merging/hunks.ts'
import { mergeText } from './merging/words.ts'

/** A field that is compared and merged as a whole; the body is compared block by block, and sets are merged without a question. */
export type MergedField = Exclude<FieldName, 'sections' | SetField>
type SetField = FieldsWhere<'kind', 'ignoredDiagnostics' | 'pictures'>
const isSetField = (name: FieldName): name is SetField => FIELD_KINDS[fieldSpec(name).kind].merge === 'set'
const isMergedField = (name: FieldName): name is MergedField => name !== 'sections' && !isSetField(name)
export const MERGED_FIELDS: readonly MergedField[] = FIELD_NAMES.filter(isMergedField)

/** What both sets have, and what one of them added to the base; where both changed, in the same order for either side. */
function mergeSet<Item>(base: readonly Item[], mine: readonly Item[], theirs: readonly Item[]): Item[] {
  const keysOf = (set: readonly Item[]) => new Set(set.map((item) => JSON.stringify(item)))
  const [was, here, there] = [base, mine, theirs].map((set) => JSON.stringify(set))
  if (here === there || there === was) return [...mine]
  if (here === was) return [...theirs]
  const [before, ours, others] = [keysOf(base), keysOf(mine), keysOf(theirs)]
  const all = new Map([...mine, ...theirs].map((item) => [JSON.stringify(item), item]))
  const kept = [...all].filter(([key]) => !before.has(key) || (ours.has(key) && others.has(key)))
  return kept.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item)
}

/** The sets of two contents, merged. */
function mergedSets(
  base: ArticleContent | null,
  mine: ArticleContent,
  theirs: ArticleContent,
): Pick<ArticleContent, SetField> {
  return {
    ignored: mergeSet(base?.ignored ?? [], mine.ignored, theirs.ignored),
    pictures: mergePictures(base?.pictures ?? [], mine.pictures, theirs.pictures),
  }
}

export type Side = 'mine' | 'theirs'
/** What is taken where two texts differ. `both` (of the body alone) is mine followed by theirs. */
export type Choice = Side | 'both'

/** Corresponding blocks of two texts, the same in both or not. */
export type Passage = {
  key: string
  differs: boolean
  /** Headings of sections are among the blocks. */
  mine: readonly Block[]
  theirs: readonly Block[]
  /** The only side that changed since the base; null where both did, or where the base is not known. */
  suggested: Side | null
}

/** A field that is not the same in both texts. */
export type FieldDifference = { key: MergedField; suggested: Side | null }

/** The differences of two texts of one article, and which side changed since the base where that is known. */
export type Comparison = {
  mine: ArticleContent
  theirs: ArticleContent
  fields: readonly FieldDifference[]
  passages: readonly Passage[]
  /** What both texts hold as sets, merged: nobody is asked about them. */
  sets: Pick<ArticleContent, SetField>
}

/** A hunk with the same number of blocks on every side becomes one hunk for each, so that each may be decided alone. */
function splitEvenly({ base, mine, theirs }: Hunk<Block>): Hunk<Block>[] {
  const size = mine.length
  const isEven = theirs.length === size && (base === null || base.length === size)
  if (!isEven || size < 2) return [{ base, mine, theirs }]
  return mine.map((_, at) => ({
    base: base?.slice(at, at + 1) ?? null,
    mine: mine.slice(at, at + 1),
    theirs: theirs.slice(at, at + 1),
  }))
}

function suggestedSide(isMineAsBefore: boolean, isTheirsAsBefore: boolean): Side | null {
  return isMineAsBefore === isTheirsAsBefore ? null : isMineAsBefore ? 'theirs' : 'mine'
}

/** The hunks as passages; neighbours that are the same in both texts are joined. */
function passagesOf(hunks: readonly Hunk<Block>[]): Passage[] {
  const passages: Passage[] = []
  const blocksOf = (parts: readonly Keyed<Block>[]) => parts.map(({ value }) => value)
  for (const hunk of hunks) {
    const { base } = hunk
    const differs = !isSame(hunk.mine, hunk.theirs)
    const [mine, theirs] = [blocksOf(hunk.mine), blocksOf(hunk.theirs)]
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
      differs && base ? suggestedSide(isSame(hunk.mine, base), isSame(hunk.theirs, base)) : null
    passages.push({ key: `passage-${passages.length}`, differs, mine, theirs, suggested })
  }
  return passages
}

/** Compares two texts, and both with their base if it is known. */
export function compareContents(
  base: ArticleContent | null,
  mine: ArticleContent,
  theirs: ArticleContent,
): Comparison {
  const written = (content: ArticleContent | null, field: MergedField) => JSON.stringify(content?.[field])
  const fields = MERGED_FIELDS.flatMap((key): FieldDifference[] => {
    const [was, here, there] = [base, mine, theirs].map((content) => written(content, key))
    if (here === there) return []
    return [{ key, suggested: base ? suggestedSide(here === was, there === was) : null }]
  })
  const blocksOf = ({ sections }: ArticleContent) => keyedBlocks(readSections(sections))
  const hunks = hunksOf(base && blocksOf(base), blocksOf(mine), blocksOf(theirs)).flatMap(splitEvenly)
  return { mine, theirs, fields, passages: passagesOf(hunks), sets: mergedSets(base, mine, theirs) }
}

function blocksChosen({ mine, theirs, differs }: Passage, choice: Choice): readonly Block[] {
  if (!differs || choice === 'mine') return mine
  return choice === 'theirs' ? theirs : [...mine, ...theirs]
}

/** What is taken where nobody has chosen: the only side that changed, else mine. */
export function defaultChoice({ suggested }: FieldDifference | Passage): Side {
  return suggested ?? 'mine'
}

/** One text out of two, with each difference as chosen by its key, else by default. */
export function applyChoices(
  { mine, theirs, fields, passages, sets }: Comparison,
  choices: ReadonlyMap<string, Choice>,
): ArticleContent {
  const taken = fields.filter((field) => (choices.get(field.key) ?? defaultChoice(field)) === 'theirs')
  const content = {
    ...mine,
    ...Object.fromEntries(taken.map(({ key }) => [key, theirs[key]])),
    ...sets,
  }
  if (!passages.some(({ differs }) => differs)) return content
  const blocks = passages.flatMap((passage) =>
    blocksChosen(passage, choices.get(passage.key) ?? defaultChoice(passage)),
  )
  return { ...content, sections: sectionsOf(blocks, [mine, theirs]) }
}

/** The sections that blocks make. One that a content has already keeps the form that it is written in there. */
export function sectionsOf(blocks: readonly Block[], contents: readonly ArticleContent[]): Section[] {
  const written = new Map<string, Section>()
  const keyOf = ({ heading, body, language }: Section) => JSON.stringify([heading, body, language])
  for (const section of contents.flatMap(({ sections }) => sections)) {
    const [canonical, ...others] = writeSections(readSections([section]))
    if (canonical && others.length === 0 && !written.has(keyOf(canonical)))
      written.set(keyOf(canonical), section)
  }
  return writeSections(blocks).map((section) => written.get(keyOf(section)) ?? section)
}

/** The fields that are merged word by word; any other is taken from one side. */
type WordField = FieldsWhere<'kind', 'line' | 'text'>
const isWordField = (name: FieldName): name is WordField =>
  FIELD_KINDS[fieldSpec(name).kind].merge === 'words'

/**
 * Three-way merge of two contents with a common base: field by field, block by block (`merging/blocks.ts`), and word by
 * word within a text or block that both changed (`merging/words.ts`). `overlaps` is true where both changed the same words
 * or an indivisible field differently; there mine is taken. Invariants: without overlaps nothing that either side wrote is
 * lost, and swapping the sides gives the same content; sections that one side alone changed keep that side's very
 * characters. Cost: reading three bodies, and the comparisons of `hunksOf`.
 */
export function mergeContents(
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
    else if (isWordField(field)) {
      const merged = mergeText(base[field], mine[field], theirs[field])
      content = { ...content, [field]: merged.value }
      overlaps ||= merged.overlaps
    } else overlaps = true
  }
  content = { ...content, ...mergedSets(base, mine, theirs) }
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
