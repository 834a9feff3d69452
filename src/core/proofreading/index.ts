import type { ArticleContent } from '../article.ts'
import {
  isSameMark,
  readMarkdown,
  replaceText,
  sliceText,
  textBlocks,
  updateAt,
  writeMarkdown,
} from '../document/index.ts'
import type { Block, Inline } from '../document/types.ts'
import { type HouseRule, lintHouseStyle } from '../houseStyle/index.ts'
import { applyFindings, type Edit, lintTypography, type Profile, type Rule } from '../typography/index.ts'
import { plainProse, type Prose, proseOf } from './prose.ts'

export { plainProse, type Prose, proseOf, readableProse } from './prose.ts'

/**
 * A place where a text departs from a rule: `from` and `to` count UTF-16 units in the text, and are equal where something
 * is missing. A `fix` is right whatever the text says; a `suggestion` needs a look.
 */
export type Diagnostic = {
  from: number
  to: number
  certainty: 'fix' | 'suggestion'
} & (
  | { source: 'typography'; rule: Rule; replacement: string }
  /** `rule` is the rule's name, `reason` the newsroom's own, perhaps empty; `replacement` is null for a mere remark. */
  | { source: 'house'; rule: string; reason: string; replacement: string | null }
)

/** `profile` says which spaces French takes; `rules` are the newsroom's own. */
export type ProofreadingRules = { profile: Profile; rules: readonly HouseRule[] }
/** `language` is the text's, in BCP 47. */
export type ProofreadingOptions = ProofreadingRules & { language: string }

/** Which of two diagnostics stays that touch the same characters: what is certain first, the house before typography. */
function rank({ source, certainty }: Diagnostic): number {
  return (certainty === 'fix' ? 0 : 2) + (source === 'house' ? 0 : 1)
}

const inOrder = (a: Diagnostic, b: Diagnostic) => a.from - b.from || a.to - b.to

/** True where two edits cannot both be made: they share a character, or one puts something in the middle of the other. */
function collide(one: Diagnostic, other: Diagnostic): boolean {
  if (one.from === one.to && other.from === other.to) return one.from === other.from
  return one.from < other.to && other.from < one.to
}

/** Both kinds in the order of the text; of two that collide, the second waits until the first is done. */
function apart(typography: readonly Diagnostic[], house: readonly Diagnostic[]): Diagnostic[] {
  if (house.length === 0) return [...typography]
  if (typography.length === 0) return [...house]
  const kept: Diagnostic[] = []
  for (const next of [...typography, ...house].sort(inOrder)) {
    const rivals = kept.filter((other, at) => at >= kept.length - 3 && collide(other, next))
    if (rivals.some((other) => rank(other) < rank(next))) continue
    for (const rival of rivals) kept.splice(kept.indexOf(rival), 1)
    kept.push(next)
  }
  return kept
}

/**
 * Everything in which a text departs from the typography of its language and from the house's rules, in the order of the
 * text. No two diagnostics collide, and none touches what is verbatim. The findings of a paragraph do not depend on the
 * other paragraphs of the text.
 */
export function proofread(prose: Prose, { language, profile, rules }: ProofreadingOptions): Diagnostic[] {
  const typography = lintTypography(prose, { language, profile }).map(
    (finding): Diagnostic => ({ ...finding, source: 'typography' }),
  )
  const house = lintHouseStyle(prose, rules, language).map(
    (finding): Diagnostic => ({ ...finding, source: 'house' }),
  )
  return apart(typography, house)
}

const DISPLAY_COPY = ['kicker', 'headline', 'subhead', 'standfirst'] as const

/**
 * One text of an article. `section` counts from 0, and is null outside of the sections; `block` is the index path of a
 * text in its section's body (as `textBlocks` gives it), and empty for any other text.
 */
export type TextPlace = {
  field: (typeof DISPLAY_COPY)[number] | 'heading' | 'body' | 'correction'
  section: number | null
  block: readonly number[]
}
/** A diagnostic and its text. */
export type ArticleDiagnostic = Diagnostic & TextPlace

/** The texts of blocks, by their index paths. */
function proseBlocks(blocks: readonly Block[]): { block: readonly number[]; prose: Prose }[] {
  return Array.from(textBlocks(blocks), ({ path, content }) => ({ block: path, prose: proseOf(content) }))
}

/** Every text that a reader of the article sees, from the kicker to the correction. */
export function textsOf(content: ArticleContent): (TextPlace & { prose: Prose })[] {
  const plain = (field: TextPlace['field'], text: string, section: number | null = null) => ({
    field,
    section,
    block: [],
    prose: plainProse(text),
  })
  return [
    ...DISPLAY_COPY.map((field) => plain(field, content[field])),
    ...content.sections.flatMap(({ heading, body }, section) => [
      plain('heading', heading, section),
      ...proseBlocks(readMarkdown(body)).map((text) => ({ field: 'body' as const, section, ...text })),
    ]),
    plain('correction', content.correction),
  ]
}

/** The diagnostics of all that a reader of the article sees, text by text. */
export function proofreadArticle(content: ArticleContent, options: ProofreadingRules): ArticleDiagnostic[] {
  const { language } = content
  return textsOf(content).flatMap(({ field, section, block, prose }) =>
    proofread(prose, { ...options, language }).map((found) => ({ ...found, field, section, block })),
  )
}

/** The content with these edits made; of two that collide the first in the text wins. What is put in is never code. */
function fixInlines(content: readonly Inline[], edits: readonly Edit[]): readonly Inline[] {
  let end = 0
  const free = [...edits]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .filter(({ from, to, replacement }) => {
      if (from < end || replacement === null) return false
      end = to
      return true
    })
  return free.reduceRight<readonly Inline[]>(
    (text, { from, to, replacement }) => replaced(text, from, to, replacement ?? ''),
    content,
  )
}

/** What goes between two characters has the marks that both have. */
function replaced(content: readonly Inline[], from: number, to: number, insert: string): readonly Inline[] {
  if (from < to) return replaceText(content, from, to, insert)
  const [before] = sliceText(content, from - 1, from)
  const [after] = sliceText(content, from, from + 1)
  const around = (before ?? after)?.marks ?? []
  const marks = around.filter(
    (mark) => mark.type !== 'code' && (!after || after.marks.some((other) => isSameMark(mark, other))),
  )
  return [
    ...sliceText(content, 0, from),
    { type: 'text', text: insert, marks },
    ...sliceText(content, from, Number.POSITIVE_INFINITY),
  ]
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

type BlockEdit = Edit & Pick<TextPlace, 'block'>

/** Edits text by text; notes before the texts that refer to them, whose edits could move them. */
function byBlock(edits: readonly BlockEdit[]): { block: readonly number[]; edits: BlockEdit[] }[] {
  const groups = grouped(edits, ({ block }) => block.join())
  return Array.from(groups.values(), (group) => ({ block: group[0]?.block ?? [], edits: group })).sort(
    (a, b) => b.block.length - a.block.length,
  )
}

/** The blocks with these edits made in their texts. What is put in takes the marks of what it replaces. */
export function fixBlocks(blocks: readonly Block[], edits: readonly BlockEdit[]): readonly Block[] {
  return byBlock(edits).reduce<readonly Block[]>(
    (fixed, { block, edits: group }) => updateAt(fixed, block, (content) => fixInlines(content, group)),
    blocks,
  )
}

/** The article with these edits made in its texts. A body without any is as it was written. */
export function fixArticle(content: ArticleContent, edits: readonly (Edit & TextPlace)[]): ArticleContent {
  const groups = grouped(edits, ({ field, section }) => `${field} ${section}`)
  const fixed = (text: string, field: TextPlace['field'], section: number | null = null) =>
    applyFindings(text, groups.get(`${field} ${section}`) ?? [])
  const fixedBody = (body: string, section: number) => {
    const inBody = groups.get(`body ${section}`)
    return inBody ? writeMarkdown(fixBlocks(readMarkdown(body), inBody)) : body
  }
  return {
    ...content,
    kicker: fixed(content.kicker, 'kicker'),
    headline: fixed(content.headline, 'headline'),
    subhead: fixed(content.subhead, 'subhead'),
    standfirst: fixed(content.standfirst, 'standfirst'),
    sections: content.sections.map((section, index) => ({
      ...section,
      heading: fixed(section.heading, 'heading', index),
      body: fixedBody(section.body, index),
    })),
    correction: fixed(content.correction, 'correction'),
  }
}

/** What is certain in one kind of rule can call for another: so often, and no more. */
const MOST_ROUNDS = 6

const isFix = ({ certainty }: Diagnostic) => certainty === 'fix'

/**
 * One text with everything in it fixed that is certain, over and over until nothing is left to fix, and how many fixes
 * that took. Where the house's rules and typography undo each other, typography alone is followed.
 */
function fixedText<T>(
  start: T,
  proseIn: (text: T) => Prose,
  fix: (text: T, fixes: readonly Diagnostic[]) => T,
  options: ProofreadingOptions,
): { text: T; fixed: number } {
  for (const rules of [options.rules, []]) {
    let text = start
    let fixed = 0
    for (let round = 0; round <= MOST_ROUNDS; round++) {
      const fixes = proofread(proseIn(text), { ...options, rules }).filter(isFix)
      if (fixes.length === 0) return { text, fixed }
      text = fix(text, fixes)
      fixed += fixes.length
    }
  }
  return { text: start, fixed: 0 }
}

/** A plain text with all that is certain fixed, until nothing is left to fix, and how many fixes that took. */
export function fixTextToFixpoint(
  text: string,
  options: ProofreadingOptions,
): { text: string; fixed: number } {
  return fixedText(text, plainProse, applyFindings, options)
}

/** Blocks with all that is certain in their texts fixed, until nothing is left to fix, and how many fixes that took. */
export function fixBlocksToFixpoint(
  blocks: readonly Block[],
  options: ProofreadingOptions,
): { blocks: readonly Block[]; fixed: number } {
  let count = 0
  let now = blocks
  // Notes first: a text's own fixes could move them among its inlines.
  const texts = Array.from(textBlocks(blocks)).sort((a, b) => b.path.length - a.path.length)
  for (const { path } of texts) {
    now = updateAt(now, path, (content) => {
      const { text, fixed } = fixedText(content, proseOf, fixInlines, options)
      count += fixed
      return text
    })
  }
  return { blocks: now, fixed: count }
}

/** The article with all that is certain fixed, until nothing is left to fix, and how many fixes that took. */
export function fixToFixpoint(
  content: ArticleContent,
  options: ProofreadingRules,
): { content: ArticleContent; fixed: number } {
  const how = { ...options, language: content.language }
  let count = 0
  const plain = (text: string) => {
    const { text: after, fixed } = fixTextToFixpoint(text, how)
    count += fixed
    return after
  }
  const body = (text: string) => {
    const { blocks, fixed } = fixBlocksToFixpoint(readMarkdown(text), how)
    count += fixed
    return fixed > 0 ? writeMarkdown(blocks) : text
  }
  const after: ArticleContent = {
    ...content,
    kicker: plain(content.kicker),
    headline: plain(content.headline),
    subhead: plain(content.subhead),
    standfirst: plain(content.standfirst),
    sections: content.sections.map((section) => ({
      ...section,
      heading: plain(section.heading),
      body: body(section.body),
    })),
    correction: plain(content.correction),
  }
  return { content: count > 0 ? after : content, fixed: count }
}
