import type { JsonObject } from '../json/jsonOf.ts'
import type { XmlElement } from '../xml/index.ts'
import { allIn, at, firstOf, lineIn, linesIn } from './elements.ts'
import { markupIn } from './markup.ts'
import { itemOfNitf } from './nitf.ts'
import { placeOfDateline } from './placeOfDateline.ts'

/** What an item of NewsML-G2 says, by the names that ninjs has for it. */
export function itemOfNewsItem(root: XmlElement): JsonObject {
  const item = at(root, 'itemMeta')
  const content = at(root, 'contentMeta')
  const rights = at(root, 'rightsInfo')
  const texts = bodiesIn(at(root, 'contentSet'))
  const headlines = allIn(content, 'headline').map((line) => ({
    role: line.attributes.role ?? '',
    value: lineIn(line),
  }))
  const provider = at(item, 'provider')
  const located = allIn(content, 'located').map((place) => firstOf(nameIn(place), lineIn(place)))
  const dateline = placeOfDateline(lineIn(at(content, 'dateline')))
  return {
    type: at(item, 'itemClass')?.attributes.qcode ?? '',
    headlines:
      headlines.length > 0
        ? headlines
        : [{ role: '', value: firstOf(lineIn(at(item, 'title')), texts.title) }],
    descriptions: allIn(content, 'description').map((text) => ({
      role: text.attributes.role ?? '',
      value: linesIn(text),
    })),
    byline: allIn(content, 'by').map(lineIn).join(', '),
    people: allIn(content, 'creator').map((person) => ({ name: nameIn(person), rel: 'author' })),
    located: [{ name: firstOf(dateline, located[0]) }],
    infoSources: [
      { name: firstOf(nameIn(provider), provider?.attributes.literal, lineIn(at(content, 'creditline'))) },
    ],
    subjects: [
      ...allIn(content, 'keyword').map((word) => ({ name: lineIn(word) })),
      ...allIn(content, 'subject')
        .filter(({ attributes }) => /abstract|^$/.test(attributes.type ?? ''))
        .map((subject) => ({ name: nameIn(subject) })),
    ],
    contentCreated: lineIn(at(content, 'contentCreated')),
    versionCreated: lineIn(at(item, 'versionCreated')),
    embargoed: lineIn(at(item, 'embargoed')),
    pubStatus: at(item, 'pubStatus')?.attributes.qcode ?? '',
    slugline: lineIn(at(content, 'slugline')),
    edNote: allIn(item, 'edNote').map(linesIn).join('\n'),
    copyrightHolder: nameIn(at(rights, 'copyrightHolder')),
    copyrightNotice: lineIn(at(rights, 'copyrightNotice')),
    usageTerms: lineIn(at(rights, 'usageTerms')),
    language: firstOf(at(content, 'language')?.attributes.tag, root.attributes['xml:lang']),
    bodies: texts.bodies,
  }
}

const nameIn = (element: XmlElement | undefined) =>
  firstOf(lineIn(at(element, 'name')), element?.attributes.literal)

/** The texts of an item, as XHTML, as NITF or plain, the first of them its main one; and the title of a page. */
function bodiesIn(set: XmlElement | undefined): { bodies: JsonObject[]; title: string } {
  let title = ''
  const found = [...allIn(set, 'inlineXML'), ...allIn(set, 'inlineData')].flatMap((each): JsonObject[] => {
    const nitf = at(each, 'nitf')
    if (nitf) return bodiesOfNitf(nitf)
    const page = at(each, 'html')
    title ||= lineIn(at(page, 'head', 'title'))
    const isPlain =
      each.attributes.contenttype === 'text/plain' ||
      each.children.every((child) => typeof child === 'string')
    const contentType = isPlain ? 'text/plain' : 'text/html'
    const value = isPlain ? each.children.join('') : markupIn(at(page, 'body') ?? page ?? each)
    return [{ contentType, value }]
  })
  return {
    bodies: found.map((body, index) => ({ ...body, role: index === 0 ? 'main' : `${index + 1}` })),
    title,
  }
}

function bodiesOfNitf(root: XmlElement): JsonObject[] {
  const { bodies } = itemOfNitf(root)
  return Array.isArray(bodies) ? bodies : []
}
