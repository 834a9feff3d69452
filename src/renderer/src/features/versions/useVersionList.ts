import { useEffect } from 'react'
import { eventArticleId } from '../../../../contract/events.ts'
import { newsroom } from '../../client.ts'
import { useVersions } from '../../state/versions.ts'

/** How long after a save the list is read again, in milliseconds: saves of somebody who writes come each second. */
const REFRESH_DELAY = 1_500

/** Reads the versions of an article, and again after each save of it, by whomever. */
export function useVersionList(article: string | null) {
  useEffect(() => {
    if (article === null) return undefined
    const read = () => void useVersions.getState().load(article)
    read()
    let timer: ReturnType<typeof setTimeout> | undefined
    const unsubscribe = newsroom.subscribe((event) => {
      if (eventArticleId(event) !== article && event.type !== 'library-changed') return
      clearTimeout(timer)
      timer = setTimeout(read, REFRESH_DELAY)
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [article])
  return useVersions()
}
