import type { JsonObject } from '../json/jsonOf.ts'
import type { XmlElement } from '../xml/index.ts'
import { allIn, at, firstOf, lineIn, linesIn, momentIn, nameOf } from './elements.ts'
import { markupIn } from './markup.ts'
import { placeOfDateline } from './placeOfDateline.ts'

/** What a document of NITF says, by the names that ninjs has for it. */
export function itemOfNitf(root: XmlElement): JsonObject {
  const head = at(root, 'head')
  const data = at(head, 'docdata')
  const top = at(root, 'body', 'body.head')
  const hedline = at(top, 'hedline')
  const titles = allIn(hedline, 'hl1').map(lineIn)
  const bylines = allIn(top, 'byline')
  const date = firstOf(
    at(data, 'date.issue')?.attributes.norm,
    at(top, 'dateline', 'story.date')?.attributes.norm,
    at(head, 'pubdata')?.attributes['date.publication'],
  )
  const release = at(data, 'date.release')?.attributes.norm ?? ''
  const notes = [
    ...allIn(data, 'ed-msg').map(({ attributes }) => attributes.info ?? ''),
    ...allIn(top, 'note').map(linesIn),
    ...titles.slice(1),
    ...allIn(at(root, 'body', 'body.end'), 'tagline').map(linesIn),
    ...allIn(at(root, 'body', 'body.end'), 'bibliography').map(linesIn),
  ]
  return {
    headline: firstOf(titles[0], lineIn(at(head, 'title'))),
    headlines: allIn(hedline, 'hl2').map((line) => ({ role: 'subhead', value: lineIn(line) })),
    descriptions: allIn(top, 'abstract').map((abstract) => ({ role: 'summary', value: linesIn(abstract) })),
    byline: bylines.map(signatureIn).join(', '),
    located: [{ name: placeOfDateline(datelineIn(at(top, 'dateline'))) }],
    infoSources: [
      { name: firstOf(lineIn(at(top, 'distributor')), at(data, 'doc.copyright')?.attributes.holder) },
    ],
    subjects: [
      ...allIn(head, 'pubdata').map(({ attributes }) => ({
        name: attributes['position.section'] ?? '',
        rel: 'section',
      })),
      ...allIn(at(data, 'key-list'), 'keyword').map(({ attributes }) => ({ name: attributes.key ?? '' })),
    ],
    contentCreated: momentIn(date),
    // A text that may run when it was issued is under no embargo.
    embargoed: timeOf(release) <= timeOf(date) ? '' : momentIn(release),
    edNote: notes.filter((note) => note !== '').join('\n'),
    copyrightNotice: lineIn(at(top, 'rights')),
    language: firstOf(root.attributes['xml:lang'], at(root, 'body')?.attributes['xml:lang']),
    bodies: allIn(at(root, 'body'), 'body.content').map((content) => ({
      role: 'main',
      contentType: 'text/html',
      value: markupIn(content),
    })),
  }
}

/** Milliseconds since 1970, in UTC where no zone is said; NaN, which is no earlier than any other, where no moment is. */
function timeOf(written: string): number {
  const moment = momentIn(written)
  return Date.parse(/T[\d:]+$/.test(moment) ? `${moment}Z` : moment)
}

/** Who signs in a line, the words for what they are set apart. */
function signatureIn(byline: XmlElement): string {
  const role = lineIn(at(byline, 'byttl'))
  const names = byline.children
    .filter((child) => typeof child === 'string' || nameOf(child) !== 'byttl')
    .map((child) => (typeof child === 'string' ? child : lineIn(child)))
    .join('')
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ |[ ,]+$/g, '')
  return role === '' ? names : `${names} (${role})`
}

/** The dateline without its date, which is read beside it. */
function datelineIn(dateline: XmlElement | undefined): string {
  const place = at(dateline, 'location')
  if (place) return lineIn(place)
  const parts = (dateline?.children ?? []).filter((child) => typeof child === 'string')
  return parts.join(' ')
}
