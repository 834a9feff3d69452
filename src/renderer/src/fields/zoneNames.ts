import { isZone, offsetAt, offsetText } from '../../../core/dates/index.ts'
import { zoneInWords } from '../../../core/dateInWords.ts'
import { fold } from '../../../core/search.ts'
import { cityName } from '../../../i18n/cities.ts'
import type { Suggestion } from './SuggestInput.tsx'

/** The time zone of this machine. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** A zone's name in the interface's language: its city, and what its time is called (`Paris, heure d’Europe centrale`). */
export function zoneName(zone: string, locale: string): string {
  if (zone === 'UTC') return 'UTC'
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' })
  const time = format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return `${cityName(zone, locale)}, ${time.replace(/^[^:]{1,20} ?: /, '')}`
}

/** The offset of a zone at an instant (milliseconds), as people say it: `UTC+1`. */
const offsetInWords = (zone: string, at: number) => zoneInWords(`T${offsetText(offsetAt(at, zone))}`)

const allNamed = new Map<string, ReadonlyMap<string, string>>()

/** The names of all zones of this machine, by zone. Making them takes 40 ms once for each language. */
function namedZones(locale: string): ReadonlyMap<string, string> {
  const known = allNamed.get(locale)
  if (known) return known
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  const made = new Map(zones.map((zone) => [zone, zoneName(zone, locale)]))
  allNamed.set(locale, made)
  return made
}

/** Zones of many newsrooms, which stand before those in the order of the alphabet. */
const FREQUENT = [
  'UTC',
  'Europe/Paris',
  'Europe/Brussels',
  'Europe/Zurich',
  'Europe/London',
  'America/Toronto',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
]

/** All zones as suggestions, `first` before the others, each with its offset at an instant (milliseconds). */
export function zoneSuggestions(first: readonly string[], at: number, locale: string): Suggestion[] {
  const names = namedZones(locale)
  const zones = new Set([...first.filter(isZone), ...FREQUENT, ...names.keys()])
  return [...zones].map((zone) => {
    const name = names.get(zone) ?? zoneName(zone, locale)
    return { text: name, label: name, hint: offsetInWords(zone, at) }
  })
}

/** `Zurich (Genève)` is the zone of both cities. */
const citiesOf = (name: string) => [name, ...name.split(/ \(|\)/)].filter((each) => each !== '')

/** The zone that a text names: by its name, its city, or as the database has it; null for none. */
export function zoneFrom(text: string, locale: string): string | null {
  const wanted = fold(text).replace(/^ +| +$/g, '')
  const isCalled = ([zone, name]: [string, string]) =>
    [name, zone, ...citiesOf(cityName(zone, locale))].some((each) => fold(each) === wanted)
  return [...namedZones(locale)].find(isCalled)?.[0] ?? null
}
