import { useEffect, useState } from 'react'

/** How long what can wait is put off at most, in milliseconds: a window that nobody sees paints nothing. */
const PATIENCE = 200

/** True once something is true and has been painted: from then on, what can wait no longer delays it. */
export function useAfterPaint(present: boolean): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    if (!present) return
    const idle = requestIdleCallback(() => setPainted(true), { timeout: PATIENCE })
    return () => cancelIdleCallback(idle)
  }, [present])
  return present && painted
}
