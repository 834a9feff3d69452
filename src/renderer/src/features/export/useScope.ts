import { useEffect, useMemo, useState } from 'react'
import { isReady, type Status } from '../../../../core/article/index.ts'
import { isUnderEmbargo } from '../../../../core/embargo.ts'
import type { Failure } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'
import { useSession } from '../../saving/session.ts'
import type { ExportScope } from '../../state/layout.ts'
import { type Selected, selectedInOrder, useSelection } from '../../state/selection.ts'

/** The articles of an export; null while they are being asked for. */
export type Scope = { articles: readonly Selected[] | null; failure: Failure | null }

const CHUNK = 500
const UNKNOWN: Scope = { articles: null, failure: null }

async function readLibrary(status: Status | 'all', isCancelled: () => boolean): Promise<Scope> {
  const articles = new Map<string, Selected>()
  for (let offset = 0, total = 1; offset < total && !isCancelled(); offset += CHUNK) {
    const answer = await newsroom.listArticles({ query: '', status, sort: 'date', offset, limit: CHUNK })
    if (!answer.ok) return { articles: null, failure: answer.failure }
    total = answer.value.total
    for (const row of answer.value.items)
      articles.set(row.id, { id: row.id, status: row.status, embargo: row.embargo })
  }
  return { articles: [...articles.values()], failure: null }
}

/** What an export is about, kept up to date; `status` filters the library. */
export function useScope(scope: ExportScope, status: Status | 'all'): Scope {
  const [library, setLibrary] = useState<Scope & { status: Status | 'all' }>({ ...UNKNOWN, status })
  const selection = useSelection((state) => state.articles)
  const id = useSession((session) => session.openedId)
  const content = useSession((session) => session.content)
  useEffect(() => {
    if (scope !== 'library') return
    let isCancelled = false
    void readLibrary(status, () => isCancelled).then((read) => {
      if (!isCancelled) setLibrary({ ...read, status })
    })
    return () => {
      isCancelled = true
    }
  }, [scope, status])
  const selected = useMemo(() => selectedInOrder(selection), [selection])
  const open = useMemo(
    () => (id && content ? [{ id, status: content.status, embargo: content.embargo }] : []),
    [id, content],
  )
  if (scope === 'library') return library.status === status ? library : UNKNOWN
  return { articles: scope === 'selection' ? selected : open, failure: null }
}

/** What is asked about before an export. */
export type Doubts = {
  embargoed: readonly Selected[]
  /** Neither ready nor published, as the report counts them: some may be under embargo too. */
  unready: readonly Selected[]
  /** Ready or published, and under no embargo. */
  ready: readonly Selected[]
}

/** Parts the articles of an export at an instant (RFC 3339). */
export function doubtsAbout(articles: readonly Selected[], now: string): Doubts {
  const isEmbargoed = (article: Selected) => isUnderEmbargo(article, now)
  return {
    embargoed: articles.filter(isEmbargoed),
    unready: articles.filter((each) => !isReady(each)),
    ready: articles.filter((each) => isReady(each) && !isEmbargoed(each)),
  }
}
