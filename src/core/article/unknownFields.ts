import type { Article } from './article.ts'
import type { ArticleContent } from './fields.ts'
import { NOTHING_SAID } from './pictureUse.ts'
import type { Byline, Section, Target } from './values.ts'

/** The names of a value's fields, all of them, as the compiler knows them. */
const namesOf = <T>(fields: Readonly<Record<keyof T, true>>): ReadonlySet<string> =>
  new Set(Object.keys(fields))

const BYLINE_FIELDS = namesOf<Byline>({ name: true, role: true, url: true })
const SECTION_FIELDS = namesOf<Section>({ heading: true, body: true, language: true })
const PICTURE_FIELDS: ReadonlySet<string> = new Set(['src', 'occurrence', ...Object.keys(NOTHING_SAID)])
const TARGET_FIELDS = namesOf<Target>({ amount: true, unit: true })

function unknownFields(value: object, known: ReadonlySet<string>): [string, unknown][] {
  return Object.entries(value).filter(([name]) => !known.has(name))
}

function carried<T extends object>(from: T | undefined, to: T, known: ReadonlySet<string>): T {
  if (from === undefined) return to
  const unknown = unknownFields(from, known)
  return unknown.length === 0 ? to : { ...Object.fromEntries(unknown), ...to }
}

/** For each entry of `next`, the index in `before` of the entry of the same name: the one in its place, if any is. */
export function sameNames(before: readonly string[], next: readonly string[]): (number | undefined)[] {
  const free = new Map<string, Set<number>>()
  before.forEach((name, index) => {
    free.set(name, (free.get(name) ?? new Set()).add(index))
  })
  const take = (name: string, index: number | undefined): number | undefined =>
    index !== undefined && free.get(name)?.delete(index) ? index : undefined
  const inPlace = next.map((name, index) => take(name, index))
  return next.map((name, index) => inPlace[index] ?? take(name, free.get(name)?.values().next().value))
}

/** The same, where an entry that bears a new name comes from what stood in its place and is nowhere else. */
function sameNamesOrPlaces(before: readonly string[], next: readonly string[]): (number | undefined)[] {
  const found = sameNames(before, next)
  const taken = new Set(found)
  return found.map((index, place) => index ?? (taken.has(place) ? undefined : place))
}

/**
 * `current` with `content` for its content; the fields that this version does not know stay, at every depth:
 * a section's by its heading, else by its place; a signature's by the name; a picture's by its address and occurrence.
 */
export function keepingUnknown(current: Article, content: ArticleContent): Article {
  const sections = sameNamesOrPlaces(
    current.sections.map(({ heading }) => heading),
    content.sections.map(({ heading }) => heading),
  )
  const byline = sameNames(
    current.byline.map(({ name }) => name),
    content.byline.map(({ name }) => name),
  )
  return {
    ...current,
    ...content,
    sections: content.sections.map((section, index) =>
      carried(current.sections[sections[index] ?? -1], section, SECTION_FIELDS),
    ),
    byline: content.byline.map((person, index) =>
      carried(current.byline[byline[index] ?? -1], person, BYLINE_FIELDS),
    ),
    pictures: content.pictures.map((use) =>
      carried(
        current.pictures.find(({ src, occurrence }) => src === use.src && occurrence === use.occurrence),
        use,
        PICTURE_FIELDS,
      ),
    ),
    target: content.target && carried(current.target ?? undefined, content.target, TARGET_FIELDS),
  }
}
