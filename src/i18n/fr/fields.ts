import type { FieldName } from '../../core/article/index.ts'

/** The name of each field of an article, as a person reads it. */
export default {
  kicker: 'Surtitre',
  headline: 'Titre',
  subhead: 'Sous-titre',
  standfirst: 'Chapô',
  byline: 'Signature',
  dateline: 'Lieu',
  agency: 'Agence',
  date: 'Date',
  status: 'Statut',
  language: 'Langue',
  desk: 'Rubrique',
  keywords: 'Mots-clés',
  embargo: 'Embargo',
  embargoZone: 'Fuseau de l’embargo',
  target: 'Calibrage',
  slug: 'Adresse de la page (slug)',
  sections: 'Texte',
  note: 'Note interne',
  correction: 'Rectificatif',
  ignored: 'Remarques ignorées',
  pictures: 'Images',
} as const satisfies Readonly<Record<FieldName, string>>
