import type { ArticleContent } from '../article/index.ts'
import { type Doubt, doubt } from './doubts.ts'

/** The doubt about an article without a text: nothing but a headline, or not even that. */
export function doubtsOfEmpty({ sections, standfirst, headline }: ArticleContent): Doubt[] {
  if (standfirst !== '' || sections.some(({ heading, body }) => heading !== '' || body !== '')) return []
  return [doubt(headline === '' ? 'no-headline' : 'no-text')]
}
