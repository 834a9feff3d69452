import { type Encoding, ENCODINGS } from '../../src/core/import/encoding/encodings.ts'
import { canEncode } from '../../tests/core/import/encode.ts'
import type { SentenceLanguage } from './sentences.ts'

const WESTERN = ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'fi', 'is'] as const
const CENTRAL = ['pl', 'cs', 'sk', 'hr', 'hu', 'ro'] as const
const BALTIC = ['et', 'lv', 'lt'] as const
const CYRILLIC = ['ru', 'bg', 'sr'] as const

/** The encodings in which texts of each language are found, beside UTF-8. */
export const FOUND_IN = {
  'utf-16le': ['fr', 'en', 'pl', 'ru', 'el', 'ar', 'zh', 'ja', 'ko'],
  'utf-16be': ['fr', 'de', 'tr', 'uk', 'he', 'zh-Hant', 'ja'],
  'windows-1252': WESTERN,
  'iso-8859-15': WESTERN,
  macintosh: ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'fi'],
  'windows-1250': CENTRAL,
  'iso-8859-2': CENTRAL,
  'windows-1254': ['tr'],
  'windows-1257': BALTIC,
  'iso-8859-13': BALTIC,
  'windows-1251': [...CYRILLIC, 'uk'],
  'koi8-r': ['ru', 'bg'],
  'koi8-u': ['uk', 'ru'],
  'x-mac-cyrillic': [...CYRILLIC, 'uk'],
  'iso-8859-5': CYRILLIC,
  ibm866: ['ru', 'bg'],
  'windows-1253': ['el'],
  'iso-8859-7': ['el'],
  'windows-1255': ['he'],
  'iso-8859-8': ['he'],
  'windows-1256': ['ar', 'fa'],
  'iso-8859-6': ['ar'],
  'windows-874': ['th'],
  shift_jis: ['ja'],
  'euc-jp': ['ja'],
  'iso-2022-jp': ['ja'],
  gb18030: ['zh'],
  big5: ['zh-Hant'],
  'euc-kr': ['ko'],
} as const satisfies { readonly [Name in Encoding]?: readonly SentenceLanguage[] }

const TYPEWRITTEN: readonly [from: RegExp, to: string][] = [
  [/[’‘]/g, "'"],
  [/[“”„«»]/g, '"'],
  [/[–—]/g, '-'],
  [/…/g, '...'],
  [/€/g, 'EUR'],
  [/£/g, 'GBP '],
  [/\u200c/g, ' '],
  [/\u202f/g, '\u00a0'],
  [/œ/g, 'oe'],
  [/\u00a0/g, ' '],
]

/** The encodings, beside UTF-8, in which texts of a language are found. */
export function encodingsOf(language: SentenceLanguage): Encoding[] {
  return ENCODINGS.filter((encoding) => languagesIn(encoding).includes(language))
}

/** The languages of which texts are found in an encoding. */
export function languagesIn(encoding: Encoding): readonly SentenceLanguage[] {
  const found: { readonly [Name in Encoding]?: readonly SentenceLanguage[] } = FOUND_IN
  return found[encoding] ?? []
}

/** A text with the signs of a typewriter for those that an encoding may lack. */
export function typewritten(text: string): string {
  return TYPEWRITTEN.reduce((typed, [from, to]) => typed.replace(from, to), text)
}

/** A text as a file in an encoding has it: what the encoding has no sign for is typed otherwise; null where letters lack. */
export function written(text: string, encoding: Encoding): string | null {
  let typed = text
  for (const [from, to] of TYPEWRITTEN) {
    if (canEncode(typed, encoding)) return typed
    typed = typed.replace(from, to)
  }
  return canEncode(typed, encoding) ? typed : null
}
