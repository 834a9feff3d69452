import * as z from 'zod/mini'
import {
  DEFAULT_EXPORT_OPTIONS,
  EXPORT_FORMAT_NAMES,
  MARKDOWN_PROFILES,
  TEXT_LINES,
} from './export/formats.ts'
import type { HouseProfile } from './export/house.ts'
import { isLanguageTag } from './article/index.ts'
import { PROFILES } from './typography/conventions.ts'

/** The pages of the settings window that are made of this table's rows. */
export const SETTING_PAGES = ['interface', 'writing', 'typography', 'publishing'] as const
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

/** What a text of the settings must be, where it is not empty. `folder` is an address that ends in a slash. */
export type TextForm = 'line' | 'address' | 'folder' | 'color' | 'language'

type Line = {
  control: 'text'
  page: SettingPage | null
  form: TextForm
  default: ''
  decoder: z.ZodMiniType<string>
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

function isUsable(form: TextForm, text: string): boolean {
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
function line(form: TextForm, row: Pick<Line, 'page'>): Line {
  const text = z.string().check(z.refine((value) => isUsable(form, value)))
  return { ...row, control: 'text', form, default: '', decoder: z._default(text, '') }
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
  /** The Markdown profile, and the lines of plain text, of the last export. */
  exportProfile: choice(MARKDOWN_PROFILES, { default: DEFAULT_EXPORT_OPTIONS.profile, page: null }),
  exportLines: choice(TEXT_LINES, { default: DEFAULT_EXPORT_OPTIONS.lines, page: null }),
  /** The pattern of file names of the last export of several articles; empty: the slug. */
  exportNames: line('line', { page: null }),
  /** The host's handle of the folder of the last export. */
  exportPlace: line('line', { page: null }),
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
  /** The profile of the house: see `HouseProfile`. */
  siteName: line('line', { page: 'publishing' }),
  siteAddress: line('folder', { page: 'publishing' }),
  publisher: line('line', { page: 'publishing' }),
  logo: line('address', { page: 'publishing' }),
  accentColor: line('color', { page: 'publishing' }),
  licence: line('line', { page: 'publishing' }),
  dateLanguage: line('language', { page: 'publishing' }),
  embedFonts: onOff({ default: false, page: 'publishing' }),
  keepRelativeLinks: onOff({ default: false, page: 'publishing' }),
  /** The form in which articles are copied for a content-management system; the last one copied. */
  copyForm: choice(['rich', 'html', 'markdown', 'text'], { default: 'rich', page: 'publishing' }),
} satisfies Record<string, Switch | Choice<string> | Line>

type Table = typeof SETTINGS
export type Settings = {
  [Name in keyof Table]: Table[Name] extends Choice<infer Id>
    ? Id
    : Table[Name] extends Line
      ? string
      : boolean
}
export type SettingName = keyof Table
export type SwitchName = { [Name in SettingName]: Table[Name] extends Switch ? Name : never }[SettingName]
export type TextName = { [Name in SettingName]: Table[Name] extends Line ? Name : never }[SettingName]
export type ChoiceName = Exclude<SettingName, SwitchName | TextName>

export const SETTING_NAMES: readonly SettingName[] = Object.keys(SETTINGS).filter(
  (name): name is SettingName => name in SETTINGS,
)

/** True for the name of a setting that is on or off. */
export function isSwitch(name: SettingName): name is SwitchName {
  return SETTINGS[name].control === 'switch'
}

/** True for the name of a setting that is a line of text. */
export function isTextSetting(name: SettingName): name is TextName {
  return SETTINGS[name].control === 'text'
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

/** Settings of a file, and the names of those whose value this version cannot use: each has its default. */
export type ReadSettings = { settings: Settings; unusable: readonly SettingName[] }

/** Reads each setting by itself, so that one unusable value costs no other. */
export function readSettings(values: { readonly [name: string]: unknown }): ReadSettings {
  const isUsableValue = (name: SettingName) => SETTINGS[name].decoder.safeParse(values[name]).success
  const unusable = SETTING_NAMES.filter((name) => !isUsableValue(name))
  const usable = Object.fromEntries(
    SETTING_NAMES.filter((name) => !unusable.includes(name)).map((name) => [name, values[name]]),
  )
  return { settings: settingsDecoder.parse(usable), unusable }
}

/** The profile of the house, as the settings have it. */
export function houseProfile(settings: Settings): HouseProfile {
  const { siteName, siteAddress, publisher, logo, accentColor, licence } = settings
  const { dateLanguage, embedFonts, keepRelativeLinks } = settings
  return {
    siteName,
    siteAddress,
    publisher,
    logo,
    accentColor,
    licence,
    dateLanguage,
    embedFonts,
    keepRelativeLinks,
  }
}
