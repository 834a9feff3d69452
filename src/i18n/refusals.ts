import type { Failure } from '../core/failure.ts'
import { type ForeignKind, foreignKind } from '../core/foreignFormats.ts'

/** The sentences about files of known formats, of which more can be said than that they were refused. */
export type Refusal =
  | ForeignKind
  | 'protected-document'
  | 'protected-archive'
  | 'large-rtf'
  | 'large-file'
  | 'too-much'
  | 'mail-without-text'

/** The sentence that says more of a refused file than its failure does; null where there is none. */
export function refusalOf({ code, detail }: Failure): Refusal | null {
  const { format } = detail
  if (typeof format !== 'string') return null
  switch (code) {
    case 'binary':
    case 'unsupported':
      return foreignKind(format)
    case 'protected':
      return foreignKind(format) === 'archive' ? 'protected-archive' : 'protected-document'
    case 'too-large':
      return format === 'RTF' ? 'large-rtf' : 'large-file'
    case 'hostile':
      return 'too-much'
    case 'empty':
      return 'mail-without-text'
    default:
      return null
  }
}
