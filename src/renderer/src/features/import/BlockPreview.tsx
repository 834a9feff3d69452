import type { ReactNode } from 'react'
import {
  type Block,
  type Inline,
  type ListItem,
  type Mark,
  MARK_ELEMENTS,
} from '../../../../core/document/index.ts'
import { useTranslations } from '../../useTranslations.ts'
import styles from './BlockPreview.module.css'
import { MOST_SHOWN } from './lines.ts'
import { SmallPicture } from './previewPictures.tsx'

type Note = { number: number; content: readonly Inline[] }

/** Renders a part of the tree up to a number of characters, and collects its notes. Addresses are shown and lead nowhere. */
class Preview {
  readonly notes: Note[] = []
  private left = MOST_SHOWN
  private number: number
  private readonly words: { picture: string }

  constructor(notesBefore: number, words: { picture: string }) {
    this.number = notesBefore
    this.words = words
  }

  get isFull(): boolean {
    return this.left <= 0
  }

  private take(text: string): string {
    const taken = text.slice(0, Math.max(0, this.left))
    this.left -= text.length
    return this.left < 0 ? `${taken}…` : taken
  }

  inlines(content: readonly Inline[]): ReactNode[] {
    const shown: ReactNode[] = []
    for (const [at, inline] of content.entries()) {
      if (this.isFull) break
      shown.push(<span key={at}>{this.marked(this.inline(inline), inline.marks)}</span>)
    }
    return shown
  }

  private inline(inline: Inline): ReactNode {
    switch (inline.type) {
      case 'text':
        return this.take(inline.text)
      case 'break':
        return <br />
      case 'image':
        return this.take(`[${inline.alt || this.words.picture}]`)
      case 'footnote':
        this.number += 1
        this.notes.push({ number: this.number, content: inline.content })
        return <sup className={styles.reference}>{this.number}</sup>
    }
  }

  private marked(content: ReactNode, marks: readonly Mark[]): ReactNode {
    let marked = content
    for (const mark of marks.toReversed()) {
      if (mark.type === 'link') {
        marked = (
          <span className={styles.link} title={mark.href}>
            {marked}
          </span>
        )
        continue
      }
      const Element = MARK_ELEMENTS[mark.type]
      marked = <Element>{marked}</Element>
    }
    return marked
  }

  blocks(blocks: readonly Block[]): ReactNode[] {
    const shown: ReactNode[] = []
    for (const [at, block] of blocks.entries()) {
      if (this.isFull) break
      shown.push(<div key={at}>{this.block(block)}</div>)
    }
    return shown
  }

  block(block: Block): ReactNode {
    switch (block.type) {
      case 'sectionHeading':
        return <b>{this.take(block.text)}</b>
      case 'heading':
        return <b>{this.inlines(block.content)}</b>
      case 'paragraph':
        return this.inlines(block.content)
      case 'list':
        return this.list(block)
      case 'quotation':
        return (
          <blockquote className={styles.quotation}>
            {this.blocks(block.content)}
            {block.attribution && <div>— {this.inlines(block.attribution)}</div>}
          </blockquote>
        )
      case 'table':
        return this.table(
          block.header.some((cell) => cell.length > 0) ? [block.header, ...block.rows] : block.rows,
        )
      case 'figure':
        return (
          <>
            <SmallPicture src={block.src} alt={this.take(block.alt)} name={this.words.picture} />
            {this.inlines(block.caption)}
            {block.credit !== '' && <span className={styles.credit}> {this.take(block.credit)}</span>}
          </>
        )
      case 'preformatted':
        return <pre className={styles.preformatted}>{this.take(block.text)}</pre>
      case 'rule':
        return <hr className={styles.rule} />
    }
  }

  private list({ ordered, start, items }: Block & { type: 'list' }): ReactNode {
    const shown: ReactNode[] = []
    for (const [at, item] of items.entries()) {
      if (this.isFull) break
      shown.push(<li key={at}>{this.item(item)}</li>)
    }
    return ordered ? (
      <ol className={styles.list} start={start}>
        {shown}
      </ol>
    ) : (
      <ul className={styles.list}>{shown}</ul>
    )
  }

  private item({ checked, content }: ListItem): ReactNode {
    return (
      <>
        {checked === null ? null : checked ? '☑ ' : '☐ '}
        {this.blocks(content)}
      </>
    )
  }

  private table(rows: readonly (readonly (readonly Inline[])[])[]): ReactNode {
    const shown: ReactNode[] = []
    for (const [at, cells] of rows.entries()) {
      if (this.isFull) break
      shown.push(
        <tr key={at}>
          {cells.map((cell, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
            <td key={column}>{this.inlines(cell)}</td>
          ))}
        </tr>,
      )
    }
    return (
      <table className={styles.table}>
        <tbody>{shown}</tbody>
      </table>
    )
  }
}

/** A part of a text as it will read, its footnotes under it. */
export function BlockPreview({ block, notesBefore }: { block: Block; notesBefore: number }) {
  const { t } = useTranslations()
  const preview = new Preview(notesBefore, { picture: t('import:part-name.figure') })
  const content = preview.block(block)
  return (
    <>
      {content}
      {preview.notes.map(({ number, content: note }) => (
        <small key={number} className={styles.note}>
          {number}. {preview.inlines(note)}
        </small>
      ))}
    </>
  )
}
