import type { CommandId } from '../../../contract/commands.ts'
import { type BlockKind, USUAL_KINDS } from '../../../core/import/draft.ts'

/** What the keys 1, 2, 3 … make of a line in the review of an import: the kinds that a text has most. */
export const REVIEW_SHORTCUT_KINDS: readonly BlockKind[] = USUAL_KINDS

type ReviewKey = { id: string } & ({ key: string } | { command: CommandId })

/** What else the keyboard does in the review; those of commands of the window have a meaning of their own there. */
export const REVIEW_KEYS = [
  { id: 'accept', key: 'CmdOrCtrl+Enter' },
  { id: 'confirm', key: '0' },
  { id: 'next-doubt', command: 'next-diagnostic' },
  { id: 'previous-doubt', command: 'previous-diagnostic' },
  { id: 'next-file', command: 'next-article' },
  { id: 'previous-file', command: 'previous-article' },
  { id: 'remove', key: 'Delete' },
  { id: 'undo', command: 'undo' },
  { id: 'redo', command: 'redo' },
] as const satisfies readonly ReviewKey[]
