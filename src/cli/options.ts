import { isDateTime } from '../core/article/index.ts'
import type { CliHelpKey } from '../i18n/index.ts'

/** An option that is there or not. */
export type Flag = { kind: 'flag'; name: string; short?: string; help: CliHelpKey }

/** An option that takes a value. */
export type ValueOption<T> = {
  kind: 'value'
  name: string
  help: CliHelpKey
  /** The value's name in the help; null where the choices themselves stand there. */
  placeholder: CliHelpKey | null
  /** The possible values, as the help and the usage error name them; empty where any text will do. */
  choices: readonly string[]
  /** The sentence of the usage error about a value that is not possible. */
  refusal: 'choice' | 'dateTime' | 'number'
  /** Undefined for a value that is not possible. */
  read(value: string): T | undefined
}

/** An option of any kind, as the list of options holds it. */
export type Option = Flag | ValueOption<unknown>

type ValueNames = { help: CliHelpKey; placeholder: CliHelpKey | null }

export function flag(name: string, help: CliHelpKey, short?: string): Flag {
  return { kind: 'flag', name, help, ...(short ? { short } : {}) }
}

export function textOption(name: string, names: ValueNames): ValueOption<string> {
  return { kind: 'value', name, ...names, choices: [], refusal: 'choice', read: (value) => value }
}

/** One of `choices`, whatever its case. */
export function choiceOption<T extends string>(
  name: string,
  choices: readonly T[],
  names: ValueNames,
): ValueOption<T> {
  const read = (value: string) => choices.find((choice) => choice.toLowerCase() === value.toLowerCase())
  return { kind: 'value', name, ...names, choices, refusal: 'choice', read }
}

/** A date-time with its offset, as RFC 3339 has it. */
export function dateTimeOption(name: string, names: ValueNames): ValueOption<string> {
  const read = (value: string) => (isDateTime(value) ? value : undefined)
  return { kind: 'value', name, ...names, choices: [], refusal: 'dateTime', read }
}

/** A whole number from 1 to 999,999,999. */
export function numberOption(name: string, names: ValueNames): ValueOption<number> {
  const read = (value: string) => (/^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined)
  return { kind: 'value', name, ...names, choices: [], refusal: 'number', read }
}

/** The arguments after the command's name. */
export type Arguments = {
  /** What is no option: files, ids. */
  operands: readonly string[]
  /** True where the output is to be JSON. */
  json: boolean
  has(option: Flag): boolean
  /** Undefined where the option is not given. Throws a UsageError for a value that is not possible. */
  value<T>(option: ValueOption<T>): T | undefined
  /** The values of an option that may be given several times, in their order. Throws like `value`. */
  values<T>(option: ValueOption<T>): T[]
}

type UsageErrorReason =
  | 'noCommand'
  | 'command'
  | 'option'
  | 'value'
  | 'noValue'
  | ValueOption<unknown>['refusal']
  | 'id'
  | 'noFile'
  | 'noZip'
  | 'noFolder'
  | 'oneId'
  | 'noId'
  | 'noYes'
  | 'tooMany'
  | 'noFormat'
  | 'noOut'
  | 'outIsFile'
  | 'outIsOther'
  | 'namesAndFile'
  | 'pattern'
  | 'needsOut'
  | 'optionOfFormat'
  | 'statusOrIds'
  | 'queryOrIds'
  | 'noChange'
  | 'deskOrNone'
  | 'embargoOrNone'
  | 'keywordBoth'
  | 'names'
  | 'dossier'
  | 'version'
  | 'versionName'
  | 'nameOrRestore'
  | 'fixNeedsFile'
  | 'hole'
  | 'findAndWith'
  | 'houseWord'
  | 'dictionaryLanguage'
  | 'dictionaryWords'
  | 'dictionaryPair'
  | 'dictionaryAction'
  | 'picture'
  | 'pictureKind'
  | 'pictureAction'
  | 'pictureNone'

/** Arguments that make no command. `reason` names the sentence `cli:usageError.<reason>`, `word` and `choices` fill it. */
export class UsageError extends Error {
  readonly reason: UsageErrorReason
  readonly word: string
  readonly choices: string

  constructor(reason: UsageErrorReason, word = '', choices: readonly string[] = []) {
    super(reason)
    this.reason = reason
    this.word = word
    this.choices = choices.join(', ')
  }
}
