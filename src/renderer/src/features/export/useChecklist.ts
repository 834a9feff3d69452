import { useEffect, useState } from 'react'
import type { Check } from '../../../../core/checklist.ts'
import { runChecklist } from '../../commands/checklist.ts'
import { useSession } from '../../saving/session.ts'

/** The checklist of the open article, kept up to date; null until it has run. */
export function useChecklist(): readonly Check[] | null {
  const [checks, setChecks] = useState<readonly Check[] | null>(null)
  const content = useSession((session) => session.content)
  // So that text typed a moment ago is checked too.
  useEffect(() => void useSession.getState().flush(), [])
  useEffect(() => {
    let isCancelled = false
    if (content) void runChecklist(content).then((found) => !isCancelled && setChecks(found))
    return () => {
      isCancelled = true
    }
  }, [content])
  return checks
}
