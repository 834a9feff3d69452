import * as z from 'zod/mini'
import { EXPORT_FORMAT_NAMES } from './export/formats.ts'
import { PROFILES } from './typography/conventions.ts'

/** The pages of the settings window that are made of this table's rows. */
export const SETTING_PAGES = ['interface', 'writing', 'typography'] as const
export type SettingPage = (typeof SETTING_PAGES)[number]

type Switch = {
  control: 'switch'
  /** Where it is shown; null: it is chosen elsewhere in the window. */
  page: SettingPage | null
  default: boolean
  decoder: z.ZodMiniType<boolean>
}

type Choice<Id extends string> = {
  control: 'choice'
  page: SettingPage | null
  choices: readonly Id[]
  /** Each choice has a line that shows what it does. */
  hasExamples: boolean
  default: Id
  decoder: z.ZodMiniType<Id>
}

/** A setting that is on or off. Its words: `settings:<name>` and `settings:<name>.note`. */
function onOff(row: Pick<Switch, 'default' | 'page'>): Switch {
  return { ...row, control: 'switch', decoder: z._default(z.boolean(), row.default) }
}

/**
 * One choice out of a few. Its words: `settings:<name>`, `settings:<name>.<choice>` and, where it has examples,
 * `settings:<name>.example.<choice>`.
 */
function choice<const Id extends string>(
  choices: readonly Id[],
  row: { default: NoInfer<Id>; page: SettingPage | null; hasExamples?: boolean },
): Choice<Id> {
  const decoder: z.ZodMiniType<Id> = z._default(z.enum(choices), row.default)
  return { hasExamples: false, ...row, control: 'choice', choices, decoder }
}

/**
 * THE table of what a user can choose, for every window on the library. The type, the defaults, the decoder of
 * `settings.json` and the rows of the settings window are derived from it, in this order: a setting that is on or off,
 * or one choice out of a few, is a row here and its words in `i18n`.
 */
export const SETTINGS = {
  /** The language of the interface. */
  interface: choice(['system', 'fr', 'en-GB', 'en'], { default: 'system', page: 'interface' }),
  theme: choice(['system', 'light', 'dark'], { default: 'system', page: 'interface' }),
  /** The format of the last export. */
  exportFormat: choice(EXPORT_FORMAT_NAMES, { default: 'html', page: null }),
  textSize: choice(['small', 'normal', 'large', 'largest'], { default: 'normal', page: 'writing' }),
  /** The length of the page's lines. */
  measure: choice(['narrow', 'normal', 'wide'], { default: 'normal', page: 'writing' }),
  /** The line being written stays at the same height. */
  typewriter: onOff({ default: false, page: 'writing' }),
  /** A long text is laid out whole, as screen readers need it, and not as it comes into sight. */
  layOutAll: onOff({ default: false, page: 'writing' }),
  /** The no-break spaces of French. */
  typography: choice(PROFILES, { default: 'press', page: 'typography', hasExamples: true }),
  /** Quotes, apostrophes and spaces are set while one types. */
  setWhileTyping: onOff({ default: true, page: 'typography' }),
  /** No-break spaces can be seen. */
  showSpaces: onOff({ default: false, page: 'typography' }),
} satisfies Record<string, Switch | Choice<string>>

type Table = typeof SETTINGS
export type Settings = { [Name in keyof Table]: Table[Name] extends Choice<infer Id> ? Id : boolean }
export type SettingName = keyof Table
export type SwitchName = { [Name in SettingName]: Table[Name] extends Switch ? Name : never }[SettingName]
export type ChoiceName = Exclude<SettingName, SwitchName>

export const SETTING_NAMES: readonly SettingName[] = Object.keys(SETTINGS).filter(
  (name): name is SettingName => name in SETTINGS,
)

/** True for the name of a setting that is on or off. */
export function isSwitch(name: SettingName): name is SwitchName {
  return SETTINGS[name].control === 'switch'
}

/** A value for each setting, by name. */
function eachSetting<Values extends Record<SettingName, unknown>>(
  make: (name: SettingName) => Values[SettingName],
): Values {
  const values = Object.fromEntries(SETTING_NAMES.map((name) => [name, make(name)]))
  if (!hasAllSettings<Values>(values)) throw new TypeError('not every setting has a value')
  return values
}

function hasAllSettings<Values extends object>(values: object): values is Values {
  return SETTING_NAMES.every((name) => Object.hasOwn(values, name))
}

/** The settings of a library in which nobody has chosen any. */
export const DEFAULT_SETTINGS: Settings = eachSetting<Settings>((name) => SETTINGS[name].default)

type Decoders = { [Name in SettingName]: z.ZodMiniType<Settings[Name]> }

/** Decodes settings; one that is missing has its default, as in a file from before the setting existed. */
export const settingsDecoder: z.ZodMiniType<Settings> = z.object(
  eachSetting<Decoders>((name) => SETTINGS[name].decoder),
)
