import { type Article, fieldSpec, type FieldsWhere, fieldsWhere } from '../article/index.ts'
import { dateInWords } from '../dateInWords.ts'
import { isUnderEmbargo } from '../embargo.ts'
import { pageWords } from './pageWords.ts'

type PlainCredit = FieldsWhere<'shownIn', 'credits'> & FieldsWhere<'kind', 'line'>

const isPlain = (name: FieldsWhere<'shownIn', 'credits'>): name is PlainCredit =>
  fieldSpec(name).kind === 'line'
const PLAIN_CREDITS = fieldsWhere('shownIn', 'credits').filter(isPlain)

/** The one-line fields among the credits that hold something, in the order of the table of fields. */
export function plainCredits(article: Article): { name: PlainCredit; text: string }[] {
  return PLAIN_CREDITS.map((name) => ({ name, text: article[name] })).filter(({ text }) => text !== '')
}

/** A list of names behind the word for “by” in the article's language, if that has one. */
export function signedBy(names: string, language: string): string {
  const { by } = pageWords(language)
  return by === '' || by.endsWith('：') ? by + names : `${by} ${names}`
}

/**
 * That an article must not be published yet, and until when with its zone; empty where it is under no embargo at `now`. Where `now` is
 * empty, every embargo is in force.
 */
export function embargoInWords({ embargo }: Article, now: string, language: string): string {
  if (embargo === '' || (now !== '' && !isUnderEmbargo({ embargo }, now))) return ''
  return `${pageWords(language).embargoed} ${dateInWords(embargo, language)}`
}
