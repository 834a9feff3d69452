import { LOCALES } from '../core/locales.ts'
import type { Invocation } from './command.ts'
import {
  COMMAND_NAMES,
  commandNamed,
  type CommandName,
  everyCommand,
  type NamedCommand,
} from './commands/index.ts'
import {
  type Arguments,
  choiceOption,
  flag,
  type Flag,
  type Option,
  textOption,
  UsageError,
  type ValueOption,
} from './options.ts'

const library = textOption('library', { help: 'cli:help.library', placeholder: 'cli:help.value.folder' })
const json = flag('json', 'cli:help.json')
const lang = choiceOption('lang', [...LOCALES, 'en-US'], { help: 'cli:help.lang', placeholder: null })
const help = flag('help', 'cli:help.help', 'h')
const version = flag('version', 'cli:help.version', 'v')
const licenses = flag('licenses', 'cli:help.licenses')

/** The options that every command takes. */
export const GLOBAL_OPTIONS: readonly Option[] = [library, json, lang, help, version, licenses]

const HELP = 'help'
const WORDS = [...COMMAND_NAMES, HELP]

/** The first word that is neither an option of every command nor the value of one. */
function firstWordIn(parameters: readonly string[]): string | undefined {
  for (let at = 0; at < parameters.length; at++) {
    const word = parameters[at] ?? ''
    const option = GLOBAL_OPTIONS.find(
      (each) => word === `--${each.name}` || (each.kind === 'flag' && word === `-${each.short}`),
    )
    if (option?.kind === 'value') at += 1
    else if (!option) return word
  }
  return undefined
}

const byName = (options: readonly Option[]): ReadonlyMap<string, Option> =>
  new Map([...GLOBAL_OPTIONS, ...options].map((option) => [option.name, option]))

/** A number below 0, which is no option. */
const NEGATIVE = /^-[.,]?\d/

type Given = { flags: Set<string>; values: Map<string, string[]>; operands: string[] }

/** Splits the arguments into options and operands. Throws a UsageError for an option that is not among the known ones. */
function split(parameters: readonly string[], known: ReadonlyMap<string, Option>): Given {
  const options = Object.fromEntries(
    [...known.values()].map((option) => [
      option.name,
      {
        type: option.kind === 'flag' ? ('boolean' as const) : ('string' as const),
        ...(option.kind === 'flag' && option.short ? { short: option.short } : {}),
      },
    ]),
  )
  // An import of node:util would load all that it has, among that the debugger's and the worker's parts.
  const { parseArgs } = process.getBuiltinModule('node:util')
  const { tokens } = parseArgs({
    args: [...parameters],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given: Given = { flags: new Set(), values: new Map(), operands: [] }
  const numbers = new Set<number>()
  for (const token of tokens) {
    if (token.kind === 'positional') given.operands.push(token.value)
    if (token.kind !== 'option') continue
    const word = parameters[token.index] ?? ''
    if (NEGATIVE.test(word)) {
      // It comes as one option for each of its signs.
      if (!numbers.has(token.index)) given.operands.push(word)
      numbers.add(token.index)
      continue
    }
    const option = known.get(token.name)
    if (!option) throw new UsageError('option', token.rawName)
    if (option.kind === 'flag') {
      if (token.value !== undefined) throw new UsageError('noValue', token.rawName)
      given.flags.add(token.name)
    } else {
      // The next option is no value; one that begins so is written as `--name=--value`.
      const isNextOption = !token.inlineValue && token.value?.startsWith('--')
      if (!token.value?.trim() || isNextOption) throw new UsageError('value', token.rawName)
      given.values.set(token.name, [...(given.values.get(token.name) ?? []), token.value])
    }
  }
  return given
}

/** The arguments by the options of their command alone, so that no other is loaded; by those of all where that does not do. */
async function splitFor(parameters: readonly string[]): Promise<Given> {
  const first = firstWordIn(parameters)
  const command = await commandNamed(first)
  try {
    if (command || first === HELP || first === undefined)
      return split(parameters, byName(command?.options ?? []))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
  }
  return split(parameters, byName((await everyCommand()).flatMap(({ options }) => options)))
}

function argumentsOf({ flags, values, operands }: Given): Arguments {
  const valueIn = <T>({ name, choices, refusal, read }: ValueOption<T>, word: string) => {
    const value = read(word)
    if (value === undefined) throw new UsageError(refusal, `--${name} ${word}`, choices)
    return value
  }
  return {
    operands,
    json: flags.has(json.name),
    has: (option: Flag) => flags.has(option.name),
    value: <T>(option: ValueOption<T>) => {
      const word = values.get(option.name)?.at(-1)
      return word === undefined ? undefined : valueIn(option, word)
    },
    values: <T>(option: ValueOption<T>) =>
      (values.get(option.name) ?? []).map((word) => valueIn(option, word)),
  }
}

/** What the arguments ask for: a command, the help (of one command, or of all), the version, or the licences. */
type Asked =
  | { kind: 'command'; name: CommandName; invocation: Invocation }
  | { kind: 'help'; command: NamedCommand | undefined }
  | { kind: 'version' }
  | { kind: 'licences' }

/** The arguments of one run, understood. */
export type ParsedArguments = { asked: Asked; library: string | undefined; json: boolean }

/** Rejects with a UsageError for the first thing that makes no sense. */
export async function parseArguments(parameters: readonly string[]): Promise<ParsedArguments> {
  const given = await splitFor(parameters)
  const all = argumentsOf(given)
  all.value(lang)
  return { asked: await askedIn(given, all), library: all.value(library), json: all.json }
}

async function askedIn(given: Given, all: Arguments): Promise<Asked> {
  const [name, ...operands] = given.operands
  if (name === HELP) {
    const [wanted] = operands
    const command = await commandNamed(wanted)
    if (wanted !== undefined && !command) throw new UsageError('command', wanted, WORDS)
    return { kind: 'help', command }
  }
  if (all.has(help)) return { kind: 'help', command: await commandNamed(name) }
  if (all.has(version)) return { kind: 'version' }
  if (all.has(licenses)) return { kind: 'licences' }
  if (name === undefined) throw new UsageError('noCommand', '', WORDS)
  const command = await commandNamed(name)
  if (!command) throw new UsageError('command', name, WORDS)
  const own = new Set([...GLOBAL_OPTIONS, ...command.options].map((option) => option.name))
  const foreign = [...given.flags, ...given.values.keys()].find((option) => !own.has(option))
  if (foreign) throw new UsageError('option', `--${foreign}`)
  return { kind: 'command', name: command.name, invocation: command.prepare({ ...all, operands }) }
}

/** The last value of `--lang`, even where the rest of the arguments makes no sense. */
export function languageIn(parameters: readonly string[]): string | undefined {
  const at = parameters.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = parameters[at]
  return word?.includes('=') ? word.slice('--lang='.length) : at < 0 ? undefined : parameters[at + 1]
}
