import { type ArticleContent, type FieldsWhere, fieldsWhere } from '../article/index.ts'
import { altTexts, readMarkdown, textBlocks } from '../document/index.ts'
import type { Block } from '../document/types.ts'
import { plainProse, type Prose, proseOf } from '../typography/index.ts'

/** The fields that are one plain text each, in the order in which they are read; the body is read block by block. */
type PlainField = Exclude<FieldsWhere<'proofread', true>, 'sections'>
const isPlain = (field: FieldsWhere<'proofread', true>): field is PlainField => field !== 'sections'

/**
 * One text of an article. `section` counts from 0, and is null outside of the sections; `block` is the index path of a
 * text in its section's body (as `textBlocks` and `altTexts` give it), and empty for any other text.
 */
export type TextLocation = {
  field: PlainField | 'heading' | 'body'
  section: number | null
  block: readonly number[]
}
/** A text that is read; of an alt text, with the index of its figure among those of the article. */
export type ArticleText = TextLocation & { language: string; prose: Prose; figure?: number }

/** The texts of blocks, by their index paths; then the alt texts. */
function proseBlocks(blocks: readonly Block[]): { block: readonly number[]; prose: Prose; isAlt?: true }[] {
  return [
    ...Array.from(textBlocks(blocks), ({ path, content }) => ({ block: path, prose: proseOf(content) })),
    ...Array.from(altTexts(blocks), ({ path, alt }) => ({
      block: path,
      prose: plainProse(alt),
      isAlt: true as const,
    })),
  ]
}

/** The language of a text of an article: its section's own, or the article's. */
export function languageOf({ language, sections }: ArticleContent, section: number | null): string {
  return (section === null ? undefined : sections[section]?.language) ?? language
}

/** Every text that a reader of the article sees or hears, from the kicker to the correction, each with its language. */
export function textsOf(content: ArticleContent): ArticleText[] {
  let figures = 0
  const located = ({ isAlt, ...text }: ReturnType<typeof proseBlocks>[number]) => {
    if (isAlt) figures += 1
    return isAlt ? { ...text, figure: figures - 1 } : text
  }
  const plain = (field: TextLocation['field'], text: string, section: number | null = null) => ({
    field,
    section,
    block: [],
    language: languageOf(content, section),
    prose: plainProse(text),
  })
  const body = content.sections.flatMap((section, at) => [
    plain('heading', section.heading, at),
    ...proseBlocks(readMarkdown(section.body)).map((text) => ({
      field: 'body' as const,
      section: at,
      language: languageOf(content, at),
      ...located(text),
    })),
  ])
  return fieldsWhere('proofread', true).flatMap((field) =>
    isPlain(field) ? [plain(field, content[field])] : body,
  )
}

/** The content with each of its texts rewritten: plain ones by their field, bodies by their section. */
export function mapTexts(
  content: ArticleContent,
  plain: (text: string, field: TextLocation['field'], section: number | null) => string,
  body: (text: string, section: number) => string,
): ArticleContent {
  const fields = fieldsWhere('proofread', true).filter(isPlain)
  return {
    ...content,
    ...Object.fromEntries(fields.map((field) => [field, plain(content[field], field, null)])),
    sections: content.sections.map((section, index) => ({
      ...section,
      heading: plain(section.heading, 'heading', index),
      body: body(section.body, index),
    })),
  }
}
