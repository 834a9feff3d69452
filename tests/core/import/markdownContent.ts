import type { ArticleContent } from '../../../src/core/article/index.ts'
import { markdownDraft } from '../../../src/core/import/markdown/markdownReader.ts'
import { readMarkdown as readText } from '../../../src/core/import/markdown/readMarkdown.ts'

/** The draft of a Markdown text in a file whose name says nothing. */
export function draftOf(text: string, language: string): ReturnType<typeof markdownDraft> {
  return markdownDraft(readText(text, language), 'index.md')
}

/** The article in a Markdown text, with its sections. */
export function readMarkdown(text: string, language: string): ArticleContent {
  return draftOf(text, language).content
}
