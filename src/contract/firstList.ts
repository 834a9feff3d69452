import type { Input } from './contract.ts'

/** The first query of a window: the first page of the whole list. */
export const FIRST_LIST = {
  query: '',
  status: 'all',
  sort: 'best',
  offset: 0,
  limit: 100,
} as const satisfies Input<'listArticles'>
