export {
  ArticleFinder,
  findRequestShape,
  type FindStep,
  type FoundArticle,
  foundMatch,
  type FoundMatch,
  isProtected,
  type ReplaceChoice,
  replaceMatches,
  type ReplaceRequest,
  replaceRequestShape,
  typesetInsert,
} from './replacement.ts'
