import type { ArticleContent } from '../../../src/core/article/index.ts'
import { readMarkdown, updateAt, writeMarkdown } from '../../../src/core/document/index.ts'
import type { Block } from '../../../src/core/document/types.ts'
import { fixInlines } from '../../../src/core/proofreading/fix.ts'
import { mapTexts, type TextLocation } from '../../../src/core/proofreading/texts.ts'
import { applyFindings, type Edit } from '../../../src/core/typography/index.ts'

type BlockEdit = Edit & Pick<TextLocation, 'block'>

/** Blocks with these edits made in their texts, notes before the texts that refer to them, whose edits could move them. */
export function blocksWithEdits(blocks: readonly Block[], edits: readonly BlockEdit[]): readonly Block[] {
  const groups = Object.values(Object.groupBy(edits, ({ block }) => block.join()))
    .flatMap((group) => (group?.[0] ? [{ path: group[0].block, group }] : []))
    .sort((a, b) => b.path.length - a.path.length)
  return groups.reduce<readonly Block[]>(
    (fixed, { path, group }) => updateAt(fixed, path, (content) => fixInlines(content, group)),
    blocks,
  )
}

/** An article with these edits made in its texts. A body without any is as it was written. */
export function articleWithEdits(
  content: ArticleContent,
  edits: readonly (Edit & TextLocation)[],
): ArticleContent {
  const editsOf = (field: TextLocation['field'], section: number | null) =>
    edits.filter((edit) => edit.field === field && edit.section === section)
  return mapTexts(
    content,
    (text, field, section) => applyFindings(text, editsOf(field, section ?? null)),
    (body, section) => {
      const inBody = editsOf('body', section)
      return inBody.length > 0 ? writeMarkdown(blocksWithEdits(readMarkdown(body), inBody)) : body
    },
  )
}
