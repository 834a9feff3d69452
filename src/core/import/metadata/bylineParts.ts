import { CREDIT_LINKS, PUBLISHED_BY } from '../vocabulary/bylineOpenings.ts'
import { alternatives } from '../vocabulary/load.ts'
import type { Byline } from '../../article/index.ts'
import { isName, type Person, words } from './credits.ts'

const ONLY_PUBLISHED = new RegExp(`^(?:${alternatives(PUBLISHED_BY)})`, 'iu')

/** Without what only the reading of a line needs to know of somebody. */
export const asByline = ({ name, role, url }: Person & Byline): Byline => ({
  name,
  ...(role === undefined ? {} : { role }),
  ...(url === undefined ? {} : { url }),
})

/** The word for “by” at the end of an opening. */
const BY_AT_END = new RegExp(`(?:^|[ \\u00a0])(?:${alternatives(CREDIT_LINKS.by, CREDIT_LINKS.of)})$`, 'iu')

/** What an opening says besides that somebody signs: `Propos recueillis`; empty for `Par`. */
export function creditOf(opening: string): string {
  const said = words(opening)
  return ONLY_PUBLISHED.test(opening) || said.length < 2 ? '' : said.join(' ').replace(BY_AT_END, '')
}

/** Without what stands around a line, and without the soft hyphens in its names. */
export function strip(line: string): string {
  return line
    .replaceAll('\u00ad', '')
    .replace(/^[ \t_*,—–\u2015-]{0,4}/u, '')
    .replace(/[ \t_*,—–\u2015-]{0,4}$/u, '')
}

/** A first and a last name, in a script that has capitals. */
export function isFullName(text: string): boolean {
  return (
    isName(text, 2) &&
    words(text).length <= 4 &&
    /\p{L}[\p{L}\p{M}]$/u.test(text) &&
    /^\p{Lu}/u.test(text) &&
    !/\.$/.test(text) &&
    !/\p{Lo}/u.test(text)
  )
}
