import * as z from 'zod/mini'
import { failed, ok, type Result } from '../failure.ts'
import { type ArticleContent, eachField, FIELD_NAMES, type FieldName, fieldSpec } from './fields.ts'
import { type FrontMatter, frontMatterDecoder } from './frontMatter.ts'
import { articleId, FIELD_KINDS, instant } from './fieldKinds.ts'

/**
 * Where an imported article came from. `encoding` is empty for a file that is not text, `sha256` is the hash of the file's
 * bytes, `importedAt` an RFC 3339 instant, `frontMatter` what its front matter says that no field has room for.
 */
export type Source = {
  fileName: string
  encoding: string
  sha256: string
  importedAt: string
  frontMatter?: FrontMatter
}

/** An article as the library knows it. Fields that this version does not know are kept beside these. */
export type Article = ArticleContent & {
  /** UUIDv7. */
  id: string
  /** Raised by one at every save; the first is 1. */
  revision: number
  createdAt: string
  updatedAt: string
  source: Source | null
  /** The slugs that it was published under before, oldest first; absent where there are none. */
  aliases?: string[]
}

/** What a save started from: the revision, and the fingerprint of the file's bytes. */
export type Base = { revision: number; fingerprint: string }
export const baseDecoder: z.ZodMiniType<Base> = z.object({ revision: z.number(), fingerprint: z.string() })

/** An article just read: with the fingerprint that a save must carry, and whether it may be written at all. */
export type OpenedArticle = {
  article: Article
  fingerprint: string
  /** True where a newer Marbre wrote the file. */
  readOnly: boolean
}

const count = z
  .number()
  .check(z.refine((n) => Number.isSafeInteger(n) && n >= 1, 'not a whole number above 0'))
const sourceShape = {
  fileName: z.string(),
  encoding: z.string(),
  sha256: z.string(),
  importedAt: instant,
  frontMatter: z.exactOptional(frontMatterDecoder),
}

type ContentShape = { [Name in FieldName]: z.ZodMiniType<ArticleContent[Name]> }

const shape = (decoder: 'decoder' | 'storedDecoder') =>
  eachField<ContentShape>((name) => FIELD_KINDS[fieldSpec(name).kind][decoder])

/** Decodes what a client sends as an article's content; what it does not know is dropped. */
export const contentDecoder: z.ZodMiniType<ArticleContent> = z.object(shape('decoder'))

const articleShape = {
  id: articleId,
  revision: count,
  createdAt: instant,
  updatedAt: instant,
  ...shape('storedDecoder'),
  source: z.nullable(z.looseObject(sourceShape)),
  aliases: z.exactOptional(z.array(z.string())),
}

/** Decodes an article in full, keeping the fields that it does not know, at every depth. */
export const articleDecoder: z.ZodMiniType<Article> = z.looseObject(articleShape)

/** Every reason why a value did not fit its decoder, each as `path: reason`. */
export function reasons(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[]
}): string[] {
  return error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  )
}

/** The fields that every stored article has: a file without one of them is damaged. Fields added later may be missing. */
const FIRST_FIELDS: ReadonlySet<FieldName> = new Set([
  'kicker',
  'headline',
  'subhead',
  'standfirst',
  'byline',
  'dateline',
  'date',
  'status',
  'language',
  'desk',
  'keywords',
  'embargo',
  'target',
  'slug',
  'sections',
  'note',
  'correction',
])

/** Empty values of the fields that files of earlier versions do not have. */
const emptyLaterFields = () =>
  Object.fromEntries(
    FIELD_NAMES.filter((name) => !FIRST_FIELDS.has(name)).map((name) => [
      name,
      FIELD_KINDS[fieldSpec(name).kind].empty(),
    ]),
  )

/** The article in stored fields, or `damaged` with all the reasons why it is none. */
export function decodeArticle(fields: object): Result<Article> {
  const decoded = articleDecoder.safeParse({ ...emptyLaterFields(), ...fields })
  return decoded.success ? ok(decoded.data) : failed('damaged', { reasons: reasons(decoded.error) })
}

const ARTICLE_FIELDS: readonly [string, z.ZodMiniType<unknown>][] = Object.entries(articleShape)

/** Why `next` is no article, given that `current` is one: only the values that are not those of `current` are decoded. */
export function reasonsOfSuccessor(current: Article, next: Article): string[] {
  const before = new Map<string, unknown>(Object.entries(current))
  const after = new Map<string, unknown>(Object.entries(next))
  return ARTICLE_FIELDS.flatMap(([name, decoder]) => {
    const value = after.get(name)
    if (value === before.get(name) && after.has(name) === before.has(name)) return []
    if (!after.has(name)) return name === 'aliases' ? [] : [`${name}: missing`]
    const decoded = decoder.safeParse(value)
    return decoded.success ? [] : reasons(decoded.error).map((reason) => `${name}: ${reason}`)
  })
}

/** An article's content with nothing in it yet: a draft with one empty section. */
export function emptyContent(language: string): ArticleContent {
  const empty = eachField<ArticleContent>((name) => FIELD_KINDS[fieldSpec(name).kind].empty())
  return { ...empty, language }
}

/** The editable part of an article alone, without what the library adds. */
export function contentOf(article: ArticleContent): ArticleContent {
  return contentDecoder.parse(article)
}
