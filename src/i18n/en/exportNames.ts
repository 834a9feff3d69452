import type { NAME_FIELDS, readNamePattern } from '../../core/export/folder/index.ts'

type NameField = (typeof NAME_FIELDS)[number]
type NameProblem = ReturnType<typeof readNamePattern>['problems'][number]

/** The pattern of the names of exported files: its fields, and what is wrong with one. */
export default {
  'field.slug': 'slug',
  'field.headline': 'headline',
  'field.date': 'date',
  'field.year': 'year',
  'field.month': 'month',
  'field.day': 'day',
  'field.desk': 'desk',
  'field.byline': 'byline',
  'field.language': 'language',
  'field.status': 'status',
  'field.id': 'ID',
  'problem.unknown-field': 'There is no field “{{word}}”. The fields are {{fields}}.',
  'problem.brace': 'A brace stands alone: a field is written, for example, {slug}.',
  'problem.character': 'The character “{{word}}” is not allowed in a file name.',
  'problem.empty-part': 'A name is missing before or after a slash.',
  'problem.too-long': 'This pattern is too long.',
  'problem.too-many-folders': 'This pattern makes too many folders inside each other.',
} as const satisfies Record<`field.${NameField}` | `problem.${NameProblem['code']}`, string>
