import { create } from 'zustand'
import type { FindOptions } from '../../../../core/find/index.ts'
import type { Failure } from '../../../../core/failure.ts'
import type { FoundArticle } from '../../../../core/replace/index.ts'
import { newsroom } from '../../client.ts'
import { useSession } from '../../saving/session.ts'
import { queryOf, useLibrary } from '../../state/library.ts'
import { useSelection } from '../../state/selection.ts'

/** Where is searched: the whole library, what the list shows, or the articles selected there. */
export type Scope = 'library' | 'list' | 'selection'

type LibrarySearch = {
  find: string
  replacement: string
  options: FindOptions
  scope: Scope
  articles: readonly FoundArticle[]
  /** Why articles could not be searched. */
  failures: readonly Failure[]
  /** Why there is no search. */
  failure: Failure | null
  done: number
  /** Null before the first search. */
  total: number | null
  isSearching: boolean
  /** Begins the search anew, and ends the one at hand. */
  search(): Promise<void>
  /** Ends the search at hand. */
  stop(): void
}

const NOTHING_FOUND = { articles: [], failures: [], failure: null, done: 0, total: null, isSearching: false }

/** Where the list or the selection is searched; the selection where there is one of several. */
export function availableScopes(): Scope[] {
  const library = useLibrary.getState()
  const isNarrowed = queryOf(library) !== '' || library.status !== 'all'
  return [
    'library',
    ...(isNarrowed ? ['list' as const] : []),
    ...(useSelection.getState().articles.size > 0 ? ['selection' as const] : []),
  ]
}

function amongOf(scope: Scope) {
  if (scope === 'selection') return { ids: [...useSelection.getState().articles.keys()] }
  const library = useLibrary.getState()
  return scope === 'list'
    ? { query: queryOf(library), status: library.status }
    : { query: '', status: 'all' as const }
}

/** The search of the library for what is to be replaced. What was typed stays as long as the window. */
export const useLibrarySearch = create<LibrarySearch>((set, get) => {
  /** Counts the searches: what an older one still finds is dropped. */
  let searches = 0
  let run: string | null = null

  const end = () => {
    searches += 1
    if (run !== null) void newsroom.cancelFind({ run })
    run = null
  }

  return {
    find: '',
    replacement: '',
    options: { matchCase: false, matchAccents: true, wholeWord: false, pattern: false },
    scope: 'library',
    ...NOTHING_FOUND,
    stop: () => {
      end()
      set({ isSearching: false })
    },
    search: async () => {
      end()
      const mine = searches
      const { find, options, scope } = get()
      set({ ...NOTHING_FOUND, isSearching: find !== '' })
      if (find === '') return
      await useSession.getState().flush()
      const started = await newsroom.startFind({ find, options, among: amongOf(scope) })
      if (mine !== searches) return
      if (!started.ok) return set({ failure: started.failure, isSearching: false })
      run = started.value.run
      set({ total: started.value.total })
      for (;;) {
        const step = await newsroom.continueFind({ run: started.value.run })
        if (mine !== searches) return
        if (!step.ok) return set({ failure: step.failure, isSearching: false })
        const { done, articles, failures, isFinished } = step.value
        set((state) => ({
          done,
          isSearching: !isFinished,
          articles: articles.length > 0 ? [...state.articles, ...articles] : state.articles,
          failures: [...state.failures, ...failures.map(({ failure }) => failure)],
        }))
        if (isFinished) return
      }
    },
  }
})
