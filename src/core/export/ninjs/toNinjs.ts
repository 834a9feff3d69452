import { type Article, type Byline, isDay, type Status } from '../../article/index.ts'
import {
  type HtmlOptions,
  type NoteList,
  newNotes,
  notesHtml,
  notesText,
  readSections,
  safeAddress,
  toHtml,
  toText,
} from '../../document/index.ts'
import type { Block } from '../../document/types.ts'
import { measureText } from '../../measure.ts'
import { slugOf } from '../../slug.ts'
import type { ExportContext } from '../context.ts'
import type { HouseProfile } from '../house.ts'
import { linkOf } from '../html/index.ts'
import { listed } from '../pageWords.ts'
import { withRaisedNumbers } from '../plainMarks.ts'
import { withoutForbidden, xmlText } from '../xml.ts'
import { type Item, STANDARD } from './item.ts'
import { PictureItems } from './pictureItems.ts'
import { instantOf, present } from './present.ts'

const PUB_STATUS: { readonly [Name in Status]: NonNullable<Item['pubStatus']> } = {
  draft: 'withheld',
  review: 'withheld',
  ready: 'usable',
  published: 'usable',
  spiked: 'canceled',
}

/** A web address as a URI; empty for an unsafe one. */
const uriOf = (url: string) => safeAddress(url) ?? ''

const signed = ({ name, role }: Byline) => (role ? `${name} (${role})` : name)

/** Sections that follow each other in one language (undefined is the article's), or one that no heading begins. */
type Run = { language: string | undefined; isUntitled: boolean; blocks: Block[] }

function runsOf(blocks: readonly Block[]): Run[] {
  const runs: Run[] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    const isHeading = block.type === 'sectionHeading'
    const language = isHeading ? block.language : last?.language
    const isUntitled = isHeading ? block.text === '' : (last?.isUntitled ?? true)
    const goesOn = last?.language === language && last?.isUntitled === isUntitled
    if (last && goesOn && !(isHeading && isUntitled)) last.blocks.push(block)
    else runs.push({ language, isUntitled, blocks: [block] })
  }
  return runs
}

type Hooks = Required<Pick<HtmlOptions, 'picture' | 'link'>>

/**
 * Sections in a language of their own are within an element that says it. A section without a heading is in one as well where
 * nothing else tells it from what is around it: below another one, or where its minor headings could be those of sections.
 */
function richText(blocks: readonly Block[], notes: NoteList, hooks: Hooks): string {
  const runs = runsOf(blocks)
  const firstTitled = runs.findIndex(({ isUntitled }) => !isUntitled)
  return runs
    .map(({ language, isUntitled, blocks: run }, at) => {
      const isUnderSection = firstTitled !== -1 && firstTitled < at
      const html = toHtml(run, {
        level: isUnderSection ? 2 : 1,
        isXml: true,
        isUnstyled: true,
        notes,
        ...hooks,
      })
      const isApart = isUntitled && (at > 0 || run.some(({ type }) => type === 'heading'))
      if (html === '' || (language === undefined && !isApart)) return html
      const name = isApart ? ' class="lead"' : ''
      const said =
        language === undefined ? '' : ` xml:lang="${xmlText(language)}" lang="${xmlText(language)}"`
      return `<div${name}${said}>\n${html}</div>\n`
    })
    .join('')
}

function bodiesOf({ sections, language }: Article, hooks: Hooks): NonNullable<Item['bodies']> {
  const blocks = readSections(sections)
  const notes = newNotes()
  const words = toText(withRaisedNumbers(blocks), { numbered: true, notes, quoteMark: '> ' })
  const text = [words, notesText(notes, { numbered: true })].filter((part) => part !== '').join('\n\n')
  const linked = newNotes()
  const html =
    richText(blocks, linked, hooks) + notesHtml(linked, { level: 1, isXml: true, link: hooks.link })
  if (html === '') return []
  const { signs, words: wordCount } = measureText(text)
  const counts = { charCount: signs, wordCount }
  const tag = `<div xmlns="http://www.w3.org/1999/xhtml" xml:lang="${xmlText(language)}" lang="${xmlText(language)}">`
  return [
    // A picture without words is in the rich text alone.
    ...(text === '' ? [] : [{ role: 'main', contentType: 'text/plain', ...counts, value: text }]),
    {
      role: 'richtext',
      contentType: 'application/xhtml+xml',
      ...counts,
      value: `${tag}\n${withoutForbidden(html)}</div>`,
    },
  ]
}

/** The article as an item, in the fields of the standard that it has something for. */
function itemOf(article: Article, house: HouseProfile, pictures: PictureItems, link: Hooks['link']): Item {
  const { headline, kicker, subhead, standfirst, language, dateline, desk, agency, keywords } = article
  const headlines = { main: headline, kicker, subhead }
  const people = article.byline.filter(({ name }) => name !== '')
  const slug = slugOf(article)
  return {
    uri: `urn:uuid:${article.id}`,
    standard: { ...STANDARD },
    altIds: [{ role: 'marbre', value: article.id }],
    type: 'text',
    representationType: 'full',
    version: String(article.revision),
    language,
    firstCreated: instantOf(article.createdAt),
    versionCreated: instantOf(article.updatedAt),
    pubStatus: PUB_STATUS[article.status],
    ...present({
      contentCreated: instantOf(article.date),
      embargoedUntil: instantOf(article.embargo),
      title: headline,
      headlines: Object.entries(headlines).flatMap(([role, value]) =>
        value === '' ? [] : [{ role, contentType: 'text/plain', value }],
      ),
      slugline: slug,
      by: listed(people.map(signed), language),
      located: dateline,
      descriptions: standfirst === '' ? [] : [{ role: 'lead', contentType: 'text/plain', value: standfirst }],
      bodies: bodiesOf(article, { picture: pictures.hook, link }),
      infoSources: [
        ...people.map(({ name, url = '' }) => ({ name, role: 'author', ...present({ uri: uriOf(url) }) })),
        ...(agency === '' ? [] : [{ name: agency, role: 'agency' }]),
      ],
      subjects: [
        ...(desk === '' ? [] : [{ name: desk, rel: 'desk' }]),
        ...keywords.filter((name) => name !== '').map((name) => ({ name, rel: 'keyword' })),
      ],
      associations: pictures.associations(),
      copyrightHolder: house.publisher,
      usageTerms: house.licence,
    }),
  }
}

/**
 * The article as an item of ninjs 3.1, in JSON, its pictures beside it. What the standard has no field for is left out, and a
 * published correction or a date without an hour that is among it is told. `itemProblems` says whether an item is one; those of decoded articles are.
 */
export function toNinjs(article: Article, context: ExportContext): string {
  const { house, notice } = context
  if (article.correction !== '') notice({ name: 'correction-left-out', what: article.correction })
  if (isDay(article.date)) notice({ name: 'day-left-out', what: article.date })
  const wellFormed = (_key: string, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value
  const item = itemOf(article, house, new PictureItems(article, context), linkOf(context))
  return `${JSON.stringify(item, wellFormed, 2)}\n`
}
