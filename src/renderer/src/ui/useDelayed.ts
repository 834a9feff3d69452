import { useEffect, useState } from 'react'

const DELAY = 300

/** True once a condition has held for 300 ms, so that short waits show no indicator. */
export function useDelayed(present: boolean): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    if (!present) {
      setIsLate(false)
      return
    }
    const timer = setTimeout(() => setIsLate(true), DELAY)
    return () => clearTimeout(timer)
  }, [present])
  return present && isLate
}
