import { Fragment, type ReactNode } from 'react'

/** Parts of a text one after the other. A text is shown as a whole or not at all: its parts are known by their place. */
export function inOrder<T>(parts: readonly T[], show: (part: T, at: number) => ReactNode): ReactNode {
  return parts.map((part, at) => {
    const key = `${at}`
    return <Fragment key={key}>{show(part, at)}</Fragment>
  })
}
