type Rgb = readonly [red: number, green: number, blue: number]

/** The least contrast of text that is not large (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5

/** The colour that a text of the form `#rrggbb` names, in parts from 0 to 1; null for another text. */
function parse(color: string): Rgb | null {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? []
  if (red === undefined || green === undefined || blue === undefined) return null
  return [Number.parseInt(red, 16) / 255, Number.parseInt(green, 16) / 255, Number.parseInt(blue, 16) / 255]
}

const hex = (part: number) =>
  Math.round(part * 255)
    .toString(16)
    .padStart(2, '0')
const written = (rgb: Rgb) => `#${rgb.map(hex).join('')}`

/** Relative luminance, by WCAG's formula. */
function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** The contrast of two colours of the form `#rrggbb`, 1 to 21; 1 where one of them is none. */
function contrast(one: string, other: string): number {
  const [first, second] = [parse(one), parse(other)]
  if (!first || !second) return 1
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** The colour with another lightness (HSL, 0 to 1), of the same hue and saturation. */
function withLightness(rgb: Rgb, lightness: number): Rgb {
  const [least, most] = [Math.min(...rgb), Math.max(...rgb)]
  const spread = most - least
  const sum = most + least
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(sum - 1))
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation
  const at = (part: number) => lightness + (spread === 0 ? 0 : ((part - least) / spread - 0.5) * chroma)
  return [at(rgb[0]), at(rgb[1]), at(rgb[2])]
}

/**
 * The colour itself where it can be read on a paper, else the nearest of its hue that can: darker on a light paper, lighter on
 * a dark one. Null where the text is no colour of the form `#rrggbb`.
 */
export function readableOn(paper: string, color: string): string | null {
  const rgb = parse(color)
  const ground = parse(paper)
  if (!rgb || !ground) return null
  const own = (Math.max(...rgb) + Math.min(...rgb)) / 2
  const target = luminance(ground) > 0.18 ? 0 : 1
  for (let step = 0; step <= 100; step++) {
    const shade = written(withLightness(rgb, own + ((target - own) * step) / 100))
    if (contrast(shade, paper) >= LEAST_CONTRAST) return shade
  }
  return null
}
