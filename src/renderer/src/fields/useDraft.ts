import { useRef, useState } from 'react'

/**
 * The unfinished text of a control whose value can be written in several ways. It is dropped as soon as the value
 * differs from what the text was parsed to (an undo, or a change from elsewhere); text that cannot be parsed stays.
 */
function useTypedValue<Typed>(written: string): {
  typed: Typed | null
  setTyped(typed: Typed | null, isValid?: boolean): void
} {
  const [state, setState] = useState<{ typed: Typed; isValid: boolean } | null>(null)
  // What the typed text was parsed to, known at the render after it.
  const applied = useRef<string | null>(null)
  if (state?.isValid && applied.current === null) applied.current = written
  const isStale = state?.isValid === true && applied.current !== written
  return {
    typed: state && !isStale ? state.typed : null,
    setTyped: (typed, isValid = false) => {
      applied.current = null
      setState(typed === null ? null : { typed, isValid })
    },
  }
}

type Draft = {
  value: string
  /** The text cannot be parsed. */
  invalid: boolean
  change(text: string): void
  /** Shows the value in its usual form again; text that cannot be parsed stays to be corrected. */
  finish(): void
  /** Drops the text. */
  drop(): void
}

/**
 * The text of a field whose value can be written in several ways. `parse` is called with each text, applies what it
 * means, and returns whether it could be parsed.
 */
export function useDraft(written: string, parse: (text: string) => boolean): Draft {
  const { typed, setTyped } = useTypedValue<{ text: string; valid: boolean }>(written)
  return {
    value: typed?.text ?? written,
    invalid: typed?.valid === false,
    change: (text) => {
      const valid = parse(text)
      setTyped({ text, valid }, valid)
    },
    finish: () => {
      if (typed?.valid !== false) setTyped(null)
    },
    drop: () => setTyped(null),
  }
}
