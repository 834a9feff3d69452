import { parseArgs } from 'node:util'
import { LOCALES } from '../i18n/index.ts'
import type { CliCommand, Invocation } from './command.ts'
import { COMMANDS } from './commands/index.ts'
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
const COMMAND_NAMES = [...COMMANDS.map(({ name }) => name), HELP]
const ALL_OPTIONS = new Map(
  [...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)].map((option) => [option.name, option]),
)

type Given = { flags: Set<string>; values: Map<string, string[]>; operands: string[] }

/** Splits the arguments into options and operands. Throws a UsageError for an option that no command has. */
function split(parameters: readonly string[]): Given {
  const options = Object.fromEntries(
    [...ALL_OPTIONS.values()].map((option) => [
      option.name,
      {
        type: option.kind === 'flag' ? ('boolean' as const) : ('string' as const),
        ...(option.kind === 'flag' && option.short ? { short: option.short } : {}),
      },
    ]),
  )
  const { tokens } = parseArgs({
    args: [...parameters],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given: Given = { flags: new Set(), values: new Map(), operands: [] }
  for (const token of tokens) {
    if (token.kind === 'positional') given.operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = ALL_OPTIONS.get(token.name)
    if (!option) throw new UsageError('option', token.rawName)
    if (option.kind === 'flag') {
      if (token.value !== undefined) throw new UsageError('noValue', token.rawName)
      given.flags.add(token.name)
    } else {
      // The next option is no value; one that begins so is written as `--name=--value`.
      const isNextOption = !token.inlineValue && token.value?.startsWith('--')
      if (!token.value || isNextOption) throw new UsageError('value', token.rawName)
      given.values.set(token.name, [...(given.values.get(token.name) ?? []), token.value])
    }
  }
  return given
}

function argumentsOf({ flags, values, operands }: Given): Arguments {
  const valueIn = <T>({ name, choices, read }: ValueOption<T>, word: string) => {
    const value = read(word)
    if (value === undefined) throw new UsageError('choice', `--${name} ${word}`, choices)
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

function commandNamed(name: string | undefined): CliCommand | undefined {
  return COMMANDS.find((command) => command.name === name)
}

/** What the arguments ask for: a command, the help (of one command, or of all), the version, or the licences. */
type Asked =
  | { kind: 'command'; invocation: Invocation }
  | { kind: 'help'; command: CliCommand | undefined }
  | { kind: 'version' }
  | { kind: 'licences' }

/** The arguments of one run, understood. */
export type ParsedArguments = { asked: Asked; library: string | undefined; json: boolean }

/** Throws a UsageError for the first thing that makes no sense. */
export function parseArguments(parameters: readonly string[]): ParsedArguments {
  const given = split(parameters)
  const all = argumentsOf(given)
  all.value(lang)
  return { asked: askedIn(given, all), library: all.value(library), json: all.json }
}

function askedIn(given: Given, all: Arguments): Asked {
  const [name, ...operands] = given.operands
  if (name === HELP) return { kind: 'help', command: commandNamed(operands[0]) }
  if (all.has(help)) return { kind: 'help', command: commandNamed(name) }
  if (all.has(version)) return { kind: 'version' }
  if (all.has(licenses)) return { kind: 'licences' }
  if (name === undefined) throw new UsageError('noCommand', '', COMMAND_NAMES)
  const command = commandNamed(name)
  if (!command) throw new UsageError('command', name, COMMAND_NAMES)
  const own = new Set([...GLOBAL_OPTIONS, ...command.options].map((option) => option.name))
  const foreign = [...given.flags, ...given.values.keys()].find((option) => !own.has(option))
  if (foreign) throw new UsageError('option', `--${foreign}`)
  return { kind: 'command', invocation: command.prepare({ ...all, operands }) }
}

/** The last value of `--lang`, even where the rest of the arguments makes no sense. */
export function languageIn(parameters: readonly string[]): string | undefined {
  const at = parameters.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = parameters[at]
  return word?.includes('=') ? word.slice('--lang='.length) : at < 0 ? undefined : parameters[at + 1]
}
