import { isUnderEmbargo } from '../embargo.ts'
import type { ArticleContent } from '../article/index.ts'
import { signsIn } from '../signs.ts'
import { soughtIn } from '../search.ts'
import { type Condition, type Conditions, deskKey } from './conditions.ts'
import { type HitText, textFieldOf } from './hit.ts'
import type { TextField } from './query.ts'

/** Texts to be sought without an index, by the field of a query that names them; `all` is everything. As `soughtIn` makes them. */
export type SoughtTexts = Readonly<Record<TextField | 'all' | 'signs', string>>

/** What filters compare of an article. */
export type SoughtFacts = Pick<ArticleContent, 'status' | 'language' | 'date' | 'desk' | 'embargo'> & {
  signs: number
}

/** An article as a query sees it. `now` is an RFC 3339 instant. */
type Sought = { facts: SoughtFacts; texts: SoughtTexts; now: string }

/** The texts of an article for `matchesConditions`. */
export function soughtTexts(texts: readonly HitText[]): SoughtTexts {
  const of = (field: TextField | null) =>
    texts.flatMap((each) => (field === null || textFieldOf(each) === field ? [each.text] : [])).join('\n')
  return {
    headline: soughtIn(of('headline')),
    author: soughtIn(of('author')),
    desk: soughtIn(of('desk')),
    keyword: soughtIn(of('keyword')),
    all: soughtIn(of(null)),
    signs: signsIn(of(null)).join('\n'),
  }
}

function holds(condition: Condition, { facts, texts, now }: Sought): boolean {
  switch (condition.kind) {
    case 'words': {
      const { words, open, field } = condition
      return texts[field ?? 'all'].includes(` ${words.join(' ')}${open ? '' : ' '}`)
    }
    case 'signs':
      return condition.signs.every((run) => texts.signs.includes(run))
    case 'desk':
      return deskKey(facts.desk) === condition.key
    case 'status':
      return condition.statuses.includes(facts.status)
    case 'language':
      return `${facts.language.toLowerCase()}-`.startsWith(`${condition.language}-`)
    case 'date': {
      const { from, to } = condition
      const { date } = facts
      return date !== '' && date >= from && (to === '' || date < to)
    }
    case 'embargo':
      return isUnderEmbargo(facts, now) === condition.isEmbargoed
    case 'length': {
      const { least, most } = condition
      return facts.signs >= (least ?? 0) && (most === null || facts.signs <= most)
    }
  }
}

/** True if an article matches a query as the index would match it. */
export function matchesConditions({ all, none }: Conditions, article: Sought): boolean {
  return all.every((each) => holds(each, article)) && !none.some((each) => holds(each, article))
}
