import type { Input } from './contract.ts'

/** What a window asks of the library before anything else: the first page of the whole list. */
export const FIRST_LIST = {
  query: '',
  status: 'all',
  sort: 'best',
  offset: 0,
  limit: 100,
} as const satisfies Input<'listArticles'>
