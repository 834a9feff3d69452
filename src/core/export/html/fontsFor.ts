import type { ExportFont } from '../context.ts'

type Range = readonly [from: number, to: number]

function rangesOf(unicodeRange: string): Range[] {
  return unicodeRange.split(',').flatMap((written): Range[] => {
    const [, from, to = from] = /^\s*U\+([0-9a-f]+)(?:-([0-9a-f]+))?\s*$/i.exec(written) ?? []
    return from === undefined || to === undefined
      ? []
      : [[Number.parseInt(from, 16), Number.parseInt(to, 16)]]
  })
}

const known = new WeakMap<ExportFont, readonly Range[]>()

function knownRanges(font: ExportFont): readonly Range[] {
  const ranges = known.get(font) ?? rangesOf(font.unicodeRange)
  known.set(font, ranges)
  return ranges
}

/** True for the font that has the letters of ASCII, which every page needs. */
const isBasic = (ranges: readonly Range[]) => ranges.some(([from, to]) => from <= 0x61 && to >= 0x7a)

/** The fonts of the list that a text has characters of, in their order. */
export function fontsFor(text: string, fonts: readonly ExportFont[]): readonly ExportFont[] {
  if (fonts.length === 0) return fonts
  const codes = new Set<number>()
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7f) codes.add(text.codePointAt(at) ?? code)
  }
  const isNeeded = (font: ExportFont) => {
    const ranges = knownRanges(font)
    return (
      isBasic(ranges) || ranges.some(([from, to]) => [...codes].some((code) => code >= from && code <= to))
    )
  }
  const needed = fonts.filter(isNeeded)
  return needed.length === fonts.length ? fonts : needed
}
