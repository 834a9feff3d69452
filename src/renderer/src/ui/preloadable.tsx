import { type ComponentType, type FunctionComponent, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { PartNotLoaded } from './ErrorBoundary.tsx'
import { startTypeAhead, type TypeAhead } from './typeAhead.ts'

/** A component whose code can be loaded before it is rendered. */
export type Preloadable<Props> = FunctionComponent<Props> & { preload(): Promise<void> }

const NO_TYPE_AHEAD: TypeAhead = { handOver: async (open) => open(), drop: () => undefined }

/**
 * Like `React.lazy`, but a component that was preloaded renders synchronously: a lazy one suspends at its first render
 * even then. What is typed while it is loaded goes to the element that it gives the focus to; one that takes no focus
 * (`focus: 'none'`) leaves the keyboard where it is.
 */
export function preloadable<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { focus }: { focus: 'takes' | 'none' } = { focus: 'takes' },
): Preloadable<Props> {
  let Loaded: ComponentType<Props> | null = null
  const preload = async () => {
    Loaded ??= await load()
  }
  function WhenLoaded(props: Props) {
    const [, setLoaded] = useState(Loaded !== null)
    useEffect(() => {
      if (Loaded) return
      const typeAhead = focus === 'takes' ? startTypeAhead() : NO_TYPE_AHEAD
      const fail = (cause: unknown) => {
        typeAhead.drop()
        setLoaded(() => {
          throw new PartNotLoaded('not loaded', { cause })
        })
      }
      preload().then(() => typeAhead.handOver(() => flushSync(() => setLoaded(true))), fail)
      return typeAhead.drop
    }, [])
    return Loaded && <Loaded {...props} />
  }
  return Object.assign(WhenLoaded, { preload })
}

/** How long an idle callback may be delayed, in milliseconds. */
const IDLE_TIMEOUT = 2_000

/** Anything that can be preloaded. */
type Loadable = { preload(): Promise<void> }

/**
 * Preloads one after the other, each when the browser is idle; returns a function that stops. Failures are ignored
 * here: rendering the component tries again.
 */
export function preloadAll(loadables: readonly Loadable[]): () => void {
  let idle = 0
  let isStopped = false
  const next = ([first, ...others]: readonly Loadable[]) => {
    if (!first || isStopped) return
    const fetch = () => {
      const go = () => next(others)
      first.preload().then(go, go)
    }
    idle = requestIdleCallback(fetch, { timeout: IDLE_TIMEOUT })
  }
  next(loadables)
  return () => {
    isStopped = true
    cancelIdleCallback(idle)
  }
}
