import { type ComponentType, type FunctionComponent, useEffect, useState } from 'react'

/** A component that can be fetched before it is needed. */
export type Fetched<Props> = FunctionComponent<Props> & { fetch(): Promise<void> }

/**
 * A component that is fetched when it is first needed, or earlier. Once there, it is drawn with the very key press that
 * asks for it, so that the next one goes to it: a `lazy` one would keep everybody waiting at its first time, and what is
 * typed meanwhile would go into the text.
 */
export function fetched<Props extends object>(load: () => Promise<ComponentType<Props>>): Fetched<Props> {
  let Loaded: ComponentType<Props> | null = null
  const fetch = async () => {
    Loaded ??= await load()
  }
  function WhenThere(props: Props) {
    const [, setThere] = useState(Loaded !== null)
    useEffect(() => {
      if (Loaded) return
      const fail = (error: unknown) =>
        setThere(() => {
          throw error
        })
      fetch().then(() => setThere(true), fail)
    }, [])
    return Loaded && <Loaded {...props} />
  }
  return Object.assign(WhenThere, { fetch })
}

/** How long something is put off while there is always something else to do (milliseconds). */
const LONGEST_WAIT = 2_000

/** What can be fetched before it is needed. */
type Fetchable = { fetch(): Promise<void> }

/**
 * Fetches parts one after the other, each while nothing else is to do; gives back what stops that. What cannot be fetched
 * is left to whoever asks for it.
 */
export function prefetch(parts: readonly Fetchable[]): () => void {
  let idle = 0
  let isStopped = false
  const next = ([first, ...others]: readonly Fetchable[]) => {
    if (!first || isStopped) return
    const fetch = () => {
      const go = () => next(others)
      first.fetch().then(go, go)
    }
    idle = requestIdleCallback(fetch, { timeout: LONGEST_WAIT })
  }
  next(parts)
  return () => {
    isStopped = true
    cancelIdleCallback(idle)
  }
}
