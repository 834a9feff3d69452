import { type FigureUse, NOTHING_SAID, saysNothing } from '../pictureUse.ts'
import type { PictureUse } from '../values.ts'

type Said = ReadonlyMap<string, PictureUse>

const keyOf = ({ src, occurrence }: PictureUse) => `${src} ${String(occurrence).padStart(8, '0')}`
const byUse = (pictures: readonly PictureUse[]): Said => new Map(pictures.map((use) => [keyOf(use), use]))
const written = (value: unknown) => JSON.stringify(value)

/** What is said of one use on three sides, property by property: theirs where they alone changed it. */
function mergeUse<Use extends FigureUse>(base: FigureUse, mine: Use, theirs: FigureUse): Use {
  const [was, here] = [base, mine].map((use) => new Map<string, unknown>(Object.entries(use)))
  const taken = Object.entries(theirs).filter(
    ([name]) => written(here?.get(name)) === written(was?.get(name)),
  )
  return { ...mine, ...Object.fromEntries(taken) }
}

/**
 * What is said of the pictures, merged by picture and occurrence, property by property; where both sides changed a property,
 * mine is taken. A use of which one side says nothing has its defaults there.
 */
export function mergePictures(
  base: readonly PictureUse[],
  mine: readonly PictureUse[],
  theirs: readonly PictureUse[],
): PictureUse[] {
  const [was, here, there] = [base, mine, theirs].map(written)
  if (here === there || there === was) return [...mine]
  if (here === was) return [...theirs]
  const [before, ours, others] = [byUse(base), byUse(mine), byUse(theirs)]
  const keys = [...new Set([...ours.keys(), ...others.keys()])].sort()
  return keys.flatMap((key) => {
    const of = ours.get(key) ?? others.get(key)
    if (!of) return []
    const place = { src: of.src, occurrence: of.occurrence }
    const side = (said: Said) => said.get(key) ?? { ...NOTHING_SAID, ...place }
    const merged = mergeUse(side(before), side(ours), side(others))
    return saysNothing(merged) ? [] : [merged]
  })
}
