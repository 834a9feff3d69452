import { readDateline } from '../agency/dateline.ts'
import { placeInNormalCase } from '../agency/places.ts'

/** The place that a dateline names: `LYON, 22 nov 2026 (AFP) -` is Lyon. */
export function placeOfDateline(text: string): string {
  const line = text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
  const place = readDateline(line, false)?.place ?? ''
  return place === '' ? placeInNormalCase(line.replace(/[ ,–—-]+$/u, '')) : place
}
