import type { ArticleContent } from '../article/index.ts'
import {
  altTexts,
  commonMarks,
  editContent,
  readMarkdown,
  textBlocks,
  updateAt,
  writeMarkdown,
} from '../document/index.ts'
import type { Block, Inline } from '../document/types.ts'
import { applyFindings, type Edit, plainProse, type Prose, proseOf } from '../typography/index.ts'
import { isFix } from './collisions.ts'
import { type Diagnostic, proofread, type ProofreadingOptions, type ProofreadingRules } from './proofread.ts'
import { languageOf, mapTexts, type TextLocation } from './texts.ts'

/** The content with these edits made; of two that collide the first in the text wins. What is put in is never code. */
export function fixInlines(content: readonly Inline[], edits: readonly Edit[]): readonly Inline[] {
  let end = 0
  const free = [...edits]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .filter(({ from, to, replacement }) => {
      if (from < end || replacement === null) return false
      end = to
      return true
    })
  return editContent(
    content,
    free.map(({ from, to, replacement }) => ({ from, to, insert: replacement ?? '' })),
    commonMarks,
  )
}

/** How often fixes of one kind may call for fixes of the other. */
const MAX_ROUNDS = 6

/**
 * One text with everything in it fixed that is certain, until nothing is left to fix, and how many fixes that took.
 *
 * Idea: fix, proofread again, and so on. Each kind comes to an end by itself (`lintToFixpoint`); only both together can go
 * round in a circle. The house's rules that do are left out, and the text is begun anew, so that typography is followed
 * there and the other rules everywhere. Cost: two readings for nearly every text with fixes, `MAX_ROUNDS` more for each
 * circle.
 */
function fixedText<T>(
  start: T,
  proseIn: (text: T) => Prose,
  fix: (text: T, fixes: readonly Diagnostic[]) => T,
  options: ProofreadingOptions,
): { text: T; fixed: number } {
  let { rules } = options
  for (;;) {
    let text = start
    let fixed = 0
    const rounds: Diagnostic[][] = []
    while (rounds.length <= MAX_ROUNDS) {
      const fixes = proofread(proseIn(text), { ...options, rules }).filter(isFix)
      if (fixes.length === 0) return { text, fixed }
      text = fix(text, fixes)
      fixed += fixes.length
      rounds.push(fixes)
    }
    if (rules.length === 0) return { text: start, fixed: 0 }
    // One of two rounds is the house's, where the kinds take turns.
    const last = rounds.slice(-2).flat()
    const circling = new Set(last.flatMap(({ source, rule }) => (source === 'house' ? rule : [])))
    rules = circling.size === 0 ? [] : rules.filter(({ name }) => !circling.has(name))
  }
}

/** A plain text with all that is certain fixed, until nothing is left to fix, and how many fixes that took. */
export function fixTextToFixpoint(
  text: string,
  options: ProofreadingOptions,
): { text: string; fixed: number } {
  return fixedText(text, plainProse, applyFindings, options)
}

/** The texts of blocks, alt texts too. Notes first: a text's own fixes could move them among its inlines. */
export function fixablePaths(blocks: readonly Block[]): (readonly number[])[] {
  return Array.from([...textBlocks(blocks), ...altTexts(blocks)], ({ path }) => path).sort(
    (a, b) => b.length - a.length,
  )
}

/**
 * Blocks with all that is certain in some of their texts fixed, until nothing is left to fix, and how many fixes that took. The paths
 * are in the order of `fixablePaths`; `proseIn` gives how the text at a path is read.
 */
export function fixBlocksToFixpoint(
  blocks: readonly Block[],
  options: ProofreadingOptions,
  paths: readonly (readonly number[])[] = fixablePaths(blocks),
  proseIn: (content: readonly Inline[], path: readonly number[]) => Prose = proseOf,
): { blocks: readonly Block[]; fixed: number } {
  let count = 0
  let now = blocks
  for (const path of paths) {
    now = updateAt(now, path, (content) => {
      const { text, fixed } = fixedText(content, (read) => proseIn(read, path), fixInlines, options)
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
  const how = (section: number | null) => ({
    ...options,
    ignored: content.ignored,
    date: content.date,
    language: languageOf(content, section),
  })
  let count = 0
  const plain = (text: string, _field: TextLocation['field'], section: number | null) => {
    const { text: after, fixed } = fixTextToFixpoint(text, how(section))
    count += fixed
    return after
  }
  const body = (text: string, section: number) => {
    const { blocks, fixed } = fixBlocksToFixpoint(readMarkdown(text), how(section))
    count += fixed
    return fixed > 0 ? writeMarkdown(blocks) : text
  }
  const after = mapTexts(content, plain, body)
  return { content: count > 0 ? after : content, fixed: count }
}
