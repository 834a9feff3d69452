import { useRef, useState } from 'react'

/**
 * What is typed in a control whose value can be written in more than one way, until it is left. It gives way as soon as
 * the value becomes another one than was typed: by undo, or from elsewhere. What means nothing stays.
 */
export function useTyped<Typed>(written: string): {
  typed: Typed | null
  setTyped(typed: Typed | null, means?: boolean): void
} {
  const [held, setHeld] = useState<{ typed: Typed; means: boolean } | null>(null)
  // What the value came to by the last key: known with the first drawing after it.
  const came = useRef<string | null>(null)
  if (held?.means && came.current === null) came.current = written
  const isStale = held?.means === true && came.current !== written
  return {
    typed: held && !isStale ? held.typed : null,
    setTyped: (typed, means = false) => {
      came.current = null
      setHeld(typed === null ? null : { typed, means })
    },
  }
}

type Draft = {
  value: string
  /** What is typed means nothing that could be saved. */
  invalid: boolean
  change(text: string): void
  /** Writes the value anew as it is usually written; what means nothing stays for its writer to mend. */
  finish(): void
  /** Gives up what is typed, whether it means anything or not. */
  drop(): void
}

/**
 * The text of a field whose value can be written in more than one way. What is typed stays as it is typed; `take` is
 * given each text, hands on what it means, and tells whether it means anything.
 */
export function useDraft(written: string, take: (text: string) => boolean): Draft {
  const { typed, setTyped } = useTyped<{ text: string; valid: boolean }>(written)
  return {
    value: typed?.text ?? written,
    invalid: typed?.valid === false,
    change: (text) => {
      const valid = take(text)
      setTyped({ text, valid }, valid)
    },
    finish: () => {
      if (typed?.valid !== false) setTyped(null)
    },
    drop: () => setTyped(null),
  }
}
