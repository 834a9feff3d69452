import { type ArticleContent, FIELD_NAMES, type FieldName, fieldSpec } from '../article/index.ts'
import {
  sectionHeading,
  type Block,
  editContent,
  editPlain,
  type Inline,
  plainOf,
  readMarkdown,
  type TextEdit,
  writeSections,
} from '../document/index.ts'
import type { TextRange } from '../search.ts'

/** The fields in which text is replaced: those that are searched, the body among them. */
const REPLACED_FIELDS: readonly FieldName[] = FIELD_NAMES.filter((name) => fieldSpec(name).search !== null)

/**
 * A text of an article: that of a field, a block of the body, or a footnote. `language` is that in which it is typeset; null for
 * code and for fields that are not on the page. `code` are the ranges of it that are code.
 */
export type ArticleText = {
  text: string
  field: FieldName
  isNote: boolean
  language: string | null
  code: readonly TextRange[]
}

/** Told of each text in order; gives the edits of it, from its beginning to its end. */
type Editor = (text: ArticleText) => readonly TextEdit[]

const onOneLine = (edit: TextEdit) => ({ ...edit, insert: edit.insert.replaceAll('\n', ' ') })

/** The ranges of a content’s plain text that are code. */
function codeIn(content: readonly Inline[]): TextRange[] {
  let at = 0
  return content.flatMap((inline) => {
    const from = at
    at += plainOf([inline]).length
    return inline.marks.some(({ type }) => type === 'code') ? [{ from, to: at }] : []
  })
}

/** The same array where no item changes. */
function mapped<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  const next = items.map(change)
  return next.every((item, at) => item === items[at]) ? items : next
}

/**
 * Edits the texts of an article. Each text is shown to the editor in the page's order, a footnote after the text that refers
 * to it; what has no edit stays the same value, so that a section without one is stored byte for byte. Text has the marks of
 * the first character that it replaces. Line ends become spaces where a text has one line.
 */
class TextEditor {
  readonly #edit: Editor
  #language: string | null = null

  constructor(edit: Editor) {
    this.#edit = edit
  }

  content(content: ArticleContent): ArticleContent {
    const changed: Partial<ArticleContent> = {}
    for (const name of REPLACED_FIELDS) {
      this.#language = fieldSpec(name).shownIn === 'display' ? content.language : null
      Object.assign(changed, this.#field(content, name))
    }
    return Object.keys(changed).length === 0 ? content : { ...content, ...changed }
  }

  #field(content: ArticleContent, name: FieldName): Partial<ArticleContent> {
    if (name === 'sections') {
      const sections = this.#sections(content)
      return sections === content.sections ? {} : { sections: [...sections] }
    }
    if (name === 'byline') {
      const byline = mapped(content.byline, (person) => {
        const own = this.#line(person.name, name)
        const role = person.role === undefined ? undefined : this.#line(person.role, name)
        const isSame = own === person.name && role === person.role
        return isSame ? person : { ...person, name: own, ...(role !== undefined && { role }) }
      })
      return byline === content.byline ? {} : { byline: [...byline] }
    }
    if (name === 'keywords') {
      const keywords = mapped(content.keywords, (keyword) => this.#line(keyword, name))
      return keywords === content.keywords ? {} : { keywords: [...new Set(keywords)].filter(Boolean) }
    }
    const value = content[name]
    if (typeof value !== 'string') return {}
    const { kind, shownIn } = fieldSpec(name)
    const hasLines = kind === 'text' && shownIn !== 'display'
    const next = hasLines ? this.#plain(value, name, (edit) => edit) : this.#line(value, name)
    return next === value ? {} : { [name]: next }
  }

  #plain(text: string, field: FieldName, set: (edit: TextEdit) => TextEdit): string {
    const about = { field, isNote: false, language: this.#language, code: [] }
    const edits = text === '' ? [] : this.#edit({ text, ...about })
    return edits.length === 0 ? text : editPlain(text, edits.map(set))
  }

  #line(text: string, field: FieldName): string {
    return this.#plain(text, field, onOneLine)
  }

  #sections({ sections, language: ofArticle }: ArticleContent): ArticleContent['sections'] {
    const next = sections.flatMap((section) => {
      this.#language = section.language || ofArticle
      const heading = this.#line(section.heading, 'sections')
      const blocks = readMarkdown(section.body)
      const edited = this.#blocks(blocks)
      if (edited === blocks) return heading === section.heading ? [section] : [{ ...section, heading }]
      const { language } = section
      const opening = heading === '' && !language ? [] : [sectionHeading(heading, language)]
      return writeSections([...opening, ...edited])
    })
    if (next.length === sections.length && next.every((section, at) => section === sections[at])) {
      return sections
    }
    const [first, ...others] = next
    const isEmptied = first?.heading === '' && first.body === '' && first !== sections[0]
    return isEmptied && others.length > 0 ? others : next
  }

  #blocks(blocks: readonly Block[]): readonly Block[] {
    return mapped(blocks, (block) => this.#block(block))
  }

  #block(block: Block): Block {
    switch (block.type) {
      case 'sectionHeading': {
        const text = this.#line(block.text, 'sections')
        return text === block.text ? block : { ...block, text }
      }
      case 'paragraph':
      case 'heading': {
        const content = this.#inline(block.content)
        return content === block.content ? block : { ...block, content }
      }
      case 'list': {
        const items = mapped(block.items, (item) => {
          const content = this.#blocks(item.content)
          return content === item.content ? item : { ...item, content }
        })
        return items === block.items ? block : { ...block, items }
      }
      case 'quotation': {
        const content = this.#blocks(block.content)
        const attribution = block.attribution && this.#inline(block.attribution)
        const isSame = content === block.content && attribution === block.attribution
        return isSame ? block : { ...block, content, attribution }
      }
      case 'table': {
        const row = (cells: (typeof block.rows)[number]) => mapped(cells, (cell) => this.#inline(cell))
        const header = row(block.header)
        const rows = mapped(block.rows, row)
        return header === block.header && rows === block.rows ? block : { ...block, header, rows }
      }
      case 'figure': {
        const caption = this.#inline(block.caption)
        const credit = this.#line(block.credit, 'sections')
        const isSame = caption === block.caption && credit === block.credit
        return isSame ? block : { ...block, caption, credit }
      }
      case 'preformatted': {
        const { text: before } = block
        const about = { field: 'sections', isNote: false, language: null, code: [] } as const
        const text = before === '' ? '' : editPlain(before, this.#edit({ text: before, ...about }))
        return text === before ? block : { ...block, text }
      }
      case 'rule':
        return block
    }
  }

  #inline(content: readonly Inline[], isNote = false): readonly Inline[] {
    const text = plainOf(content)
    const about = { field: 'sections', isNote, language: this.#language, code: codeIn(content) } as const
    const edits = text === '' ? [] : this.#edit({ text, ...about })
    // A footnote is one unit of the text whatever it holds, so that the places of the edits stay.
    const withNotes = mapped(content, (inline) => {
      if (inline.type !== 'footnote') return inline
      const note = this.#inline(inline.content, true)
      return note === inline.content ? inline : { ...inline, content: note }
    })
    return edits.length === 0 ? withNotes : editContent(withNotes, edits)
  }
}

/** The texts of an article that have any character, in the page's order, each footnote after the text that refers to it. */
export function articleTexts(content: ArticleContent): ArticleText[] {
  const texts: ArticleText[] = []
  new TextEditor((text) => {
    texts.push(text)
    return []
  }).content(content)
  return texts
}

/** The content with edits made in its texts: those of the text at each index of `articleTexts`. */
export function editTexts(content: ArticleContent, edits: readonly (readonly TextEdit[])[]): ArticleContent {
  let at = 0
  return new TextEditor(() => edits[at++] ?? []).content(content)
}

/** The text of all that is searched as it is stored, marks of Markdown included. */
export function storedText(content: ArticleContent): string {
  const parts = REPLACED_FIELDS.flatMap((name): string[] => {
    switch (name) {
      case 'sections':
        return content.sections.flatMap(({ heading, body }) => [heading, body])
      case 'byline':
        return content.byline.flatMap((person) => [person.name, person.role ?? ''])
      case 'keywords':
        return content.keywords
      default:
        return [String(content[name])]
    }
  })
  return parts.join('\n')
}
