import {
  DEFAULT_EXPORT_OPTIONS,
  EXPORT_FORMAT_NAMES,
  MARKDOWN_PROFILES,
  PICTURE_PLACES,
  TEXT_LINES,
} from './export/formats.ts'
import type { HouseProfile } from './export/house.ts'
import { LOCALES } from './locales.ts'
import type { StoredSearch } from './savedSearches.ts'
import { SHARING_CHOICES } from './sharedFolder.ts'
import {
  byName,
  choice,
  type Held,
  held,
  type Line,
  line,
  namesOf,
  onOff,
  type OwnReplacement,
  type Row,
  type Switch,
  type ValuesOf,
} from './settingKinds.ts'
import { FRENCH_SPELLINGS } from './spelling/dictionaries.ts'
import { PROFILES } from './typography/conventions.ts'

/**
 * THE table of what a user can choose, for every window on the library. The type, the defaults, the decoder of
 * `settings.json` (`settingsDecoder.ts`) and the rows of the settings window are derived from it, in this order: a setting that is
 * on or off, or one choice out of a few, is a row here and its words in `i18n`.
 */
export const SETTINGS = {
  /** Whether the library is in a folder that several machines share. */
  sharedFolder: choice(SHARING_CHOICES, { default: 'automatic' }),
  /** The language of the interface. */
  interface: choice(['system', ...LOCALES], { default: 'system', page: 'interface' }),
  theme: choice(['system', 'light', 'dark'], { default: 'system', page: 'interface' }),
  /** The format of the last export. */
  exportFormat: choice(EXPORT_FORMAT_NAMES, { default: 'html' }),
  /** The Markdown profile, and the lines of plain text, of the last export. */
  exportProfile: choice(MARKDOWN_PROFILES, { default: DEFAULT_EXPORT_OPTIONS.profile }),
  exportLines: choice(TEXT_LINES, { default: DEFAULT_EXPORT_OPTIONS.lines }),
  exportPictures: choice(PICTURE_PLACES, { default: DEFAULT_EXPORT_OPTIONS.pictures }),
  /** The pattern of file names of the last export of several articles; empty: the slug. */
  exportNames: line('line'),
  /** The host's handle of the folder of the last export. */
  exportPlace: line('line'),
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
  /** Words are held against the dictionary of their language. */
  spelling: onOff({ default: true, page: 'typography' }),
  /** How French is spelt. */
  frenchSpelling: choice(FRENCH_SPELLINGS, { default: 'both', page: 'typography' }),
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
  /** The rules of usage that are switched off, by their names; those of a newer version are kept. */
  usageOff: held<string[]>([]),
  /** What the list is often asked for. */
  savedSearches: held<StoredSearch[]>([]),
  /** What is put in the place of what somebody types. */
  ownReplacements: held<OwnReplacement[]>([]),
} satisfies Record<string, Row>

type Table = typeof SETTINGS
export type Settings = ValuesOf<Table>
export type SettingName = keyof Table
export type SwitchName = { [Name in SettingName]: Table[Name] extends Switch ? Name : never }[SettingName]
export type TextName = { [Name in SettingName]: Table[Name] extends Line ? Name : never }[SettingName]
export type HeldName = {
  [Name in SettingName]: Table[Name] extends Held<infer _Value> ? Name : never
}[SettingName]
export type ChoiceName = Exclude<SettingName, SwitchName | TextName | HeldName>

export const SETTING_NAMES: readonly SettingName[] = namesOf(SETTINGS)

/** True for the name of a setting that is on or off. */
export function isSwitch(name: SettingName): name is SwitchName {
  return SETTINGS[name].control === 'switch'
}

/** True for the name of a setting that is a line of text. */
export function isTextSetting(name: SettingName): name is TextName {
  return SETTINGS[name].control === 'text'
}

/** True for the name of a setting that is one choice out of a few. */
export function isChoice(name: SettingName): name is ChoiceName {
  return SETTINGS[name].control === 'choice'
}

/** The settings of a library in which nobody has chosen any. */
export const DEFAULT_SETTINGS: Settings = byName(SETTING_NAMES, (name) => SETTINGS[name].default)

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
