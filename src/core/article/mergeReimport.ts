import { type ArticleContent, eachField, type FieldName, fieldSpec } from './fields.ts'
import { sameNames } from './unknownFields.ts'
import { NOTHING_SAID } from './pictureUse.ts'
import { FIELD_KINDS } from './fieldKinds.ts'
import type { Byline, PictureUse, Section } from './values.ts'

const primary = (language: string) => language.toLowerCase().split('-')[0]

/** The roles and addresses that the desk gave to a person are kept where the new text has none for the same name. */
function mergeByline(current: readonly Byline[], incoming: readonly Byline[]): Byline[] {
  const known = new Map(current.map((person) => [person.name, person]))
  const isOne = ({ name }: Byline) => incoming.filter((person) => person.name === name).length === 1
  return incoming.map((person) => (isOne(person) ? { ...known.get(person.name), ...person } : person))
}

/** A section keeps the language that the desk gave to the one under the same heading, where the new text says none. */
function mergeSections(current: readonly Section[], incoming: readonly Section[]): Section[] {
  const earlier = sameNames(
    current.map(({ heading }) => heading),
    incoming.map(({ heading }) => heading),
  )
  return incoming.map((section, at) => {
    const language = section.language ?? current[earlier[at] ?? -1]?.language
    return language === undefined ? section : { ...section, language }
  })
}

/** What the desk said of a picture stays where the new text says nothing of it: its crop, its rights, that it is the main one. */
function mergeUses(current: readonly PictureUse[], incoming: readonly PictureUse[]): PictureUse[] {
  const isOf =
    ({ src, occurrence }: PictureUse) =>
    (use: PictureUse) =>
      use.src === src && use.occurrence === occurrence
  const nothing = new Map<string, unknown>(Object.entries(NOTHING_SAID))
  const merged = current.map((use) => {
    const { isUnconfirmed: _unconfirmed, ...said } = incoming.find(isOf(use)) ?? use
    const news = Object.entries(said).filter(([name, value]) => nothing.get(name) !== value)
    return { ...use, ...Object.fromEntries(news) }
  })
  return [...merged, ...incoming.filter((use) => !current.some(isOf(use)))]
}

/**
 * An article's content once a new version of its text has come in: the incoming text, and each field that came with it.
 * A field that the incoming text leaves empty stays (desk, note, target, a standfirst added at the desk), and so does
 * the status where the text says `draft`, which is what a file without a status is read as. What is said of pictures is
 * joined, use by use.
 */
export function mergeReimport(current: ArticleContent, incoming: ArticleContent): ArticleContent {
  const isSaid = (name: FieldName) =>
    JSON.stringify(incoming[name]) !== JSON.stringify(FIELD_KINDS[fieldSpec(name).kind].empty())
  const merged = eachField<ArticleContent>((name) => (isSaid(name) ? incoming : current)[name])
  const isSameLanguage = primary(current.language) === primary(incoming.language)
  return {
    ...merged,
    language: isSameLanguage ? current.language : incoming.language,
    byline: isSaid('byline') ? mergeByline(current.byline, incoming.byline) : current.byline,
    sections: mergeSections(current.sections, incoming.sections),
    pictures: mergeUses(current.pictures, incoming.pictures),
  }
}
