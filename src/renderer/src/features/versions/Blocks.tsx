import type { ReactNode } from 'react'
import type { Alignment, Block, Cell, ListItem } from '../../../../core/document/index.ts'
import { languageName } from '../../../../core/languageName.ts'
import { useTranslations } from '../../useTranslations.ts'
import { Inlines } from './Inlines.tsx'
import { inOrder } from './inOrder.tsx'

/** A block as the page shows it, for reading. */
function BlockView({ block, isChanged = false }: { block: Block; isChanged?: boolean }) {
  switch (block.type) {
    case 'sectionHeading':
      return <SectionTitle language={block.language}>{block.text}</SectionTitle>
    case 'paragraph':
      return (
        <p dir="auto">
          <Inlines content={block.content} isChanged={isChanged} />
        </p>
      )
    case 'heading':
      return (
        <h3 dir="auto">
          <Inlines content={block.content} isChanged={isChanged} />
        </h3>
      )
    case 'list': {
      const items = inOrder(block.items, (item) => <li>{itemContent(item, isChanged)}</li>)
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
    }
    case 'quotation':
      return (
        <blockquote>
          <BlockViews blocks={block.content} isChanged={isChanged} />
          {block.attribution && (
            <footer>
              <Inlines content={block.attribution} isChanged={isChanged} />
            </footer>
          )}
        </blockquote>
      )
    case 'table':
      return (
        <table>
          <tbody>
            {block.header.some((cell) => cell.length > 0) && (
              <tr>
                <CellViews cells={block.header} columns={block.columns} isHeader isChanged={isChanged} />
              </tr>
            )}
            {inOrder(block.rows, (cells) => (
              <tr>
                <CellViews cells={cells} columns={block.columns} isChanged={isChanged} />
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'figure':
      return (
        <figure>
          <Picture alt={block.alt} />
          <figcaption>
            <span data-caption="">
              <Inlines content={block.caption} isChanged={isChanged} />
            </span>
            <span data-credit="">{block.credit}</span>
          </figcaption>
        </figure>
      )
    case 'preformatted':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'rule':
      return <hr />
  }
}

/** The heading of a section, with the name of its language where that is its own. */
export function SectionTitle({ language, children }: { language: string | undefined; children: ReactNode }) {
  const { locale } = useTranslations()
  const name = language === undefined ? undefined : languageName(language, locale)
  return (
    <h2 lang={language} data-language-name={name}>
      {children}
    </h2>
  )
}

export function BlockViews({ blocks, isChanged = false }: { blocks: readonly Block[]; isChanged?: boolean }) {
  return inOrder(blocks, (block) => <BlockView block={block} isChanged={isChanged} />)
}

/** The box of a picture, with what it shows in words. */
export function Picture({ alt }: { alt: string }) {
  const { t } = useTranslations()
  const words = alt || t('editor:figure.noAlt')
  return (
    <div className="picture" role="img" aria-label={words}>
      {words}
    </div>
  )
}

/** The box of a task. */
export function TaskBox({ checked }: { checked: boolean }) {
  return <input type="checkbox" checked={checked} disabled />
}

/** What is in an item of a list. */
export function itemContent({ checked, content }: ListItem, isChanged = false): ReactNode {
  return (
    <>
      {checked !== null && <TaskBox checked={checked} />}
      <BlockViews blocks={content} isChanged={isChanged} />
    </>
  )
}

type CellsProps = {
  cells: readonly Cell[]
  columns: readonly Alignment[]
  isHeader?: boolean
  isChanged?: boolean
}

export function CellViews({ cells, columns, isHeader = false, isChanged = false }: CellsProps) {
  return inOrder(cells, (cell, at) => {
    const content = <Inlines content={cell} isChanged={isChanged} />
    const align = columns[at] ?? undefined
    return isHeader ? <th data-align={align}>{content}</th> : <td data-align={align}>{content}</td>
  })
}
