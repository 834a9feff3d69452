import type { Article } from '../../article/index.ts'
import { slugOf } from '../../slug.ts'
import type { ExportContext } from '../context.ts'
import { embargoInWords } from '../credits.ts'
import { paragraphXml } from './bodyWriter.ts'
import { TEXT_NAMESPACES, XML_HEAD } from './namespaces.ts'
import type { RunWriter } from './runs.ts'
import { headerWords } from './words.ts'

const TAB = '<w:r><w:tab/></w:r>'

/** The header of each page: status, desk and slug, and the embargo with its zone until it has passed. */
export function headerXml(article: Article, { house, now }: ExportContext, runs: RunWriter): string {
  const { status, desk, language } = article
  const dateLanguage = house.dateLanguage || language
  const words = headerWords(dateLanguage)
  const start = [status === 'published' ? '' : words[status], desk].filter((text) => text !== '').join(' · ')
  const line = paragraphXml('Header', '', runs.plain(start) + TAB + runs.plain(slugOf(article)))
  const until = embargoInWords(article, now, dateLanguage)
  const warning = until === '' ? '' : paragraphXml('Embargo', '', runs.plain(until))
  return `${XML_HEAD}<w:hdr ${TEXT_NAMESPACES}>${line}${warning}</w:hdr>`
}

/** A number that the program fills in: of the page, or of all pages. */
const field = (name: string) => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`

/** The footer of each page: whose it is, and its number among all. */
export function footerXml({ house }: ExportContext, runs: RunWriter): string {
  const owner = [house.siteName || house.publisher, house.licence].filter((text) => text !== '').join(' · ')
  const line = paragraphXml(
    'Footer',
    '',
    `${runs.plain(owner)}${TAB}${field('PAGE')}${runs.plain(' / ')}${field('NUMPAGES')}`,
  )
  return `${XML_HEAD}<w:ftr ${TEXT_NAMESPACES}>${line}</w:ftr>`
}
