import * as z from 'zod/mini'
import { savedSearchesDecoder } from './savedSearches.ts'
import { rowDecoder } from './settingDecoders.ts'
import {
  eachSetting,
  type HeldName,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  type Settings,
} from './settings.ts'

type Decoders = { [Name in SettingName]: z.ZodMiniType<Settings[Name]> }

const orEmpty = <Value>(decoder: z.ZodMiniType<Value[]>): z.ZodMiniType<Value[]> =>
  z.pipe(z._default(z.unknown(), []), decoder)

/** What is kept in settings that have no control; whether an own replacement can be used is found out where it is. */
const HELD: { readonly [Name in HeldName]: z.ZodMiniType<Settings[Name]> } = {
  usageOff: orEmpty(z.array(z.string().check(z.maxLength(60))).check(z.maxLength(200))),
  savedSearches: orEmpty(savedSearchesDecoder),
  ownReplacements: orEmpty(z.array(z.object({ from: z.string(), to: z.string() }))),
}

const isHeld = (name: SettingName): name is HeldName => name in HELD

const DECODERS = eachSetting<Decoders>((name) => (isHeld(name) ? HELD[name] : rowDecoder(SETTINGS[name])))

/** Decodes settings; one that is missing has its default, as in a file from before the setting existed. */
export const settingsDecoder: z.ZodMiniType<Settings> = z.object(DECODERS)

/** Decodes a change of settings: one that is missing stays as it is. */
export const settingsChangeDecoder: z.ZodMiniType<Partial<Settings>> = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((values, { issues }) => {
    const change: Partial<Settings> = {}
    for (const name of SETTING_NAMES.filter((each) => Object.hasOwn(values, each))) {
      const decoded = DECODERS[name].safeParse(values[name])
      if (decoded.success) Object.assign(change, { [name]: decoded.data })
      else issues.push({ code: 'custom', input: values[name], path: [name], message: decoded.error.message })
    }
    return change
  }),
)

/** Settings of a file, and the names of those whose value this version cannot use: each has its default. */
export type ReadSettings = { settings: Settings; unusable: readonly SettingName[] }

/** Reads each setting by itself, so that one unusable value costs no other. */
export function readSettings(values: { readonly [name: string]: unknown }): ReadSettings {
  const unusable = SETTING_NAMES.filter((name) => !DECODERS[name].safeParse(values[name]).success)
  const usable = Object.fromEntries(
    SETTING_NAMES.filter((name) => !unusable.includes(name)).map((name) => [name, values[name]]),
  )
  return { settings: settingsDecoder.parse(usable), unusable }
}
