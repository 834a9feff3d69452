import { type ArticleContent, type Byline, emptyContent } from '../../article/index.ts'
import { decodeEntities } from '../../document/index.ts'
import { withoutEdges } from '../lines.ts'
import { type Doubt, doubt } from '../doubts.ts'
import type { Notice } from '../notices.ts'
import type { JsonObject } from '../json/jsonOf.ts'
import { readByline, readNames } from '../metadata/bylines.ts'
import { findLabel } from '../metadata/labels.ts'
import { type ItemText, textsOf } from './texts.ts'
import { momentOf, objectsAt, textAt } from './values.ts'

type Read = { content: ArticleContent; doubts: Doubt[]; notices: Notice[] }

const HEADLINE = /^(?:|main|headline|title|primary|default)$/
const KICKER = /^(?:kicker|overline|eyebrow|shoulder|strap|surtitre|dachzeile)$/
const SUBHEAD = /^(?:sub|subhead|subheadline|subtitle|subheading|deck|sous-titre|unterzeile)$/
const LEAD = /^(?:|lead|lede|main|summary|abstract|standfirst|dek|teaser|text|intro|description|long|short)$/
const AUTHOR = /author|byline|writer|reporter|creator|journalist|correspondent|contributor/i
const PLACE = /located|dateline|origin|created|oloc/i
const DESK = /^(?:desk|section|department|rubric|category|news-?desk)$/i

/** The fields that an item of ninjs gives beside its body. Values that no field takes go to the note. */
export function fieldsOfItem(item: JsonObject, language: string): Read {
  const content = emptyContent(language)
  const doubts: Doubt[] = []
  const notices: Notice[] = []
  const notes: string[] = []
  const isOwn = isOwnItem(item)
  readHeadlines(item, content, notes, doubts)
  readDescriptions(item, content, notes)
  content.byline = bylineOf(item, notes)
  content.agency = agencyOf(item, content.byline)
  content.dateline = placeOf(item)
  readSubjects(item, content)
  readDates(item, content, notes, doubts)
  if (!isOwn && content.date === '') readVersionDate(item, content, notes, doubts, notices)
  readStatus(item, content, doubts)
  const slugline = textAt(item, 'slugline', 'slugLine')
  if (slugline.length <= LONGEST_LINE && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slugline)) content.slug = slugline
  else if (slugline !== '') notes.push(slugline)
  notes.push(textAt(item, 'edNote', 'ednote'), ...(isOwn ? [] : rightsOf(item)))
  content.note = [...new Set(notes)].filter((note) => note !== '').join('\n')
  return { content, doubts, notices }
}

/** True for an item that Marbre wrote: its rights are the house's, its texts have no marks, and without a date it has none. */
export function isOwnItem(item: JsonObject): boolean {
  return objectsAt(item, 'altIds').some((id) => textAt(id, 'role') === 'marbre')
}

/** A byline or a slug that is longer is none. */
const LONGEST_LINE = 1000

/** A text in one line; as it is in an item of Marbre's. */
const lineOf = ({ value }: ItemText, isOwn = false) =>
  withoutEdges((isOwn ? value : withoutTags(value)).replace(/(?<![ \t])[ \t]*[\r\n]+[ \t]*/g, ' '))

/** Headlines and descriptions are plain text here, whatever marks they come with. */
function withoutTags(value: string): string {
  return decodeEntities(
    value
      .replace(/<br ?\/?>/gi, '\n')
      .replace(/<\/?(?:p|b|i|em|strong|span|h[1-6]|div|sup|sub|q|cite|a)(?: [^<>]{0,500})?>/gi, ''),
  )
}

function readHeadlines(item: JsonObject, content: ArticleContent, notes: string[], doubts: Doubt[]): void {
  const others: ItemText[] = []
  const isOwn = isOwnItem(item)
  for (const text of textsOf(item, 'headlines', 'headline')) {
    if (content.headline === '' && HEADLINE.test(text.role)) content.headline = lineOf(text, isOwn)
    else if (content.kicker === '' && KICKER.test(text.role)) content.kicker = lineOf(text, isOwn)
    else if (content.subhead === '' && SUBHEAD.test(text.role)) content.subhead = lineOf(text, isOwn)
    else others.push(text)
  }
  const title = textAt(item, 'title', 'name')
  if (content.headline === '' && title !== '') {
    content.headline = lineOf({ role: '', contentType: '', value: title })
    doubts.push(doubt('headline-from-properties'))
  } else if (title !== content.headline) notes.push(title)
  for (const other of others) notes.push(lineOf(other))
}

function readDescriptions(item: JsonObject, content: ArticleContent, notes: string[]): void {
  for (const text of textsOf(item, 'descriptions', 'description')) {
    const value = withoutEdges(isOwnItem(item) ? text.value : withoutTags(text.value))
    if (content.standfirst === '' && LEAD.test(text.role)) content.standfirst = value
    else if (value !== content.standfirst) notes.push(value)
  }
}

/**
 * Who signed: the people listed as authors, where the line of names has each of them or there is none; else that line. A
 * role stands behind its person's name in the line, in brackets.
 */
function bylineOf(item: JsonObject, notes: string[]): Byline[] {
  const signed = textAt(item, 'byline', 'by', 'byLine')
  if (signed.length > LONGEST_LINE) {
    notes.push(signed)
    return []
  }
  const people = peopleOf(item)
  if (people.length > 0 && people.every(({ name }) => signed === '' || signed.includes(name)))
    return people.map((person) => ({ ...person, ...roleWithin(signed, person) }))
  const label = findLabel(signed)
  const written = label?.kind === 'byline' ? label.value : signed
  return written === '' ? [] : (readByline(written)?.byline ?? readNames(written))
}

function roleWithin(signed: string, { name, role }: Byline): { role?: string } {
  const at = signed.indexOf(`${name} (`)
  const [, within] =
    at < 0 ? [] : (/^\(((?:[^()]|\([^()]*\))*)\)/.exec(signed.slice(at + name.length + 1)) ?? [])
  return role === undefined && within !== undefined ? { role: within } : {}
}

function peopleOf(item: JsonObject): Byline[] {
  const listed = objectsAt(item, 'bylines', 'authors')
  const people = objectsAt(item, 'people', 'infoSources', 'infosource').filter((person) =>
    AUTHOR.test(`${textAt(person, 'rel')} ${textAt(person, 'role')}`),
  )
  const seen = new Set<string>()
  return (listed.length > 0 ? listed : people).flatMap((person): Byline[] => {
    const name = textAt(person, 'name', 'byline', 'value', 'literal')
    if (name === '' || seen.has(name)) return []
    seen.add(name)
    const role = textAt(person, 'jobtitle', 'role')
    const isRole = role !== '' && !AUTHOR.test(role)
    const url = textAt(person, 'url', 'uri')
    return [{ name, ...(isRole ? { role } : {}), ...(/^https?:\/\//.test(url) ? { url } : {}) }]
  })
}

function agencyOf(item: JsonObject, byline: readonly Byline[]): string {
  const sources = objectsAt(item, 'infoSources', 'infosource').filter(
    (source) => !AUTHOR.test(`${textAt(source, 'rel')} ${textAt(source, 'role')}`),
  )
  const names = sources.map((source) => textAt(source, 'name', 'literal'))
  return names.find((name) => name !== '' && byline.every((person) => person.name !== name)) ?? ''
}

function placeOf(item: JsonObject): string {
  const [located] = objectsAt(item, 'located', 'locations')
  const name = located ? textAt(located, 'name', 'city', 'literal') : ''
  if (name !== '') return name
  const place = objectsAt(item, 'places', 'place').find((each) => PLACE.test(textAt(each, 'rel')))
  return place ? textAt(place, 'name', 'literal') : ''
}

function readSubjects(item: JsonObject, content: ArticleContent): void {
  const keywords = new Set<string>()
  for (const subject of objectsAt(item, 'subjects', 'subject', 'keywords')) {
    const name = textAt(subject, 'name', 'literal')
    if (name === '') continue
    if (content.desk === '' && DESK.test(textAt(subject, 'rel').split(/[:/]/).at(-1) ?? ''))
      content.desk = name
    else keywords.add(name)
  }
  content.keywords = [...keywords]
}

function readDates(item: JsonObject, content: ArticleContent, notes: string[], doubts: Doubt[]): void {
  const written = textAt(item, 'contentCreated', 'contentcreated')
  const date = momentOf(written)
  if (date !== null) content.date = date
  else if (written !== '') {
    notes.push(written)
    doubts.push(doubt('item-date', { date: written }))
  }
  const until = textAt(item, 'embargoedUntil', 'embargoed', 'embargoeduntil')
  if (until === '') return
  const embargo = momentOf(until)
  // An embargo without an offset ends at another hour elsewhere.
  if (embargo?.includes('T')) content.embargo = embargo
  else {
    notes.push(until)
    doubts.push(doubt('item-embargo', { date: until }))
  }
}

/** The date of an item that says none of its text: that of its version, or of the first. That is told, for it may be another. */
function readVersionDate(
  item: JsonObject,
  content: ArticleContent,
  notes: string[],
  doubts: Doubt[],
  notices: Notice[],
): void {
  const written = textAt(item, 'versionCreated', 'versioncreated', 'firstCreated', 'firstcreated')
  if (written === '' || textAt(item, 'contentCreated', 'contentcreated') !== '') return
  const date = momentOf(written)
  if (date === null) {
    notes.push(written)
    doubts.push(doubt('item-date', { date: written }))
  } else {
    content.date = date
    notices.push({ name: 'date-of-version', detail: { date } })
  }
}

function readStatus(item: JsonObject, content: ArticleContent, doubts: Doubt[]): void {
  const status = textAt(item, 'pubStatus', 'pubstatus').split(/[:/]/).at(-1)?.toLowerCase()
  if (status === 'usable') content.status = 'ready'
  else if (status === 'canceled' || status === 'cancelled') {
    content.status = 'spiked'
    doubts.push(doubt('item-canceled'))
  } else if (status === 'withheld') doubts.push(doubt('item-withheld'))
  if (textAt(item, 'representationType', 'representationtype') === 'partial')
    doubts.push(doubt('item-partial'))
}

/** Whose the text is, and what may be done with it. */
function rightsOf(item: JsonObject): string[] {
  const holder = textAt(item, 'copyrightHolder', 'copyrightholder')
  const notice = textAt(item, 'copyrightNotice', 'copyrightnotice')
  return [
    notice,
    holder === '' || notice.includes(holder) ? '' : `© ${holder}`,
    textAt(item, 'usageTerms', 'usageterms'),
  ]
}
