/** The characters of the font Symbol from 0x20 on, as Unicode has them; a blank where it has none. */
const SYMBOL =
  ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼' +
  ' '.repeat(33) +
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑'

/** The characters of the font Wingdings that texts use, by their code. */
const WINGDINGS: { readonly [code: number]: string } = {
  33: '✏',
  34: '✂',
  40: '☎',
  41: '✆',
  42: '✉',
  63: '✍',
  65: '✌',
  67: '👍',
  68: '👎',
  69: '☜',
  70: '☞',
  71: '☝',
  72: '☟',
  74: '☺',
  75: '😐',
  76: '☹',
  78: '☠',
  81: '✈',
  82: '☼',
  84: '❄',
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  118: '❖',
  ...Object.fromEntries([...'①②③④⑤⑥⑦⑧⑨⑩'].map((digit, at) => [129 + at, digit])),
  ...Object.fromEntries([...'❶❷❸❹❺❻❼❽❾❿'].map((digit, at) => [140 + at, digit])),
  158: '·',
  159: '•',
  167: '▪',
  168: '◻',
  171: '★',
  176: '❍',
  216: '➢',
  224: '→',
  223: '←',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}

/** The characters of windows-1252 from 0x80 on, as which HTML has the codes of a font. */
const FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The private characters at which Word and LibreOffice put the codes of fonts of symbols, from U+F020 on. */
const PRIVATE = /[\uf020-\uf0ff]/g

/** The character that a font of symbols shows for a code; null where that is not known. */
export function symbolOf(font: string, code: number): string | null {
  const place = code >= 0xf000 ? code - 0xf000 : code
  if (/^wingdings/i.test(font)) return WINGDINGS[place] ?? null
  if (/^symbol(?:mt)?$/i.test(font)) {
    const symbol = SYMBOL.charAt(place - 0x20)
    return symbol === '' || (symbol === ' ' && place !== 0x20) ? null : symbol
  }
  return code >= 0xf000 || code < 0x20 ? null : String.fromCodePoint(Math.min(code, 0xffff))
}

/** A text in which the private characters of fonts of symbols are what they show. */
export function withSymbols(text: string, font: string): string {
  return text.replace(PRIVATE, (character) => symbolOf(font, character.charCodeAt(0)) ?? '\ufffd')
}

/** A text that HTML sets in a font of symbols, as what it shows. A sign that is not known is U+FFFD, a blank stays one. */
export function shownIn(font: string, text: string): string {
  return Array.from(text, (character) => {
    const place = FROM_80.indexOf(character)
    const code = place < 0 ? (character.codePointAt(0) ?? 0) : 0x80 + place
    const isCode = code > 0x20 && code !== 0xa0 && (code <= 0xff || (code >= 0xf020 && code <= 0xf0ff))
    return isCode ? (symbolOf(font, code) ?? '\ufffd') : character
  }).join('')
}
