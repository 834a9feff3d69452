import { addressesIn } from './addresses.ts'
import type { Finding } from './finding.ts'
import { OBJECT } from './prose.ts'
import { BLANK } from './whitespace.ts'

/** Stands for a character of an address. */
export const ADDRESS = '\ufdd0'
/** Stands for a character of an emoticon: what it touches stays as it is, or it would be read otherwise. */
export const APART = '\ufdd1'

/**
 * A paragraph as the rules read it: `text` has a stand-in for each unit that is not prose, so that an offset in it is the
 * same offset in the paragraph. `zones` is null where the paragraph has no address; else it tells for each offset, the
 * end of the paragraph among them, how near it is to one (0, `AFTER_ADDRESS` or `IN_ADDRESS`).
 */
export type Projection = { text: string; zones: Uint8Array | null }

/** The sentence goes on after an address here: a blank cannot cut the address, but any other sign may become part of it. */
const AFTER_ADDRESS = 1
/** A program may take the address to go on up to here, because it stops at blanks alone. */
const IN_ADDRESS = 2

const ENDS_ADDRESS = /[\s<\ufffc]/g
/** What belongs to the sentence where it stands at the end of an address. */
const TRAILING_MARKS = '?!.,:;*_\'"~()&'
/** A formula in LaTeX; two prices in dollars are none. */
const FORMULA =
  /\$\$[^$]{1,1000}\$\$|\$(?![ \t\n$])(?=[^$\n]{0,300}[\\^_={}])[^$\n]{1,300}(?<![ \t])\$(?!\d)/g
const EMOTICON =
  /(?=[:;<^])(?<=^|[ \t\n\u00a0\u202f("«“‹])(?:[:;][’']?-?[()DPpOo/\\]|[:;]-[[\]|*]|:[A-Za-z][A-Za-z0-9_+-]{1,40}:|<3|\^\^)(?=$|[ \t\n\u00a0\u202f.,;:!?)"»”›])/gu

/**
 * Projects a paragraph, in which U+FFFC stands for what is verbatim.
 *
 * Idea: formulas, then addresses, then emoticons are overwritten by as many stand-ins as they have units, so that no
 * finding has to be mapped back. Invariant: `text` is as long as the paragraph. Cost: linear; the expressions are
 * bounded, and an address that begins inside the zone of another extends no zone.
 */
export function project(written: string): Projection {
  const paragraph = written.includes('$')
    ? written.replace(FORMULA, (formula) => OBJECT.repeat(formula.length))
    : written
  let zones: Uint8Array | null = null
  let zoneEnd = 0
  let projected = ''
  let at = 0
  for (const { from, to } of addressesIn(paragraph)) {
    projected += paragraph.slice(at, from) + ADDRESS.repeat(to - from)
    at = to
    if (to <= zoneEnd) continue
    ENDS_ADDRESS.lastIndex = to
    zoneEnd = ENDS_ADDRESS.exec(paragraph)?.index ?? paragraph.length
    let tail = zoneEnd
    while (tail > to && TRAILING_MARKS.includes(paragraph.charAt(tail - 1))) tail--
    zones ??= new Uint8Array(paragraph.length + 1)
    zones.fill(IN_ADDRESS, to, tail).fill(AFTER_ADDRESS, tail, zoneEnd + 1)
  }
  const text = projected + paragraph.slice(at)
  return {
    text: text.replaceAll('\r', '\n').replace(EMOTICON, (face) => APART.repeat(face.length)),
    zones,
  }
}

/** True where a finding cannot become a part of an address, nor cut one but at a closing guillemet. */
export function leavesAddress(zones: Uint8Array, { rule, from, replacement }: Finding): boolean {
  if (!zones[from]) return true
  if (!BLANK.test(replacement.charAt(0))) return false
  return zones[from] === AFTER_ADDRESS || replacement.endsWith('»') || rule === 'guillemet-space'
}
