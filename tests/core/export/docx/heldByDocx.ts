import { expect } from 'vitest'
import type { ArticleContent } from '../../../../src/core/article/index.ts'
import {
  type Block,
  type Inline,
  type Mark,
  normalise,
  readSections,
  safeAddress,
  toText,
  writeSections,
} from '../../../../src/core/document/index.ts'
import { exportArticle } from '../exportArticle.ts'
import { withoutLostImages } from '../../../../src/core/export/lostImages.ts'
import { importFile } from '../../../../src/core/import/index.ts'
import { articleWith } from '../../articleWith.ts'

const text = (said: string, marks: readonly Mark[] = []): Inline => ({ type: 'text', text: said, marks })

/** Blocks that Word can hold: none that is empty in it, and no list that begins at a greater number than Word has. */
function forWord(blocks: readonly Block[]): Block[] {
  const whole = normalise(blocks).filter(
    (block) => heldByDocx([block]).length > 0 || block.type === 'sectionHeading',
  )
  return normalise(whole.map(withStart))
}

function withStart(block: Block): Block {
  if (block.type === 'quotation') return { ...block, content: block.content.map(withStart) }
  if (block.type !== 'list') return block
  const items = block.items.map((item) => ({ ...item, content: item.content.map(withStart) }))
  return { ...block, start: Math.min(block.start, 32_767), items }
}

/** Blocks as they come back from a document without pictures: what DOCX does not hold is as close as it holds it. */
function heldByDocx(blocks: readonly Block[]): Block[] {
  return normalise(blocks.flatMap(held))
}

function held(block: Block): Block[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [{ ...block, content: heldInlines(block.content) }]
    case 'list':
      return [
        { ...block, items: block.items.map((item) => ({ ...item, content: item.content.flatMap(held) })) },
      ]
    case 'quotation': {
      const { content, attribution } = block
      return [
        { ...block, content: content.flatMap(held), attribution: attribution && heldInlines(attribution) },
      ]
    }
    case 'table': {
      const header = block.header.map(heldInlines)
      const rows = block.rows.map((row) => row.map(heldInlines))
      const isShown = rows.length > 0 || header.some((cell) => cell.length > 0)
      return isShown ? [{ ...block, header, rows }] : []
    }
    case 'figure': {
      const { alt, caption, credit } = block
      const gap = caption.length > 0 && credit !== '' ? ' ' : ''
      return [
        { type: 'paragraph', content: alt === '' ? [] : [text(`[${alt}]`)] },
        { type: 'paragraph', content: heldInlines([...caption, text(gap + credit)]) },
      ]
    }
    case 'preformatted':
      return [{ ...block, language: '' }]
    case 'sectionHeading':
    case 'rule':
      return [block]
  }
}

function heldInlines(content: readonly Inline[]): Inline[] {
  return content.flatMap(heldInline)
}

function heldInline(inline: Inline): Inline[] {
  const marks = heldMarks(inline.marks)
  switch (inline.type) {
    case 'text':
    case 'break':
      return [{ ...inline, marks }]
    case 'footnote':
      return [{ ...inline, content: heldInlines(inline.content) }]
    case 'image': {
      const href = safeAddress(inline.src)
      const isLinked = href === null || marks.some(({ type }) => type === 'link')
      const link: Mark[] = isLinked ? [] : [{ type: 'link', href, title: '' }]
      return [text(`[${inline.alt === '' ? inline.src : inline.alt}]`, [...link, ...marks])]
    }
  }
}

function heldMarks(marks: readonly Mark[]): Mark[] {
  const isRaised = marks.some(({ type }) => type === 'superscript')
  return marks.flatMap((mark): Mark[] => {
    if (mark.type === 'subscript' && isRaised) return []
    if (mark.type !== 'link') return [mark]
    const href = safeAddress(mark.href)
    return href === null ? [] : [{ type: 'link', href, title: '' }]
  })
}

/** An article that was written as a document, and read again. */
export async function roundTrip(content: Partial<ArticleContent>): Promise<ArticleContent> {
  const { bytes, fileName } = exportArticle(articleWith({ headline: 'Le bac', ...content }), 'docx')
  const read = await importFile({ fileName, bytes, language: 'fr' })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value.content
}

/** Blocks as every export has them: `lostImages.test.ts` says what that is. */
const published = (blocks: readonly Block[]) => normalise(withoutLostImages(blocks, () => undefined))

/** Fails where a text does not come back from its document as it was, as far as a document holds it. */
export async function expectSameText(any: readonly Block[]): Promise<void> {
  const sections = writeSections(forWord(published(normalise(any))))
  const read = await roundTrip({ sections })
  expect(readSections(read.sections)).toEqual(heldByDocx(readSections(sections)))
}

/** Fails where a word of a text is not in its document, wherever it stands: in a table within a list within a quotation. */
export async function expectAllWords(any: readonly Block[]): Promise<void> {
  const sections = writeSections(normalise(any))
  const read = await roundTrip({ sections })
  expect(lettersOf(readSections(read.sections))).toBe(lettersOf(published(readSections(sections))))
}

/** Letters and digits in their order, without the name of the picture that stands for one without a description. */
const lettersOf = (blocks: readonly Block[]) =>
  toText(blocks)
    .replace(/(?:media\/)?(?:0123456789abcdef){4}\.jpg/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
