import type { Article, Byline } from '../../article/index.ts'
import { dateInWords } from '../../dateInWords.ts'
import { plainCredits, signedBy } from '../credits.ts'
import { listParts, pageWords } from '../pageWords.ts'
import { paragraphXml } from './bodyWriter.ts'
import type { RunWriter } from './runs.ts'

const BETWEEN_CREDITS = ' · '
const ABOVE_TEXT = '<w:spacing w:after="340"/>'

function styled(style: string, text: string, runs: RunWriter): string {
  return text === '' ? '' : paragraphXml(style, runs.bidi(text), runs.plain(text))
}

function personXml({ name, role, url }: Byline, runs: RunWriter): string {
  const person = url === undefined ? runs.plain(name) : runs.linked(name, url)
  return role ? `${person}${runs.plain(` (${role})`)}` : person
}

/** The byline in one paragraph: names, with their roles and links. */
function bylineXml({ byline, language }: Article, isLast: boolean, runs: RunWriter): string {
  const people = byline.filter(({ name }) => name !== '')
  if (people.length === 0) return ''
  const list = listParts(
    people.map((_, index) => String(index)),
    language,
  )
    .map(({ type, value }) => {
      const person = type === 'element' ? people[Number(value)] : undefined
      return person ? personXml(person, runs) : runs.plain(value)
    })
    .join('')
  const by = signedBy('', language)
  return paragraphXml('Byline', isLast ? ABOVE_TEXT : '', (by === '' ? '' : runs.plain(by)) + list)
}

/** The display copy and the credits, each in its style. */
export function headXml(article: Article, dateLanguage: string, runs: RunWriter): string {
  const { kicker, headline, subhead, standfirst, date } = article
  const credits = [
    ...plainCredits(article).map(({ text }) => text),
    date === '' ? '' : dateInWords(date, dateLanguage),
  ].filter((text) => text !== '')
  return (
    styled('Kicker', kicker, runs) +
    styled('Title', headline, runs) +
    styled('Subtitle', subhead, runs) +
    styled('Standfirst', standfirst, runs) +
    bylineXml(article, credits.length === 0, runs) +
    styled('Credits', credits.join(BETWEEN_CREDITS), runs)
  )
}

/** The published correction, under its label. */
export function correctionXml({ correction, language }: Article, runs: RunWriter): string {
  if (correction === '') return ''
  const label = pageWords(language).correction || '✱'
  return styled('CorrectionLabel', label, runs) + styled('Correction', correction, runs)
}
