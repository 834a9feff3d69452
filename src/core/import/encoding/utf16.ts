/** Code units that are read to tell the script. */
const SAMPLE = 4096

/** The characters that end lines and part words and sentences, in any script. */
const ANCHORS = /[ \n\r、。，：「」（）،؟\u3000]/g

/** Frequent characters of the dense scripts: Chinese and Korean; kana are frequent by themselves. */
const COMMON = new Set(
  '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市政府表示记者國這個們來說時為會學이다는을가의에고하기지로사도한은리대인'.split(
    '',
  ),
)

/** `dense`: a script of thousands of characters, so that nearly any two bytes make one of them. */
type Kind = 'latin' | 'dense' | 'other'

/** The byte order of UTF-16 text that has no byte-order mark, or null where the bytes are no such text. */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const little = plausibility(units(bytes, 0))
  const big = plausibility(units(bytes, 1))
  if (little <= 0 && big <= 0) return null
  return big > little ? 'utf-16be' : 'utf-16le'
}

/** The first code units as a string; `high` is 0 where the low byte comes first. */
function units(bytes: Uint8Array, high: 0 | 1): string {
  const count = Math.min(bytes.length >> 1, SAMPLE)
  let text = ''
  for (let i = 0; i < count; i++) {
    const first = bytes[2 * i] ?? 0
    const second = bytes[2 * i + 1] ?? 0
    text += String.fromCharCode(high === 0 ? first | (second << 8) : (first << 8) | second)
  }
  // The sample may end inside a surrogate pair.
  return bytes.length >> 1 > SAMPLE && /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text
}

/**
 * How much code units look like text: 0 where they cannot be, else higher the likelier. Counts letters of the one or two
 * scripts that prevail, and the characters that end lines and part words.
 */
function plausibility(text: string): number {
  if (text === '' || !text.isWellFormed() || /[\0\ufdd0-\ufdef\ufffe\uffff]/.test(text)) return 0
  const strange = count(text, /[\p{Cn}\p{Co}]|(?![\t\n\v\f\r])\p{Cc}/gu)
  if (strange > text.length / 100) return 0
  const scripts = new Map<string, number>()
  const kinds: Record<Kind, number> = { latin: 0, dense: 0, other: 0 }
  let common = 0
  for (const character of text) {
    if (!/\p{L}/u.test(character)) continue
    const { script, kind } = scriptOf(character)
    scripts.set(script, (scripts.get(script) ?? 0) + 1)
    kinds[kind] += 1
    if (COMMON.has(character) || /\p{Script=Hiragana}/u.test(character)) common += 1
  }
  const letters = kinds.latin + kinds.dense + kinds.other
  const [first = 0, second = 0] = [...scripts.values()].sort((a, b) => b - a)
  const anchors = count(text, ANCHORS)
  if ((anchors === 0 ? first : first + second) < letters * 0.9) return 0
  // Two bytes of another encoding often make a rare character of these scripts; real text has common ones too.
  if (kinds.dense > letters / 2 && common < kinds.dense / 12) return 0
  if (letters < 2 && anchors < text.length / 2) return 0
  return anchors * 4 + kinds.latin + kinds.other + common * 2 + kinds.dense / 5
}

function scriptOf(character: string): { script: string; kind: Kind } {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return { script: 'latin', kind: 'latin' }
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(character)) {
    return { script: 'han', kind: 'dense' }
  }
  if (code >= 0xac00 && code < 0xd7b0) return { script: 'hangul', kind: 'dense' }
  if (/\p{Script=Arabic}/u.test(character)) return { script: 'arabic', kind: 'other' }
  if (/\p{Script=Cyrillic}/u.test(character)) return { script: 'cyrillic', kind: 'other' }
  if (/\p{Script=Greek}/u.test(character)) return { script: 'greek', kind: 'other' }
  return { script: String(code >> 7), kind: 'other' }
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}
