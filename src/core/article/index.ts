export {
  type Article,
  articleDecoder,
  type Base,
  baseDecoder,
  contentDecoder,
  contentOf,
  decodeArticle,
  emptyContent,
  type OpenedArticle,
  reasons,
  reasonsOfSuccessor,
  type Source,
} from './article.ts'
export { asDraft, contentAfter, copyOf, isEmptyContent } from './copies.ts'
export {
  type ArticleContent,
  eachField,
  FIELD_NAMES,
  type FieldName,
  FIELDS,
  fieldSpec,
  type FieldsWhere,
  fieldsWhere,
  SEARCH_COLUMNS,
  type SearchColumn,
} from './fields.ts'
export { type FrontMatter, frontMatterDecoder } from './frontMatter.ts'
export { mergeReimport } from './mergeReimport.ts'
export { type FigureUse, NOTHING_SAID, saysNothing, joinedUses } from './pictureUse.ts'
export { STORED_VERSION, storedForm, upgrade } from './migrations.ts'
export { keepingUnknown } from './unknownFields.ts'
export { articleId, FIELD_KINDS, languageTag } from './fieldKinds.ts'
export {
  type Byline,
  type FieldKind,
  type IgnoredDiagnostic,
  isArticleId,
  isDateTime,
  isLanguageTag,
  isDay,
  isReady,
  type PictureCrop,
  type PicturePoint,
  type PictureUse,
  type Section,
  type Status,
  STATUSES,
  type Target,
  TARGET_UNITS,
} from './values.ts'
