import { useState } from 'react'

type Draft = {
  value: string
  /** What is typed means nothing that could be saved. */
  invalid: boolean
  change(text: string): void
  /** Writes the value anew as it is usually written; what means nothing stays for its writer to mend. */
  finish(): void
}

/**
 * The text of a field whose value can be written in more than one way. What is typed stays as it is typed; `take` is
 * given each text, hands on what it means, and tells whether it means anything.
 */
export function useDraft(written: string, take: (text: string) => boolean): Draft {
  const [typed, setTyped] = useState<{ text: string; valid: boolean } | null>(null)
  return {
    value: typed?.text ?? written,
    invalid: typed?.valid === false,
    change: (text) => setTyped({ text, valid: take(text) }),
    finish: () => setTyped((last) => (last?.valid === false ? last : null)),
  }
}
