import { isDay } from '../../article/index.ts'

/** What the name of a file says of its text: Jekyll's day and slug, or a title; `isWritten` where that is written as one. */
export type NamedText = { date: string; slug: string; title: string; isWritten: boolean }

const DATED = /^(\d{4}-\d{2}-\d{2})[-_ ]+(.*)$/su
/** Names that say nothing of a text. */
const NO_TITLE =
  /^(?:_?index|readme|untitled|sans[ -_]titre|unbenannt|new|nouveau|note|notes|document|article|post|page|text|texte|draft|brouillon|test|export|\p{L}|[\d\p{P} ]*)(?:[-_ (]*\d{1,3}\)?)?(?:[._](?:[a-z]{2}|[a-z]{2}-[A-Z]{2}))?$/iu

/** Reads the name of a file, with its folder or without. */
export function readFileName(path: string): NamedText {
  const name = path.replace(/^.*[/\\]/s, '').replace(/\.[\p{L}\p{N}]{1,9}$/u, '')
  const [, day = '', rest = ''] = DATED.exec(name) ?? []
  const date = isDay(day) ? day : ''
  const words = date === '' ? name : rest
  const isSlug = /^[\p{Ll}\p{Lo}\p{N}]+(?:[-_][\p{Ll}\p{Lo}\p{N}]+)*$/u.test(words)
  const title = NO_TITLE.test(words) ? '' : isSlug ? capitalised(words.replace(/[-_]+/g, ' ')) : words
  const isWritten = !isSlug && title !== '' && /^\p{Lu}|[^ ] [^ ]/u.test(title)
  return { date, isWritten, slug: date !== '' && isSlug ? words.replaceAll('_', '-') : '', title }
}

function capitalised(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}
