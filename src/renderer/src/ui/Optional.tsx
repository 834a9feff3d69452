import { createContext, type ReactNode, useContext } from 'react'
import { ErrorBoundary } from './ErrorBoundary.tsx'

/**
 * Null until what is not needed for the first rows may be loaded; then a value that changes when something came from the host, so that
 * what could not be loaded may be there now.
 */
export const Attempt = createContext<unknown>(undefined)

type Props = {
  children: ReactNode
  /** What stands in the place of a part that is not loaded yet, or is missing. */
  instead?: ReactNode
}

/**
 * A part that the rest of the window can do without, rendered from the first attempt on. Where it throws or cannot be loaded, it is missing without a word, and is tried
 * again with the next attempt.
 */
export function Optional({ instead = null, children }: Props) {
  const attempt = useContext(Attempt)
  if (attempt === null) return instead
  return (
    <ErrorBoundary instead={instead} attempt={attempt}>
      {children}
    </ErrorBoundary>
  )
}
