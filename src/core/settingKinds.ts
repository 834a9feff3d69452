import { isLanguageTag } from './article/index.ts'

/** The pages of the settings window that are made of this table's rows. */
export const SETTING_PAGES = ['interface', 'writing', 'typography', 'publishing'] as const
export type SettingPage = (typeof SETTING_PAGES)[number]

export type Switch = {
  control: 'switch'
  /** Where it is shown; absent where it is chosen elsewhere in the window. */
  page?: SettingPage
  default: boolean
}

export type Choice<Id extends string> = {
  control: 'choice'
  page?: SettingPage
  choices: readonly Id[]
  /** Each choice has a line that shows what it does. */
  hasExamples: boolean
  default: Id
}

/** What a text of the settings must be, where it is not empty. `folder` is an address that ends in a slash. */
export type TextForm = 'line' | 'address' | 'folder' | 'color' | 'language'

export type Line = {
  control: 'text'
  page?: SettingPage
  form: TextForm
  default: ''
}

const LONGEST_TEXT = 8192
/** What no line of text has: control characters, and line ends of Unicode. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u

/** An absolute http(s) address as it is written, which a browser can read. */
function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text)
}

const IS_OF_FORM: { readonly [Form in TextForm]: (text: string) => boolean } = {
  line: () => true,
  address: isAddress,
  folder: (text) => isAddress(text) && text.endsWith('/') && !/[?#]/.test(text),
  color: (text) => /^#[0-9a-f]{6}$/i.test(text),
  language: isLanguageTag,
}

/** True for a text that a setting of this form can have. */
export function isUsable(form: TextForm, text: string): boolean {
  return text === '' || (text.length <= LONGEST_TEXT && !CONTROL.test(text) && IS_OF_FORM[form](text))
}

/** What somebody may mean who types less than the form needs: `exemple.fr` is an address, `b8361a` a colour. */
const COMPLETED: { readonly [Form in TextForm]: (text: string) => string } = {
  line: (text) => text,
  address: withScheme,
  folder: (text) => withScheme(text).replace(/([^/])$/, '$1/'),
  color: (text) => {
    const long = text.replace(/^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3')
    return long.replace(/^#?([0-9a-f]{6})$/i, '#$1').toLowerCase()
  },
  language: (text) => text,
}

function withScheme(text: string): string {
  return /^[^\s/:?#]+\.[^\s/:?#.]{2,}(?::\d+)?(?:[/?#]|$)/.test(text) ? `https://${text}` : text
}

/** The value of a text setting for what somebody typed; null where that is not of its form. */
export function typedSetting(form: TextForm, typed: string): string | null {
  const text = typed.trim()
  const completed = text === '' ? '' : COMPLETED[form](text)
  return isUsable(form, completed) ? completed : null
}

/** A line of text, empty until somebody writes one. Its words: `settings:<name>` and `settings:<name>.note`. */
export function line(form: TextForm, row: Pick<Line, 'page'> = {}): Line {
  return { ...row, control: 'text', form, default: '' }
}

/** A setting that is on or off. Its words: `settings:<name>` and `settings:<name>.note`. */
export function onOff(row: Pick<Switch, 'default' | 'page'>): Switch {
  return { ...row, control: 'switch' }
}

/**
 * One choice out of a few. Its words: `settings:<name>`, `settings:<name>.<choice>` and, where it has examples,
 * `settings:<name>.example.<choice>`.
 */
export function choice<const Id extends string>(
  choices: readonly Id[],
  row: { default: NoInfer<Id>; page?: SettingPage; hasExamples?: boolean },
): Choice<Id> {
  return { hasExamples: false, ...row, control: 'choice', choices }
}

/** A value that the window keeps in a place of its own, and that has no control of the settings. */
export type Held<Value extends object> = {
  control: 'none'
  page?: never
  default: Value
}

/** See `Held`. */
export function held<Value extends object>(value: Value): Held<Value> {
  return { control: 'none', default: value }
}

/** What somebody types for something else: `qqn` for `quelqu’un`. */
export type OwnReplacement = { from: string; to: string }

/** A row of a table of settings. */
export type Row = Switch | Choice<string> | Line | Held<object>

/** The values that a table of settings has. */
export type ValuesOf<Table extends Readonly<Record<string, Row>>> = {
  [Name in keyof Table]: Table[Name] extends Choice<infer Id>
    ? Id
    : Table[Name] extends Line
      ? string
      : Table[Name] extends Held<infer Value>
        ? Value
        : boolean
}

/** The names of the rows of a table. */
export function namesOf<Table extends object>(table: Table): readonly (keyof Table & string)[] {
  return Object.keys(table).filter((name): name is keyof Table & string => name in table)
}

/** A value for each name. */
export function byName<Name extends string, Values extends Record<Name, unknown>>(
  names: readonly Name[],
  make: (name: Name) => Values[Name],
): Values {
  const values = Object.fromEntries(names.map((name) => [name, make(name)]))
  const hasAll = (all: object): all is Values => names.every((name) => Object.hasOwn(all, name))
  if (!hasAll(values)) throw new TypeError('not every name has a value')
  return values
}
