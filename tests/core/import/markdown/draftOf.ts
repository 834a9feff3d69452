import { type Draft, importFile } from '../../../../src/core/import/index.ts'
import { readSections } from '../../../../src/core/document/index.ts'
import { toHtml } from '../../../../src/core/document/index.ts'

/** The draft of a Markdown file. */
export async function draftOf(text: string, fileName = 'article.md', language = 'fr'): Promise<Draft> {
  const read = await importFile({ fileName, bytes: new TextEncoder().encode(text), language })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

/** The text of a draft as HTML. */
export const htmlOf = ({ content }: Draft): string => toHtml(readSections(content.sections))
