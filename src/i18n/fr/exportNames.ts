import type { NAME_FIELDS, readNamePattern } from '../../core/export/folder/index.ts'

type NameField = (typeof NAME_FIELDS)[number]
type NameProblem = ReturnType<typeof readNamePattern>['problems'][number]

/** The pattern of the names of exported files: its fields, and what is wrong with one. */
export default {
  'field.slug': 'adresse',
  'field.headline': 'titre',
  'field.date': 'date',
  'field.year': 'année',
  'field.month': 'mois',
  'field.day': 'jour',
  'field.desk': 'rubrique',
  'field.byline': 'auteur',
  'field.language': 'langue',
  'field.status': 'statut',
  'field.id': 'identifiant',
  'problem.unknown-field': 'Il n’y a pas de champ «\u00a0{{word}}\u00a0». Les champs sont {{fields}}.',
  'problem.brace': 'Une accolade est seule\u00a0: un champ s’écrit par exemple {adresse}.',
  'problem.character': 'Le caractère «\u00a0{{word}}\u00a0» est interdit dans un nom de fichier.',
  'problem.empty-part': 'Il manque un nom avant ou après une barre oblique.',
  'problem.too-long': 'Ce modèle est trop long.',
  'problem.too-many-folders': 'Ce modèle fait trop de dossiers les uns dans les autres.',
} as const satisfies Record<`field.${NameField}` | `problem.${NameProblem['code']}`, string>
