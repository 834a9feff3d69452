import { type ComponentType, type FunctionComponent, lazy, useEffect } from 'react'
import { PartNotLoaded } from './ErrorBoundary.tsx'

/**
 * `React.lazy` for code that may come from a host that is gone. A lazy component that could not be loaded stays so; this one throws
 * to the boundary around it, and is loaded anew when that renders it again.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): FunctionComponent<Props> {
  const whatFails = (cause: unknown): { default: ComponentType<Props> } => ({
    default: () => {
      // Not while rendering: React renders what throws a second time at once, and that would load it again and again.
      useEffect(() => {
        Part = loaded()
        throw new PartNotLoaded('not loaded', { cause })
      })
      return null
    },
  })
  const loaded = () => lazy<ComponentType<Props>>(() => load().catch(whatFails))
  let Part = loaded()
  return (props) => <Part {...props} />
}
