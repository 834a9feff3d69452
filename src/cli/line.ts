import { parseArgs } from 'node:util'
import type { Input } from '../contract/contract.ts'
import { isArticleId, STATUSES } from '../core/article.ts'
import { EXPORT_FORMATS, MARKDOWN_PROFILES } from '../core/export/index.ts'
import { ENCODINGS, type Encoding } from '../core/import/index.ts'
import { PROFILES, type Profile } from '../core/typography/index.ts'
import { STDIN } from './files.ts'

/** What may become of a text that is in the library already. */
export const DUPLICATES = ['skip', 'replace', 'keep'] as const

/** What one line at the terminal asks for. */
export type Command =
  | {
      name: 'import'
      paths: string[]
      dryRun: boolean
      acceptDoubtful: boolean
      encoding: Encoding | undefined
      /** What becomes of a text that is in the library already; unsaid, the same file is skipped and no other. */
      duplicates: (typeof DUPLICATES)[number] | undefined
    }
  | {
      name: 'list'
      query: string
      status: Input<'listArticles'>['status']
      limit: number
    }
  | { name: 'show'; id: string }
  | {
      name: 'export'
      ids: string[]
      format: Input<'exportArticle'>['format']
      profile: Input<'exportArticle'>['options']['profile']
      /** Null: to standard output. */
      folder: string | null
      overwrite: boolean
    }
  /** Neither ids nor paths: the whole library. */
  | { name: 'lint'; ids: string[]; paths: string[]; profile: Profile; fix: boolean }
  | { name: 'check'; repair: boolean }
  | { name: 'help' }
  | { name: 'version' }

export type Line = { command: Command; library: string | undefined; json: boolean }

/** A line that makes no sense: names a sentence of `i18n` (`cli:mistake.<reason>`) and what fills it. */
export type Mistake = {
  reason:
    | 'noCommand'
    | 'command'
    | 'option'
    | 'value'
    | 'noValue'
    | 'choice'
    | 'id'
    | 'noFile'
    | 'oneId'
    | 'tooMany'
    | 'noFormat'
    | 'noOut'
    | 'jsonNeedsOut'
    | 'fixNeedsFile'
  detail: { word: string; choices?: string }
}

const OPTIONS = {
  library: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  'dry-run': { type: 'boolean' },
  'accept-doubtful': { type: 'boolean' },
  encoding: { type: 'string' },
  duplicates: { type: 'string' },
  query: { type: 'string' },
  status: { type: 'string' },
  limit: { type: 'string' },
  format: { type: 'string' },
  profile: { type: 'string' },
  out: { type: 'string' },
  overwrite: { type: 'boolean' },
  fix: { type: 'boolean' },
  repair: { type: 'boolean' },
} as const

const EVERYWHERE = ['library', 'lang', 'json', 'help', 'version']
const OF_COMMAND: Readonly<Record<string, readonly string[]>> = {
  import: ['dry-run', 'accept-doubtful', 'encoding', 'duplicates'],
  list: ['query', 'status', 'limit'],
  show: [],
  export: ['format', 'profile', 'out', 'overwrite'],
  lint: ['profile', 'fix'],
  check: ['repair'],
  help: [],
}

class MistakeError extends Error {
  readonly mistake: Mistake
  constructor(reason: Mistake['reason'], word = '', choices?: readonly string[]) {
    super(reason)
    this.mistake = { reason, detail: { word, ...(choices ? { choices: choices.join(', ') } : {}) } }
  }
}

type Words = { flags: Set<string>; values: Map<string, string>; positionals: string[] }

function isKnown(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name)
}

/** The words of a line, each option known and with a value where it takes one. */
function wordsOf(parameters: readonly string[]): Words {
  const { tokens } = parseArgs({
    args: [...parameters],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const words: Words = { flags: new Set(), values: new Map(), positionals: [] }
  for (const token of tokens) {
    if (token.kind === 'positional') words.positionals.push(token.value)
    if (token.kind !== 'option') continue
    if (!isKnown(token.name)) throw new MistakeError('option', token.rawName)
    if (OPTIONS[token.name].type === 'boolean') {
      if (token.value !== undefined) throw new MistakeError('noValue', token.rawName)
      words.flags.add(token.name)
    } else {
      if (!token.value) throw new MistakeError('value', token.rawName)
      words.values.set(token.name, token.value)
    }
  }
  return words
}

function choice<T extends string>(words: Words, name: string, choices: readonly T[]): T | undefined {
  const value = words.values.get(name)
  if (value === undefined) return undefined
  const chosen = choices.find((each) => each === value.toLowerCase())
  if (chosen === undefined) throw new MistakeError('choice', `--${name} ${value}`, choices)
  return chosen
}

function encodingNamed(words: Words): Encoding | undefined {
  const label = words.values.get('encoding')
  if (label === undefined) return undefined
  try {
    const { encoding } = new TextDecoder(label)
    const known = ENCODINGS.find((each) => each === encoding)
    if (known) return known
  } catch {
    // No label that any decoder knows: refused with the ones that Marbre reads.
  }
  throw new MistakeError('choice', `--encoding ${label}`, ENCODINGS)
}

function numberNamed(words: Words, name: string): number | undefined {
  const value = words.values.get(name)
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new MistakeError('choice', `--${name} ${value}`, ['1, 2, 3 …'])
  return Number(value)
}

function ids(positionals: readonly string[]): string[] {
  return positionals.map((word) => {
    const id = word.toLowerCase()
    if (!isArticleId(id)) throw new MistakeError('id', word)
    return id
  })
}

function exportNamed(words: Words, positionals: readonly string[]): Command {
  const format = choice(words, 'format', EXPORT_FORMATS)
  if (!format) throw new MistakeError('noFormat', '--format', EXPORT_FORMATS)
  const folder = words.values.get('out') ?? null
  const chosen = ids(positionals)
  if (folder === null && chosen.length !== 1) throw new MistakeError('noOut', '--out')
  if (folder === null && words.flags.has('json') && format !== 'json') {
    throw new MistakeError('jsonNeedsOut', '--json')
  }
  const profile = choice(words, 'profile', MARKDOWN_PROFILES) ?? 'hugo'
  return { name: 'export', ids: chosen, format, profile, folder, overwrite: words.flags.has('overwrite') }
}

function lintNamed(words: Words, positionals: readonly string[]): Command {
  const profile = choice(words, 'profile', PROFILES) ?? 'press'
  const fix = words.flags.has('fix')
  if (fix && words.flags.has('json') && positionals.includes(STDIN))
    throw new MistakeError('fixNeedsFile', STDIN)
  const named = positionals.map((word) => ({ word, id: word.toLowerCase() }))
  return {
    name: 'lint',
    ids: named.filter(({ id }) => isArticleId(id)).map(({ id }) => id),
    paths: named.filter(({ id }) => !isArticleId(id)).map(({ word }) => word),
    profile,
    fix,
  }
}

function commandNamed(words: Words): Command {
  const [name, ...positionals] = words.positionals
  if (words.flags.has('help') || name === 'help') return { name: 'help' }
  if (words.flags.has('version')) return { name: 'version' }
  if (name === undefined) throw new MistakeError('noCommand', '', Object.keys(OF_COMMAND))
  const own = Object.hasOwn(OF_COMMAND, name) ? OF_COMMAND[name] : undefined
  if (!own) throw new MistakeError('command', name, Object.keys(OF_COMMAND))
  const foreign = [...words.flags, ...words.values.keys()].find(
    (option) => !EVERYWHERE.includes(option) && !own.includes(option),
  )
  if (foreign) throw new MistakeError('option', `--${foreign}`)

  if (name === 'import') {
    if (positionals.length === 0) throw new MistakeError('noFile', name)
    return {
      name,
      paths: positionals,
      dryRun: words.flags.has('dry-run'),
      acceptDoubtful: words.flags.has('accept-doubtful'),
      encoding: encodingNamed(words),
      duplicates: choice(words, 'duplicates', DUPLICATES),
    }
  }
  if (name === 'export') return exportNamed(words, positionals)
  if (name === 'lint') return lintNamed(words, positionals)
  if (name === 'show') {
    const [id, ...more] = ids(positionals)
    if (id === undefined || more.length > 0) throw new MistakeError('oneId', name)
    return { name, id }
  }
  if (positionals.length > 0) throw new MistakeError('tooMany', positionals[0])
  if (name === 'check') return { name, repair: words.flags.has('repair') }
  return {
    name: 'list',
    query: words.values.get('query') ?? '',
    status: choice(words, 'status', STATUSES) ?? 'all',
    limit: numberNamed(words, 'limit') ?? Number.POSITIVE_INFINITY,
  }
}

/** What a line asks for, or the first thing in it that makes no sense. */
export function readLine(
  parameters: readonly string[],
): { ok: true; line: Line } | { ok: false; mistake: Mistake } {
  try {
    const words = wordsOf(parameters)
    choice(words, 'lang', ['fr', 'en'])
    return {
      ok: true,
      line: {
        command: commandNamed(words),
        library: words.values.get('library'),
        json: words.flags.has('json'),
      },
    }
  } catch (error) {
    if (error instanceof MistakeError) return { ok: false, mistake: error.mistake }
    throw error
  }
}

/** The language that a line names, right or wrong as the rest of it may be. */
export function languageIn(parameters: readonly string[]): string | undefined {
  const at = parameters.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = parameters[at]
  return word?.includes('=') ? word.slice('--lang='.length) : at < 0 ? undefined : parameters[at + 1]
}
