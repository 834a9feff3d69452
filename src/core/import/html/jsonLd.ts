import { isData } from '../json/jsonOf.ts'
import { isObject, type JsonObject } from '../json/jsonOf.ts'
import { elementsIn, type HtmlElement } from './parseHtml.ts'

/** An object of the page's structured data (schema.org). */
export type DataObject = JsonObject

/** Characters of structured data that are read. */
const LARGEST = 3_000_000
/** Objects within objects that are read. */
const DEEPEST = 12
/** Objects that are read. */
const MOST_OBJECTS = 5000
/** The types of schema.org that an article may have. */
const ARTICLE = /(?:^|[/:#])(?:\w*Article|BlogPosting|LiveBlogPosting|Report|CreativeWork|WebPage)$/
const CONTROLS = /\p{Cc}/gu

/** The objects of the structured data in a page, outermost first, in order; what is no JSON is passed over. */
export function dataObjects(root: HtmlElement): DataObject[] {
  const found: DataObject[] = []
  let size = 0
  for (const { name, attributes, children } of elementsIn(root)) {
    if (name !== 'script' || !/^application\/ld\+json\b/i.test((attributes.type ?? '').trim())) continue
    const text = children.filter((child) => typeof child === 'string').join('')
    size += text.length
    if (size > LARGEST) break
    collect(parsed(text), found, 0)
  }
  return found
}

/** JSON as sites write it: in a comment or CDATA, with line ends in its strings. */
function parsed(text: string): unknown {
  const bare = text
    .replace(/^[\s/*]*(?:<!--|<!\[CDATA\[)?[\s*/]*(?=[{[])/, '')
    .replace(/[\s/*]*(?:-->|\]\]>)?[\s*/;]*$/, '')
  if (isData(bare)) return null
  for (const attempt of [bare, bare.replace(CONTROLS, ' ')]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // Tried again without control characters; then it is none.
    }
  }
  return null
}

function collect(value: unknown, found: DataObject[], depth: number): void {
  if (depth > DEEPEST || found.length > MOST_OBJECTS) return
  if (Array.isArray(value)) {
    for (const each of value) collect(each, found, depth + 1)
    return
  }
  if (!isObject(value)) return
  found.push(value)
  for (const each of Object.values(value)) collect(each, found, depth + 1)
}

/** The article that a page says it is: of several that with the most said of it, a page or a work only where no article is named. */
export function articleOf(objects: readonly DataObject[], headings: readonly string[]): DataObject | null {
  const articles = objects.filter((object) => typesOf(object).some((type) => ARTICLE.test(type)))
  const rank = (object: DataObject) => {
    const isExact = typesOf(object).some((type) => /(?:Article|Posting|Report)$/.test(type))
    const headline = textIn(object.headline)
    const isShown = headings.includes(headline)
    return (
      (isExact ? 4 : 0) +
      (isShown ? 8 : 0) +
      (headline === '' ? 0 : 2) +
      (object.datePublished === undefined ? 0 : 1)
    )
  }
  let best: DataObject | null = null
  for (const object of articles) if (best === null || rank(object) > rank(best)) best = object
  return best !== null && rank(best) > 1 ? best : null
}

/** True where the data describe several articles, as those of a front page do. */
export function namesSeveral(objects: readonly DataObject[]): boolean {
  const headlines = new Set(
    objects
      .filter((object) => typesOf(object).some((type) => /(?:Article|BlogPosting)$/.test(type)))
      .map(({ headline }) => textIn(headline))
      .filter((headline) => headline !== ''),
  )
  return headlines.size > 2
}

function typesOf(object: DataObject): string[] {
  return textsIn(object['@type'])
}

/** The texts in a value: itself, those in a list, or the name of an object. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value))
    return value.slice(0, 100).flatMap((each) => (Array.isArray(each) ? [] : textsIn(each)))
  if (isObject(value)) return textsIn(value.name ?? value['@value'] ?? []).slice(0, 1)
  return []
}

/** The first text in a value, on one line; else empty. */
export function textIn(value: unknown): string {
  return (textsIn(value)[0] ?? '').replace(/[ \t\n\r\f]+/g, ' ').replace(/^ | $/g, '')
}

/** An object, or the one of the page's that it refers to by its name (`@id`). */
export function resolved(value: unknown, objects: readonly DataObject[]): unknown {
  if (Array.isArray(value))
    return value.slice(0, 100).map((each) => (Array.isArray(each) ? null : resolved(each, objects)))
  if (!isObject(value) || value.name !== undefined) return value
  const id = value['@id']
  return objects.find((object) => object['@id'] === id && object.name !== undefined) ?? value
}
