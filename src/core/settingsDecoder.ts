import * as z from 'zod/mini'
import { savedSearchesDecoder } from './savedSearches.ts'
import {
  changeDecoder,
  type Decoders,
  readEach,
  type ReadSettings,
  rowDecoder,
} from './settingKindDecoders.ts'
import { byName } from './settingKinds.ts'
import { type HeldName, SETTING_NAMES, SETTINGS, type SettingName, type Settings } from './settings.ts'

const orEmpty = <Value>(decoder: z.ZodMiniType<Value[]>): z.ZodMiniType<Value[]> =>
  z.pipe(z._default(z.unknown(), []), decoder)

/** What is kept in settings that have no control; whether an own replacement can be used is found out where it is. */
const HELD: { readonly [Name in HeldName]: z.ZodMiniType<Settings[Name]> } = {
  usageOff: orEmpty(z.array(z.string().check(z.maxLength(60))).check(z.maxLength(200))),
  savedSearches: orEmpty(savedSearchesDecoder),
  ownReplacements: orEmpty(z.array(z.object({ from: z.string(), to: z.string() }))),
}

const isHeld = (name: SettingName): name is HeldName => name in HELD

const DECODERS: Decoders<Settings> = byName(SETTING_NAMES, (name) =>
  isHeld(name) ? HELD[name] : rowDecoder(SETTINGS[name]),
)

/** Decodes settings; one that is missing has its default, as in a file from before the setting existed. */
export const settingsDecoder: z.ZodMiniType<Settings> = z.object(DECODERS)

/** Decodes a change of settings. */
export const settingsChangeDecoder: z.ZodMiniType<Partial<Settings>> = changeDecoder(DECODERS)

/** Reads the settings of a file. */
export function readSettings(values: { readonly [name: string]: unknown }): ReadSettings<Settings> {
  return readEach(DECODERS, settingsDecoder, values)
}
