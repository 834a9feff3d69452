import type { Diagnostic } from '../core/proofreading/index.ts'
import { houseStyleWords } from './houseStyle.ts'
import type { Translate } from './index.ts'
import { spellingWords } from './spelling.ts'
import { findingWords } from './typography.ts'
import { consistencyWords, usageWords } from './usage.ts'

/** What a diagnostic of any source is called, and the reason for it, each in a few words. */
export function diagnosticWords(t: Translate, found: Diagnostic): { title: string; why: string } {
  switch (found.source) {
    case 'house':
      return houseStyleWords(t, found)
    case 'typography':
      return findingWords(t, found)
    case 'usage':
      return usageWords(t, found)
    case 'consistency':
      return consistencyWords(t, found)
    case 'spelling':
      return spellingWords(t, found)
  }
}
