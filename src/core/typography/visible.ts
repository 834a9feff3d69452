import { OBJECT } from '../proofreading/prose.ts'
import { addressesIn } from './addresses.ts'
import type { Finding } from './finding.ts'

export { OBJECT }

/** Stands for a character of an address. */
export const ADDRESS = '\ufdd0'
/** Stands for a character of an emoticon: what it touches stays as it is, or it would be read otherwise. */
export const APART = '\ufdd1'

/**
 * A paragraph with stand-ins for what is no prose, of the paragraph's own length; and, if it has any address, how each
 * place is bound to one before it.
 */
export type Visible = { text: string; bound: Uint8Array | null }

/** Here the sentence goes on after an address, of which no blank can cut anything, but any other mark may become a part. */
const AFTER_ADDRESS = 1
/** Here programs may find an address to go on, since they stop at blanks alone. */
const IN_ADDRESS = 2

const BLANK = /[ \t\u00a0\u202f\u2000-\u200a]/
const ENDS_ADDRESS = /[\s<\ufffc]/g
/** What is taken to belong to the sentence where it ends an address. */
const LEFT_OUT = '?!.,:;*_\'"~()&'
/** A formula as LaTeX has it; two prices in dollars are none. */
const FORMULA =
  /\$\$[^$]{1,1000}\$\$|\$(?![ \t\n$])(?=[^$\n]{0,300}[\\^_={}])[^$\n]{1,300}(?<![ \t])\$(?!\d)/g
const EMOTICON =
  /(?=[:;<^])(?<=^|[ \t\n\u00a0\u202f(])(?:[:;][’']?-?[()DPpOo/\\]|[:;]-[[\]|*]|:[A-Za-z][A-Za-z0-9_+-]{1,40}:|<3|\^\^)(?=$|[ \t\n\u00a0\u202f.,!?)])/gu

/** A paragraph, in which U+FFFC stands for what is verbatim, with formulas, addresses and emoticons stood in for, too. */
export function visibleText(given: string): Visible {
  const paragraph = given.includes('$')
    ? given.replace(FORMULA, (formula) => OBJECT.repeat(formula.length))
    : given
  let bound: Uint8Array | null = null
  let boundTo = 0
  let shown = ''
  let at = 0
  for (const { from, to } of addressesIn(paragraph)) {
    shown += paragraph.slice(at, from) + ADDRESS.repeat(to - from)
    at = to
    if (to <= boundTo) continue
    ENDS_ADDRESS.lastIndex = to
    boundTo = ENDS_ADDRESS.exec(paragraph)?.index ?? paragraph.length
    let tail = boundTo
    while (tail > to && LEFT_OUT.includes(paragraph.charAt(tail - 1))) tail--
    bound ??= new Uint8Array(paragraph.length + 1)
    bound.fill(IN_ADDRESS, to, tail).fill(AFTER_ADDRESS, tail, boundTo + 1)
  }
  const text = shown + paragraph.slice(at)
  return {
    text: text.replaceAll('\r', '\n').replace(EMOTICON, (face) => APART.repeat(face.length)),
    bound,
  }
}

/** True where a finding cannot become a part of an address, nor cut one but at a closing guillemet. */
export function leavesAddress(bound: Uint8Array, { rule, from, replacement }: Finding): boolean {
  if (!bound[from]) return true
  if (!BLANK.test(replacement.charAt(0))) return false
  return bound[from] === AFTER_ADDRESS || replacement.endsWith('»') || rule === 'guillemet-space'
}
