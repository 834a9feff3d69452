import type { Extension } from '@codemirror/state'
import { underlinedRemarks } from './bodyRemarks.ts'
import { pointing } from './pointing.ts'
import { proofreader } from './proofreader.ts'
import { remarkKeys } from './remarkKeys.ts'

export { RemarkCard } from './RemarkCard.tsx'

/** Reads the article for its typography while it is written, and shows in the body what it finds. */
export const proofreading: Extension = [underlinedRemarks, proofreader, pointing, remarkKeys]
