import { fold, searchWords } from './search.ts'

/**
 * What two articles have in common that bear the same headline and the same day, whatever their case, accents, spaces
 * and punctuation: typography set right does not make another headline. Empty where there is no headline to go by.
 */
export function likeness({ headline, date }: { headline: string; date: string }): string {
  const name = searchWords(headline).join(' ') || fold(headline)
  return name === '' ? '' : `${date.slice(0, 10)} ${name}`
}
