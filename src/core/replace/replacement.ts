import * as z from 'zod/mini'
import { type ArticleContent, articleId, type FieldName } from '../article/index.ts'
import { type Failure, failed, ok, type Result } from '../failure.ts'
import {
  expandTemplate,
  findPattern,
  type FindOptions,
  MOST_MATCHES,
  type PatternMatch,
  readPattern,
  replacementFor,
  WordFinder,
} from '../find/index.ts'
import type { TextEdit } from '../document/index.ts'
import { fold, type TextRange } from '../search.ts'
import { PROFILES, type Profile, typesetText } from '../typography/index.ts'
import { type ArticleText, articleTexts, editTexts, storedText } from './texts.ts'

/** What is looked for in articles. */
export type FindRequest = { find: string; options: FindOptions }

const LONGEST_QUERY = 10_000

export const findRequestShape = {
  find: z.string().check(z.minLength(1), z.maxLength(LONGEST_QUERY)),
  options: z.object({
    matchCase: z.boolean(),
    matchAccents: z.boolean(),
    wholeWord: z.boolean(),
    pattern: z.boolean(),
  }),
}

/**
 * Which matches of an article are replaced, where it is not all of them: `skipped` and `included` are numbers of matches. One
 * that holds a footnote or a picture is replaced only where it is included. They count in the article at `revision` alone.
 */
export type ReplaceChoice = { id: string; revision: number; skipped: number[]; included: number[] }

/**
 * A replacement in several articles: `replacement` is a text, or for a regular expression a template. With a profile of typography
 * it is typeset on the page as if it was typed there.
 */
export type ReplaceRequest = FindRequest & {
  replacement: string
  typography?: Profile | undefined
  choices: ReplaceChoice[]
}

const numbers = z.array(z.int().check(z.nonnegative())).check(z.maxLength(MOST_MATCHES))

export const replaceRequestShape = {
  ...findRequestShape,
  replacement: z.string().check(z.maxLength(LONGEST_QUERY)),
  typography: z.optional(z.enum(PROFILES)),
  choices: z
    .array(z.object({ id: articleId, revision: z.int(), skipped: numbers, included: numbers }))
    .check(z.maxLength(200_000)),
}

/** A match, and the text in which it is. */
export type ArticleMatch = TextRange & {
  text: ArticleText
  /** The number of the text. */
  textIndex: number
  /** Of a regular expression. */
  pattern?: PatternMatch
  /** What was searched for, unless that is a regular expression, and whether with regard to case. */
  query?: string
  matchCase?: boolean
}

const OBJECT = '\ufffc'

/** True for a match that holds a footnote or a picture, which replacing would delete. */
export function isProtected({ text: { text }, from, to }: ArticleMatch): boolean {
  return text.slice(from, to).includes(OBJECT)
}

const NO_LETTERS = /[^\p{L}\p{N}]+/gu
const lettersOf = (text: string) => fold(text).replace(NO_LETTERS, '')
/** What makes Markdown put letters between those of a word, or spell letters by a name. */
const HIDES_LETTERS = /[[&<]/

/**
 * Finds a text or a regular expression in articles.
 *
 * Idea: normalising a text character by character costs a hundred times more than folding it. So words are looked for first
 * by their letters and figures alone, in the folded article as it is stored, and then in each text: what has them not
 * cannot match by any of the options. Markdown puts no letters between those of a word but in links, footnotes and entities;
 * an article with one of these is always read. Cost: linear, for most articles that of folding them.
 */
export class ArticleFinder {
  readonly #request: FindRequest
  readonly #pattern: RegExp | null
  readonly #letters: string
  readonly #words = new WordFinder()

  private constructor(request: FindRequest, pattern: RegExp | null) {
    this.#request = request
    this.#pattern = pattern
    this.#letters = pattern ? '' : lettersOf(request.find)
  }

  /** Fails with `pattern-invalid`. */
  static of(request: FindRequest): Result<ArticleFinder> {
    if (!request.options.pattern) return ok(new ArticleFinder(request, null))
    const pattern = readPattern(request.find, request.options)
    return pattern ? ok(new ArticleFinder(request, pattern)) : failed('pattern-invalid')
  }

  /** True where a search may take exponential time. */
  get needsLimit(): boolean {
    return this.#pattern !== null
  }

  /** The matches in an article in order; at most `MOST_MATCHES`. */
  find(content: ArticleContent): ArticleMatch[] {
    const stored = this.#letters === '' ? '' : storedText(content)
    if (!HIDES_LETTERS.test(stored) && !this.#mayHold(stored)) return []
    const texts = articleTexts(content)
    const matches = this.#pattern ? patternMatches(texts, this.#pattern) : this.#wordMatches(texts)
    return matches.slice(0, MOST_MATCHES)
  }

  #mayHold(text: string): boolean {
    return this.#letters === '' || lettersOf(text).includes(this.#letters)
  }

  #wordMatches(all: readonly ArticleText[]): ArticleMatch[] {
    const texts = all.flatMap((text, textIndex) => (this.#mayHold(text.text) ? [{ text, textIndex }] : []))
    const { find, options } = this.#request
    const lines = texts.map(({ text }) => text.text)
    const ranges = this.#words.find(lines, find, options)
    const matches: ArticleMatch[] = []
    let next = 0
    let start = 0
    for (const { text, textIndex } of texts) {
      const end = start + text.text.length
      for (let range = ranges[next]; range && range.from < end; range = ranges[next]) {
        const match = { text, textIndex, from: range.from - start, to: range.to - start }
        matches.push({ ...match, query: find, matchCase: options.matchCase })
        next += 1
      }
      start = end + 1
    }
    return matches
  }
}

function patternMatches(texts: readonly ArticleText[], pattern: RegExp): ArticleMatch[] {
  return texts.flatMap((text, textIndex) =>
    findPattern(text.text, pattern).map(
      (match): ArticleMatch => ({ text, textIndex, from: match.from, to: match.to, pattern: match }),
    ),
  )
}

/** The language in which the text of a match is typeset; null for code and for what is not on the page. */
function languageOf({ text, from, to }: Pick<ArticleMatch, 'text' | 'from' | 'to'>): string | null {
  return text.code.some((code) => code.from < to && from < code.to) ? null : text.language
}

/** What a replacement is: its text or template, and the profile of typography by which it is typeset, if it is. */
type Replacement = Pick<ReplaceRequest, 'replacement' | 'typography'>

/** What stands in the place of a match, behind `before`, the text up to it with what was replaced in it. */
function insertFor(
  { text, from, to, pattern, query = '', matchCase = false }: ArticleMatch,
  { replacement, typography }: Replacement,
  before: string,
): string {
  const found = text.text.slice(from, to)
  if (pattern)
    return expandTemplate(replacement, found, pattern)
      .map((piece) => piece.text)
      .join('')
  const insert = replacementFor(found, query, replacement, matchCase)
  const after = text.text.slice(to, to + LONGEST_AFTER)
  return typesetInsert(insert, before, after, languageOf({ text, from, to }), typography)
}

/** A replacement as it is typeset between two texts; as it is without a language or a profile. */
export function typesetInsert(
  { text, typed }: ReturnType<typeof replacementFor>,
  before: string,
  after: string,
  language: string | null,
  profile: Profile | undefined,
): string {
  if (typed === null || language === null || profile === undefined) return text
  return typesetText(before, typed, after, { language, profile })
}

/**
 * Characters around a match that decide how its replacement is set: in a longer paragraph, the rest of it is not read again for
 * each. Behind it only an address matters that goes on there.
 */
const LONGEST_BEFORE = 5_000
const LONGEST_AFTER = 2_000

/** An article with its matches replaced; `count` of them. */
export type Replaced = { content: ArticleContent; count: number }

/** Replaces matches that were found in a content. */
export function replaceMatches(
  content: ArticleContent,
  matches: readonly ArticleMatch[],
  replacement: Replacement,
  choice: Pick<ReplaceChoice, 'skipped' | 'included'> | null,
): Replaced {
  const skipped = new Set(choice?.skipped)
  const included = new Set(choice?.included)
  const chosen = matches.filter((match, at) => (isProtected(match) ? included.has(at) : !skipped.has(at)))
  const edits: TextEdit[][] = []
  let last: ArticleMatch | null = null
  let written = ''
  for (const match of chosen) {
    const { text, textIndex, from, to } = match
    const known = edits[textIndex]
    const start = Math.max(last && known ? last.to : 0, from - LONGEST_BEFORE)
    const between = text.text.slice(start, from)
    const before = (last && known ? written + between : between).slice(-LONGEST_BEFORE)
    const edit = { from, to, insert: insertFor(match, replacement, before) }
    if (known) known.push(edit)
    else edits[textIndex] = [edit]
    last = match
    written = before + edit.insert
  }
  return { content: chosen.length === 0 ? content : editTexts(content, edits), count: chosen.length }
}

/** A match as a preview shows it: with the words around it, on one line. `at` is its number in the article. */
export type FoundMatch = {
  at: number
  field: FieldName
  isNote: boolean
  before: string
  found: string
  after: string
  isProtected: boolean
  /** The language in which it is typeset; null where it is not. */
  language: string | null
  /** What was searched for, unless that is a regular expression, and whether with regard to case. */
  query?: string
  matchCase?: boolean
  /** Of a regular expression, for the preview of its template. */
  groups?: { groups: (string | null)[]; named: { [name: string]: string | null } }
}

/** An article with matches: `count` of them, of which `protectedCount` hold a footnote or a picture; the first are in `matches`. */
export type FoundArticle = {
  id: string
  headline: string
  revision: number
  count: number
  protectedCount: number
  matches: FoundMatch[]
}

/** Some progress of a search: of `total` articles `done` were searched. `failures` names those that could not be read. */
export type FindStep = {
  done: number
  total: number
  articles: FoundArticle[]
  failures: { id: string; failure: Failure }[]
  isFinished: boolean
}

const CONTEXT = { before: 40, after: 80, found: 200 } as const

const shown = (text: string) => text.replaceAll(OBJECT, '¹').replaceAll('\n', ' ')

/** A match as a preview shows it. */
export function foundMatch(match: ArticleMatch, at: number): FoundMatch {
  const { text, from, to, pattern, query, matchCase } = match
  const start = Math.max(0, from - CONTEXT.before)
  const cut = start > 0 ? text.text.indexOf(' ', start) + 1 : 0
  const begin = cut > 0 && cut <= from ? cut : start
  const stop = to + CONTEXT.after
  const space = stop < text.text.length ? text.text.lastIndexOf(' ', stop) : stop
  const end = space > to ? space : stop
  const named = pattern && Object.entries(pattern.named).map(([name, value]) => [name, value ?? null])
  return {
    at,
    field: text.field,
    isNote: text.isNote,
    before: (begin > 0 ? '…' : '') + shown(text.text.slice(begin, from)),
    found: shown(text.text.slice(from, Math.min(to, from + CONTEXT.found))),
    after: shown(text.text.slice(to, end)) + (end < text.text.length ? '…' : ''),
    isProtected: isProtected(match),
    language: languageOf(match),
    ...(query !== undefined && { query, matchCase }),
    ...(pattern && {
      groups: {
        groups: pattern.groups.map((group) => group ?? null),
        named: Object.fromEntries(named ?? []),
      },
    }),
  }
}
