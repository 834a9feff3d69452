import type { PictureUse } from './values.ts'

/** What is said of one use of a picture, without saying of which. */
export type FigureUse = Omit<PictureUse, 'src' | 'occurrence'>

/** What is said of a picture of which nothing is said. */
export const NOTHING_SAID: FigureUse = {
  fileName: '',
  rights: '',
  taken: '',
  focus: null,
  crop: null,
  isMain: false,
  isUnconfirmed: false,
}

/** True for a use that says nothing, which is not kept. */
export function saysNothing({
  src: _src,
  occurrence: _occurrence,
  ...use
}: FigureUse & Partial<PictureUse>): boolean {
  const nothing = new Map<string, unknown>(Object.entries(NOTHING_SAID))
  return Object.entries(use).every(([name, value]) => nothing.has(name) && nothing.get(name) === value)
}

/**
 * Joins what an article says of its pictures with its figures: called with the address of each figure, in the order of the
 * text, it gives the figure's occurrence and what is said of it, or null. What is said of one use twice, the first says.
 */
export function joinedUses(
  pictures: readonly PictureUse[],
): (src: string) => { occurrence: number; use: FigureUse | null } {
  const uses = new Map<string, FigureUse>()
  for (const { src, occurrence, ...use } of pictures) {
    const key = `${occurrence} ${src}`
    if (!uses.has(key)) uses.set(key, use)
  }
  const counts = new Map<string, number>()
  return (src) => {
    const occurrence = counts.get(src) ?? 0
    counts.set(src, occurrence + 1)
    return { occurrence, use: uses.get(`${occurrence} ${src}`) ?? null }
  }
}
