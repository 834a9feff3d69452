import { create } from 'zustand'
import type { Failure } from '../../../core/failure.ts'
import type { VersionSummary } from '../../../core/versions.ts'
import { newsroom } from '../client.ts'

type VersionsState = {
  /** The article that the others are of. */
  article: string | null
  /** The versions, the newest first; null until they are read. Another object only where one of them is another. */
  versions: readonly VersionSummary[] | null
  failure: Failure | null
  /** Reads the versions of an article; the last call wins. */
  load(article: string): Promise<void>
}

let requests = 0

/** The versions of the open article. */
export const useVersions = create<VersionsState>((set, get) => ({
  article: null,
  versions: null,
  failure: null,
  load: async (article) => {
    requests += 1
    const request = requests
    if (get().article !== article) set({ article, versions: null, failure: null })
    const answer = await newsroom.listVersions({ id: article })
    if (request !== requests) return
    if (!answer.ok) return set({ failure: answer.failure })
    const isSame = JSON.stringify(answer.value) === JSON.stringify(get().versions)
    set(isSame ? { failure: null } : { versions: answer.value, failure: null })
  },
}))
