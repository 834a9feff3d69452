import type { Finding } from '../core/typography/index.ts'
import type { Translate } from './index.ts'

/** What a finding is called, and the reason for it, each in a few words. */
export function findingWords(
  t: Translate,
  { rule, replacement }: Pick<Finding, 'rule' | 'replacement'>,
): { title: string; why: string } {
  const words: { context?: string } = replacement.includes('\u202f') ? { context: 'narrow' } : {}
  return {
    title: t(`typography:title.${rule}`, words),
    why: t(`typography:why.${rule}`),
  }
}
