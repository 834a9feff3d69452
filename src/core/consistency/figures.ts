import type { TextRange } from '../search.ts'

/** How the thousands of a figure are parted. */
export type FigureStyle = 'space' | 'point' | 'comma'
export type Figure = TextRange & { style: FigureStyle }

/** Digits in groups of three, with the same sign between all of them, and nothing beside them that makes them another thing. */
const GROUPED =
  /(?<![\p{L}\p{N}_.,:/+-]|\p{N}[ \u00a0\u202f])[1-9]\d{0,2}(?:(?:[ \u00a0\u202f]\d{3})+|(?:\.\d{3})+|(?:,\d{3})+)(?![\p{N}_:/-]|[.,]\p{N}|[ \u00a0\u202f]\p{N})/gu

const STYLES: Readonly<Record<string, FigureStyle>> = { '.': 'point', ',': 'comma' }

/** Signs that part decimals in a language, so that one group of three after them may be a fraction. */
const DECIMAL: Readonly<Record<string, string>> = {
  fr: ',',
  es: ',',
  pt: ',',
  nl: ',',
  de: ',',
  it: ',',
  en: '.',
}

/** The figures of a paragraph whose thousands are parted. */
export function figuresIn(text: string, language: string): Figure[] {
  const decimal = DECIMAL[language.toLowerCase().split('-')[0] ?? ''] ?? ''
  return [...text.matchAll(GROUPED)].flatMap(({ 0: figure, index }) => {
    const sign = figure.replace(/\d/g, '').charAt(0)
    if (sign === decimal) return []
    return [{ from: index, to: index + figure.length, style: STYLES[sign] ?? 'space' }]
  })
}

const SEPARATOR: Readonly<Record<FigureStyle, string>> = { space: '\u202f', point: '.', comma: ',' }

/** A figure with its thousands parted in another style. */
export const inStyle = (figure: string, style: FigureStyle): string =>
  figure.replace(/[ \u00a0\u202f.,]/g, SEPARATOR[style])
