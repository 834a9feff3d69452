import type { Article } from '../../article/index.ts'
import { slugFrom } from '../../slug.ts'
import { slugName } from '../fileName.ts'
import { FORBIDDEN_IN_NAMES, legalName } from '../legalName.ts'

/** What a name can say of an article. */
export type NamedArticle = Pick<
  Article,
  'id' | 'slug' | 'headline' | 'date' | 'desk' | 'byline' | 'language' | 'status'
>

/** THE table of the fields that stand in a pattern as `{slug}`: what each is of an article, empty where it has none. */
const NAME_FIELD_VALUES = {
  slug: slugName,
  headline: ({ headline }) => headline,
  date: ({ date }) => date.slice(0, 10),
  year: ({ date }) => date.slice(0, 4),
  month: ({ date }) => date.slice(5, 7),
  day: ({ date }) => date.slice(8, 10),
  desk: ({ desk }) => slugFrom(desk),
  byline: ({ byline }) => slugFrom(byline[0]?.name ?? ''),
  language: ({ language }) => language,
  status: ({ status }) => status,
  id: ({ id }) => id,
} as const satisfies Readonly<Record<string, (article: NamedArticle) => string>>

export type NameField = keyof typeof NAME_FIELD_VALUES
const isNameField = (word: string): word is NameField => Object.hasOwn(NAME_FIELD_VALUES, word)
/** The fields of patterns, in the order in which they are offered. */
export const NAME_FIELDS: readonly NameField[] = Object.keys(NAME_FIELD_VALUES).filter(isNameField)

/**
 * What is wrong in a pattern: a field that there is not, a brace without its other half, a character that some system
 * refuses, a part of the path that is empty or of dots alone, too long a pattern, too many folders.
 */
export type NameProblemCode =
  | 'unknown-field'
  | 'brace'
  | 'character'
  | 'empty-part'
  | 'too-long'
  | 'too-many-folders'
/** `from` and `to` are UTF-16 offsets in the pattern, `word` what stands there. */
export type NameProblem = { code: NameProblemCode; from: number; to: number; word: string }

type Part = { kind: 'text'; text: string } | { kind: 'field'; field: NameField }
/** A pattern by which files are named: the parts of each folder, and of the name. */
export type NamePattern = { segments: readonly (readonly Part[])[] }

const LONGEST_PATTERN = 200
const MOST_FOLDERS = 5
/** In UTF-8. The extension and a number come after it; file systems hold 255 bytes. */
const MOST_NAME_BYTES = 180
const MOST_FOLDER_BYTES = 100

const TOKEN = /\{([^{}/]*)\}|[{}]|[^{}]+/g

function problemsOfText(text: string, offset: number): NameProblem[] {
  return [...text.matchAll(/[<>:"\\|?*\p{Cc}]/gu)].map(({ 0: word, index }) => ({
    code: 'character',
    from: offset + index,
    to: offset + index + word.length,
    word,
  }))
}

/** A pattern with other words in its braces: those that `nameOf` gives; a word that it has none for stays. */
export function withFieldsNamed(pattern: string, nameOf: (word: string) => string | undefined): string {
  return pattern.replace(/\{([^{}/]*)\}/g, (whole, word: string) => {
    const name = nameOf(word)
    return name === undefined ? whole : `{${name}}`
  })
}

/** The folders and the name that a pattern is made of, and what is wrong with each. */
function readSegment(text: string, offset: number): { parts: Part[]; problems: NameProblem[] } {
  const parts: Part[] = []
  const problems: NameProblem[] = []
  for (const { 0: word, 1: field, index } of text.matchAll(TOKEN)) {
    const from = offset + index
    const at = { from, to: from + word.length, word }
    if (field === undefined && /^[{}]$/.test(word)) problems.push({ code: 'brace', ...at })
    else if (field === undefined) {
      problems.push(...problemsOfText(word, from))
      parts.push({ kind: 'text', text: word })
    } else if (isNameField(field)) parts.push({ kind: 'field', field })
    else problems.push({ code: 'unknown-field', ...at })
  }
  if (/^[\s.]*$/.test(text))
    problems.push({ code: 'empty-part', from: offset, to: offset + text.length, word: text })
  return { parts, problems }
}

/**
 * Reads a pattern such as `{date}-{slug}` or `{desk}/{slug}`, in which `/` stands between folders. With problems it names
 * nothing. An empty pattern is `{slug}`.
 */
export function readNamePattern(pattern: string): { names: NamePattern; problems: NameProblem[] } {
  const segments: Part[][] = []
  const problems: NameProblem[] = []
  let offset = 0
  for (const segment of (pattern === '' ? '{slug}' : pattern).split('/')) {
    const read = readSegment(segment, offset)
    segments.push(read.parts)
    problems.push(...read.problems)
    offset += segment.length + 1
  }
  const whole = { from: 0, to: pattern.length, word: pattern }
  if (pattern.length > LONGEST_PATTERN) problems.push({ code: 'too-long', ...whole, from: LONGEST_PATTERN })
  if (segments.length > MOST_FOLDERS + 1) problems.push({ code: 'too-many-folders', ...whole })
  return { names: { segments }, problems }
}

const SEPARATORS = /^[\s._-]+/
const ENDS_OPEN = /(?:^|[\s._-])$/

/** Fills a part of the path. What stands between two fields goes with the one that is empty. */
function filled(parts: readonly Part[], article: NamedArticle, most: number): string {
  let text = ''
  let isAfterEmpty = false
  for (const part of parts) {
    // A value makes no folders of its own.
    const value =
      part.kind === 'text'
        ? part.text
        : NAME_FIELD_VALUES[part.field](article)
            .slice(0, 4 * most)
            .replace(FORBIDDEN_IN_NAMES, ' ')
    text += isAfterEmpty && ENDS_OPEN.test(text) ? value.replace(SEPARATORS, '') : value
    if (part.kind === 'field') isAfterEmpty = value === ''
  }
  return legalName(text, most)
}

/**
 * The name of an article's file, its folders before it with `/` between them; legal on every system. `extension` is without
 * its dot. Folders of which nothing is left fall away, a name of which nothing is left is the slug.
 */
export function nameFromPattern({ segments }: NamePattern, article: NamedArticle, extension: string): string {
  const folders = segments.slice(0, -1).flatMap((parts) => filled(parts, article, MOST_FOLDER_BYTES) || [])
  const name = filled(segments.at(-1) ?? [], article, MOST_NAME_BYTES) || slugName(article)
  const ending = `.${extension}`
  const stem = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name
  return [...folders, `${stem}${ending}`].join('/')
}
