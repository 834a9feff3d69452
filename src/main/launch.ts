import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { localeNamed } from '../i18n/index.ts'

const OPTIONS = { library: { type: 'string' }, lang: { type: 'string' } } as const

/** Switches of Electron and Chromium that people and systems pass; they are no mistakes, and are not reported. */
const SWITCHES_OF_ELECTRON =
  /^--(?:no-sandbox|inspect|remote-debugging|enable-|disable-|force-|ozone-|gtk-version|use-|js-flags|log-|v$|vmodule|user-data-dir|password-store|proxy-|host-|allow-file-access|original-process-start-time|trace-|ignore-)/

/** The arguments of a start: library, language, files to import, and the options that Marbre does not know. */
export type Launch = {
  library: string | undefined
  lang: string | undefined
  files: string[]
  /** The words that named these files. */
  words: string[]
  unknown: string[]
}

/** The path that a word of the command line names. Linux passes files as `file:` addresses (`%U` in a desktop entry). */
function pathOf(word: string, folder: string): string {
  if (!/^file:\/\//i.test(word)) return resolve(folder, word)
  try {
    return fileURLToPath(word)
  } catch {
    // An address of another machine: reading it fails, with a sentence.
    return resolve(folder, word)
  }
}

/** An option that another one follows has no value: `parseArgs` would take that one for it. */
function withoutValue(word: string, at: number, words: readonly string[]): string {
  return word.slice(2) in OPTIONS && word.startsWith('--') && words[at + 1]?.startsWith('--')
    ? `${word}=`
    : word
}

/**
 * Reads the arguments of a start. `argv[0]` is the program, and where Marbre is not packaged the first operand is its folder.
 * Paths are resolved against `folder`. An option without its value, and a language that Marbre has not got, count as unknown.
 */
export function readLaunch(argv: readonly string[], folder: string, packaged: boolean): Launch {
  const { values, positionals, tokens } = parseArgs({
    args: argv.slice(1).map(withoutValue),
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const lang = text(values.lang)
  const unknown = tokens.flatMap((token) => {
    if (token.kind !== 'option') return []
    if (token.name in OPTIONS && text(token.value) !== undefined) return []
    return SWITCHES_OF_ELECTRON.test(token.rawName) ? [] : [token.rawName]
  })
  if (lang !== undefined && !localeNamed(lang)) unknown.push(`--lang ${lang}`)
  const words = positionals.slice(packaged ? 0 : 1)
  return {
    library: text(values.library),
    lang,
    files: words.map((word) => pathOf(word, folder)),
    words,
    unknown,
  }
}

/** The arguments of a start, with the library in `folder` in place of the one that they name. */
export function withLibrary(words: readonly string[], folder: string): string[] {
  const others = words.filter(
    (word, at) =>
      !/^--library(?:=|$)/.test(word) && !(words[at - 1] === '--library' && !word.startsWith('--')),
  )
  return [...others, `--library=${folder}`]
}

const secondStart = z.object({ files: z.array(z.string()) })

/** The files that a second start asks to open; none where its message is not one of Marbre's. */
export function filesOfSecondStart(message: unknown): readonly string[] {
  return secondStart.safeParse(message).data?.files ?? []
}
