import { readMarkdown, toText } from '../../src/core/document/index.ts'
import type { Draft } from '../../src/core/import/draft.ts'
import { doubtsOf, isSure } from '../../src/core/import/index.ts'
import type { Sample } from './corpus.ts'
import { typewritten } from './encodings.ts'

/** The parts of a draft that can be wrong. */
export const JUDGED = [
  'headline',
  'date',
  'byline',
  'dateline',
  'agency',
  'letters',
  'front matter',
  'surroundings',
  'more than the article',
] as const
export type Judged = (typeof JUDGED)[number]

/** A draft beside the truth: whether it is sure, and what of it is wrong, found and wanted. */
export type Verdict = {
  sure: boolean
  /** The names of the doubts. */
  doubts: readonly string[]
  wrong: readonly { part: Judged; found: string; wanted: string }[]
}

/** Letters of a body that are no part of the article, of a hundred: signs of a list, a page number. */
const MOST_BESIDE = 1

const squeezed = (text: string) => text.replace(/[ \n\t]+/g, ' ').replace(/^ | $/g, '')
const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '').length

/** A draft beside the truth. `typed`: the file has the signs of a typewriter where its encoding lacks others. */
export function judge(draft: Draft, { truth, typed, chrome }: Sample): Verdict {
  const form = (text: string) => squeezed(typed ? typewritten(text) : text)
  const { content } = draft
  const text = form(
    content.sections.map(({ heading, body }) => `${heading}\n${toText(readMarkdown(body))}`).join('\n'),
  )
  const wanted = truth.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]).map(form)
  const missing = wanted.find((each) => !text.includes(each))
  const fields = [content.headline, content.subhead, content.kicker, content.standfirst].map(form)
  const left = chrome.find((each) => [text, ...fields].some((part) => part.includes(form(each))))
  const beside = lettersOf(text) - lettersOf(wanted.join(' '))
  const isMore = missing === undefined && beside > (lettersOf(text) * MOST_BESIDE) / 100
  const rest = wanted.reduce((other, each) => other.replace(each, ''), text)
  const pairs: readonly (readonly [Judged, string, string])[] = [
    ['headline', form(content.headline), form(truth.headline)],
    ['date', content.date.slice(0, 10), truth.date],
    ['byline', form(content.byline.map(({ name }) => name).join('; ')), form(truth.byline.join('; '))],
    ['dateline', form(content.dateline).toUpperCase(), form(truth.dateline).toUpperCase()],
    ['agency', content.agency, truth.agency],
    ['letters', missing === undefined ? '' : text.slice(0, 200), missing ?? ''],
    ['front matter', /(?:^| )(?:title|layout|draft) ?[:=] /.exec(text)?.[0] ?? '', ''],
    ['surroundings', left ?? '', ''],
    ['more than the article', isMore ? squeezed(rest) : '', ''],
  ]
  const wrong = pairs.flatMap(([part, found, right]) =>
    found === right ? [] : [{ part, found, wanted: right }],
  )
  return { sure: isSure(draft), doubts: doubtsOf(draft).map(({ name }) => name), wrong }
}
