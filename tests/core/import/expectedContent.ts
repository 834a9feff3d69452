import * as z from 'zod/mini'
import { type ArticleContent, emptyContent } from '../../../src/core/article/index.ts'

const named = z.looseObject({ language: z.string() })

/** The content that a fixture names the fields of; all others are empty. */
export function expectedContent(fields: unknown): ArticleContent {
  const { language, ...rest } = named.parse(fields)
  return { ...emptyContent(language), ...rest }
}
