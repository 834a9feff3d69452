import { useEffect, useState } from 'react'

/** The longest delay, in milliseconds: a hidden window is never idle after painting. */
const MAX_DELAY = 200

/** True once a condition holds and the browser has painted since, for work that must not delay that paint. */
export function useAfterPaint(present: boolean): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    if (!present) return
    const idle = requestIdleCallback(() => setPainted(true), { timeout: MAX_DELAY })
    return () => cancelIdleCallback(idle)
  }, [present])
  return present && painted
}
