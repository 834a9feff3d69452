import { useEffect, useState } from 'react'
import type { Check } from '../../../../core/checklist.ts'
import { checksOf } from '../../commands/checklist.ts'
import { useSession } from '../../saving/session.ts'

/** The checklist of the open article as it is now; null until it has been gone through. */
export function useChecks(): readonly Check[] | null {
  const [checks, setChecks] = useState<readonly Check[] | null>(null)
  const content = useSession((session) => session.content)
  // What was typed a moment ago counts, too.
  useEffect(() => void useSession.getState().flush(), [])
  useEffect(() => {
    let dropped = false
    if (content) void checksOf(content).then((found) => !dropped && setChecks(found))
    return () => {
      dropped = true
    }
  }, [content])
  return checks
}
