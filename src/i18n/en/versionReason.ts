import type { VersionReason } from '../../core/versions.ts'

/** Why a text was kept as a version. */
export default {
  writing: 'while writing',
  named: 'kept by hand',
  import: 'before an import replaced it',
  restore: 'before a version was restored',
  merge: 'before a merge',
  'other-text': 'the other text of a merge',
  'conflict-copy': 'from a conflict copy',
  'fix-all': 'before “Fix all”',
  'replace-all': 'before “Replace all”',
  recovery: 'before a recovered text',
  bulk: 'before a change of several articles',
  unknown: 'kept by an earlier Marbre',
} as const satisfies Readonly<Record<VersionReason, string>>
