import type { Finding } from '../core/typography/index.ts'
import type { Translate } from './index.ts'

const NAMES: readonly (readonly [space: string, name: string])[] = [
  ['\u202f', 'U+202F'],
  ['\u00a0', 'U+00A0'],
]

/** What a finding is called, and the reason for it, each in a few words. */
export function findingWords(
  t: Translate,
  { rule, replacement }: Pick<Finding, 'rule' | 'replacement'>,
): { title: string; why: string } {
  const [space, name] = NAMES.find(([each]) => replacement.includes(each)) ?? ['', '']
  const context = space === '\u202f' ? { context: 'narrow' } : {}
  return { title: t(`typography:title.${rule}`, context), why: t(`typography:why.${rule}`, { space: name }) }
}
