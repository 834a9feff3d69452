/** The characters of the font Symbol from 0x20 on, as Unicode has them; a blank where it has none. */
const SYMBOL =
  ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼' +
  ' '.repeat(33) +
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑'

/** The characters of the font Wingdings that texts use, by their code. */
const WINGDINGS: { readonly [code: number]: string } = {
  33: '✏',
  40: '☎',
  41: '✆',
  42: '✉',
  70: '☞',
  74: '☺',
  76: '☹',
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  118: '❖',
  158: '·',
  159: '•',
  167: '▪',
  168: '◻',
  176: '❍',
  216: '➢',
  224: '→',
  223: '←',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}

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
