import type { VersionReason } from '../../core/versions.ts'

/** Why a text was kept as a version. */
export default {
  writing: 'en cours d’écriture',
  named: 'conservée à la main',
  import: 'avant un import qui l’a remplacée',
  restore: 'avant une restauration',
  merge: 'avant une fusion',
  'other-text': 'l’autre texte d’une fusion',
  'conflict-copy': 'd’une copie en conflit',
  'fix-all': 'avant «\u00a0Tout corriger\u00a0»',
  'replace-all': 'avant «\u00a0Tout remplacer\u00a0»',
  recovery: 'avant un texte récupéré',
  bulk: 'avant un changement de plusieurs articles',
  unknown: 'conservée par un Marbre plus ancien',
} as const satisfies Readonly<Record<VersionReason, string>>
