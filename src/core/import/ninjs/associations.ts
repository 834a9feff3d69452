import { isDateTime, isDay, type PicturePoint } from '../../article/index.ts'
import type { Figure } from '../../document/types.ts'
import { isObject, type JsonObject } from '../json/jsonOf.ts'
import type { Notice } from '../notices.ts'
import { changeFigures, type SourcePictures } from '../pictures/index.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import { textsOf } from './texts.ts'
import { objectsAt, textAt } from './values.ts'

/** The most items beside an item that are looked at, and that are named. */
const MOST = 1000
const MOST_NAMED = 5

/** What belongs to an item: the pictures that came along, as figures; the names of what did not come. */
export type Associations = { pictures: Figure[]; unknown: string[] }

/** The names under which systems keep the picture that stands for an item. */
const MAIN = /^(?:feature(?:d)?[-_]?(?:media|image)?|main[-_]?(?:media|image|picture)?|hero|lead)$/i

/** The items that belong to an item: a list since 3.0, an object by their names before. */
export function associationsOf({ associations }: JsonObject, pictures: SourcePictures): Associations {
  const entries: [string, unknown][] = Array.isArray(associations)
    ? associations.map((entry) => ['', entry])
    : isObject(associations)
      ? Object.entries(associations)
      : []
  const found: Associations = { pictures: [], unknown: [] }
  for (const [key, entry] of entries.slice(0, MOST)) {
    if (!isObject(entry)) continue
    const figure = figureOf(entry, key, pictures)
    if (figure) found.pictures.push(figure)
    else found.unknown.push(nameOf(entry, key))
  }
  return found
}

function nameOf(entry: JsonObject, key: string): string {
  const [headline] = textsOf(entry, 'headlines', 'headline')
  return headline?.value ?? (textAt(entry, 'title', 'name') || key || textAt(entry, 'type', 'uri'))
}

/** A picture that came along, in the largest of the sizes in which it is named; null where none is there. */
function figureOf(entry: JsonObject, key: string, pictures: SourcePictures): Figure | null {
  const rendition = renditionsOf(entry).find((each) => pictures.has(addressOf(each)))
  const src = rendition ? pictures.find([addressOf(rendition)]) : null
  if (!src) return null
  const descriptions = textsOf(entry, 'descriptions', 'description')
  const ofRole = (role: RegExp) => descriptions.find((text) => role.test(text.role))?.value ?? ''
  const caption = ofRole(/^caption$/) || ofRole(/^(?!alt)/)
  const taken = textAt(entry, 'contentCreated', 'contentcreated')
  pictures.say(src, {
    rights: textAt(entry, 'copyrightNotice', 'copyrightnotice', 'usageTerms', 'usageterms'),
    taken: isDay(taken) || isDateTime(taken) ? taken : '',
    focus: pointOf(rendition),
    isMain: textAt(entry, 'rel') === 'main' || MAIN.test(key || textAt(entry, 'name')),
  })
  return {
    type: 'figure',
    src,
    alt: ofRole(/^alt/) || textAt(entry, 'altText', 'alttext', 'alt_text', 'alt'),
    credit: textAt(
      entry,
      'by',
      'byline',
      'creditLine',
      'creditline',
      'credit',
      'copyrightHolder',
      'copyrightholder',
    ),
    caption: caption === '' ? [] : [{ type: 'text', text: caption.replace(/[ \t\r\n]+/g, ' '), marks: [] }],
  }
}

/** Where a size of a picture is. */
const addressOf = (rendition: JsonObject) => textAt(rendition, 'href', 'src')

/** The point of a picture that must stay in view, of which a size says the place in its pixels. */
function pointOf(rendition: JsonObject | undefined): PicturePoint | null {
  const { poi, width, height } = rendition ?? {}
  if (!isObject(poi) || typeof width !== 'number' || typeof height !== 'number') return null
  const { x, y } = poi
  if (typeof x !== 'number' || typeof y !== 'number') return null
  const isWithin = x >= 0 && y >= 0 && x <= width && y <= height && width > 0 && height > 0
  return isWithin ? { x: x / width, y: y / height } : null
}

/** The sizes of a picture, the largest first, and the item itself, which may have an address. */
function renditionsOf(entry: JsonObject): JsonObject[] {
  const { renditions } = entry
  const list = Array.isArray(renditions)
    ? objectsAt(entry, 'renditions')
    : isObject(renditions)
      ? Object.values(renditions).filter(isObject)
      : []
  const widthOf = ({ width }: JsonObject) => (typeof width === 'number' ? width : 0)
  return [...list.toSorted((one, other) => widthOf(other) - widthOf(one)), entry]
}

/** The blocks of an item with what its pictures are said to show, and the pictures that stand nowhere in it. */
export function withAssociations(
  blocks: readonly SourceBlock[] | null,
  figures: readonly Figure[],
): { blocks: readonly SourceBlock[] | null; rest: Figure[] } {
  const left = [...figures]
  const described = blocks?.map((block) => ({
    ...block,
    node: changeFigures(block.node, (figure) => {
      // A picture that is shown twice is listed twice.
      const at = left.findIndex(({ src }) => src === figure.src)
      const [said] = at < 0 ? [] : left.splice(at, 1)
      if (!said) return figure
      const { alt, credit, caption } = figure
      return {
        ...figure,
        alt: alt || said.alt,
        credit: credit || said.credit,
        caption: caption.length > 0 ? caption : said.caption,
      }
    }),
  }))
  return { blocks: described ?? null, rest: left }
}

/** The notice of what belongs to an item and did not come with it. */
export function leftOutNotice(names: readonly string[]): Notice[] {
  if (names.length === 0) return []
  const named = names.slice(0, MOST_NAMED).map((name) => name.slice(0, 80))
  return [{ name: 'associations-left-out', detail: { count: names.length, names: named.join(', ') } }]
}
