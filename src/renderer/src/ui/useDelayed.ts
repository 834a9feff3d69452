import { useEffect, useState } from 'react'

const PATIENCE = 300

/** True once something has been true for longer than an eye blinks, so that nothing flashes. */
export function useDelayed(present: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!present) {
      setLate(false)
      return
    }
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [present])
  return present && late
}
