import type { Article } from '../article/index.ts'
import { slugFrom } from '../slug.ts'
import {
  type ArticleFormat,
  DEFAULT_EXPORT_OPTIONS,
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportFormat,
  type ExportFormatSpec,
  type ExportOptions,
} from './formats.ts'
import { PROFILE_FILES } from '../markdownProfiles.ts'
import { legalName } from './legalName.ts'

const MOST_BYTES = 180

/** The article's slug as a name of a file, without extension; where it has none, one from its id. */
export function slugName(article: Pick<Article, 'id' | 'slug' | 'headline'>): string {
  return (
    legalName(slugFrom(article.slug === '' ? article.headline : article.slug), MOST_BYTES) ||
    `article-${article.id.slice(-12)}`
  )
}

/**
 * A file name for the article, legal on Linux, macOS and Windows, in NFC; `extension` is without its dot. `day` stands before
 * it, if there is one.
 */
export function fileNameFor(
  article: Pick<Article, 'id' | 'slug' | 'headline'>,
  extension: string,
  day: string = '',
): string {
  const name = slugName(article)
  return `${day === '' ? name : `${day}-${name}`}.${extension}`
}

/** The name of a file that has a folder of its own, with what stands beside it: `a/index.md` for `a.md`. */
function inOwnFolder(fileName: string, extension: string): string {
  return `${fileName.slice(0, -extension.length - 1)}/index.${extension}`
}

/** The name of an article's file under a name that was chosen for it: where its profile wants that, in a folder with its pictures. */
export function namedAs(
  fileName: string,
  { beside }: Pick<ExportedFile, 'beside'>,
  { format, options }: { format: ArticleFormat; options: Partial<ExportOptions> },
): string {
  const hasFolder = beside !== undefined && isBundle(format, { ...DEFAULT_EXPORT_OPTIONS, ...options })
  return hasFolder ? inOwnFolder(fileName, EXPORT_FORMATS[format].extension) : fileName
}

/** True where pictures stand in files of their own beside that of an article. A site is such files as a whole. */
export function hasFilesBeside(format: ExportFormat, options: Pick<ExportOptions, 'pictures'>): boolean {
  const { pictures, unit }: ExportFormatSpec = EXPORT_FORMATS[format]
  return unit !== 'site' && (pictures === 'chosen' ? options.pictures : pictures) === 'beside'
}

/** True where the day of an article stands in the name of its file. */
export function hasDayInName(format: ExportFormat, { profile }: Pick<ExportOptions, 'profile'>): boolean {
  return takesOption(format, 'profile') && PROFILE_FILES[profile] === 'day'
}

/**
 * The article as its file is named: where a day stands in the name, one without a date has that of its creation, as on a site.
 * Jekyll takes no post without a day.
 */
export function asNamed<Named extends Pick<Article, 'date' | 'createdAt'>>(
  article: Named,
  format: ExportFormat,
  options: Partial<ExportOptions>,
): Named {
  const isDated = article.date === '' && hasDayInName(format, { ...DEFAULT_EXPORT_OPTIONS, ...options })
  return isDated ? { ...article, date: article.createdAt.slice(0, 10) } : article
}

/** True where an article with pictures is a folder. */
function isBundle(format: ExportFormat, { profile }: Pick<ExportOptions, 'profile'>): boolean {
  return takesOption(format, 'profile') && PROFILE_FILES[profile] === 'folder'
}

/** True where an option makes a difference to what is written. */
export function takesOption(format: ExportFormat, option: keyof ExportOptions): boolean {
  const { options, pictures }: ExportFormatSpec = EXPORT_FORMATS[format]
  return option === 'pictures' ? pictures === 'chosen' : options.includes(option)
}
