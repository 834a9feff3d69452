import type {
  BlockPiece,
  ComparedBlock,
  ComparedRow,
  ItemPiece,
  RowPiece,
} from '../../../../core/article/comparison.ts'
import type { Alignment, Block } from '../../../../core/document/index.ts'
import { BlockViews, CellViews, itemContent, Picture, SectionTitle, TaskBox } from './Blocks.tsx'
import styles from './Comparison.module.css'
import { InlinePieces, Inlines } from './Inlines.tsx'
import { inOrder } from './inOrder.tsx'
import { RestoreSection, TakeBack } from './TakeBack.tsx'

type ReplacedProps = { change: number; gone: readonly Block[]; come: readonly Block[] }

/** Whole blocks that went, and those that came in their place. */
function ReplacedBlocks({ change, gone, come }: ReplacedProps) {
  return (
    <div className={styles.blocks} data-change={change}>
      {gone.length > 0 && (
        <del>
          <BlockViews blocks={gone} isChanged />
        </del>
      )}
      {come.length > 0 && (
        <ins>
          <BlockViews blocks={come} isChanged />
        </ins>
      )}
      <TakeBack change={change} />
    </div>
  )
}

/** Blocks of which some may have changed. `restores`: the changes of the section that a heading opens. */
export function BlockPieceView({
  piece,
  restores = [],
}: {
  piece: BlockPiece
  restores?: readonly number[]
}) {
  if (piece.kind === 'within') return <ComparedBlockView block={piece.part} restores={restores} />
  if (piece.kind === 'replaced')
    return (
      <>
        <RestoreSection changes={restores} />
        <ReplacedBlocks {...piece} />
      </>
    )
  const [only] = piece.parts
  if (only?.type === 'sectionHeading')
    return (
      <SectionTitle language={only.language}>
        {only.text}
        <RestoreSection changes={restores} />
      </SectionTitle>
    )
  return <BlockViews blocks={piece.parts} />
}

function BlockPieceViews({ pieces }: { pieces: readonly BlockPiece[] }) {
  return inOrder(pieces, (piece) => <BlockPieceView piece={piece} />)
}

function ComparedBlockView({ block, restores }: { block: ComparedBlock; restores: readonly number[] }) {
  switch (block.type) {
    case 'sectionHeading':
      return (
        <SectionTitle language={block.language}>
          <InlinePieces pieces={block.text} />
          <RestoreSection changes={restores} />
        </SectionTitle>
      )
    case 'paragraph':
      return (
        <p dir="auto">
          <InlinePieces pieces={block.content} />
        </p>
      )
    case 'heading':
      return (
        <h3 dir="auto">
          <InlinePieces pieces={block.content} />
        </h3>
      )
    case 'list': {
      const items = inOrder(block.items, (piece) => <ItemPieceView piece={piece} />)
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
    }
    case 'quotation':
      return (
        <blockquote>
          <BlockPieceViews pieces={block.content} />
          {block.attribution.length > 0 && (
            <footer>
              <InlinePieces pieces={block.attribution} />
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
                <ComparedCells cells={block.header} columns={block.columns} isHeader />
              </tr>
            )}
            {inOrder(block.rows, (piece) => (
              <RowPieceView piece={piece} columns={block.columns} />
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
              <InlinePieces pieces={block.caption} />
            </span>
            <span data-credit="">
              <InlinePieces pieces={block.credit} />
            </span>
          </figcaption>
        </figure>
      )
    case 'preformatted':
      return (
        <pre>
          <code>
            <InlinePieces pieces={block.text} />
          </code>
        </pre>
      )
  }
}

function ItemPieceView({ piece }: { piece: ItemPiece }) {
  if (piece.kind === 'same') return inOrder(piece.parts, (item) => <li>{itemContent(item)}</li>)
  if (piece.kind === 'within') {
    const { checked, content } = piece.part
    return (
      <li>
        {checked !== null && <TaskBox checked={checked} />}
        <BlockPieceViews pieces={content} />
      </li>
    )
  }
  const { change, gone, come } = piece
  return inOrder([...gone, ...come], (item, at) => (
    <li data-change={at === 0 ? change : undefined}>
      {at < gone.length ? <del>{itemContent(item, true)}</del> : <ins>{itemContent(item, true)}</ins>}
      {at === 0 && <TakeBack change={change} />}
    </li>
  ))
}

type CellsProps = { cells: ComparedRow; columns: readonly Alignment[]; isHeader?: boolean }

function ComparedCells({ cells, columns, isHeader = false }: CellsProps) {
  return inOrder(cells, (cell, at) => {
    const align = columns[at] ?? undefined
    const content = <InlinePieces pieces={cell} />
    return isHeader ? <th data-align={align}>{content}</th> : <td data-align={align}>{content}</td>
  })
}

function RowPieceView({ piece, columns }: { piece: RowPiece; columns: readonly Alignment[] }) {
  if (piece.kind === 'within')
    return (
      <tr>
        <ComparedCells cells={piece.part} columns={columns} />
      </tr>
    )
  if (piece.kind === 'same')
    return inOrder(piece.parts, (cells) => (
      <tr>
        <CellViews cells={cells} columns={columns} />
      </tr>
    ))
  const { change, gone, come } = piece
  return inOrder([...gone, ...come], (cells, at) => (
    <tr data-change={at === 0 ? change : undefined}>
      {inOrder(cells, (cell, column) => {
        const content = <Inlines content={cell} isChanged />
        return (
          <td data-align={columns[column] ?? undefined}>
            {at < gone.length ? <del>{content}</del> : <ins>{content}</ins>}
            {at === 0 && column === 0 && <TakeBack change={change} />}
          </td>
        )
      })}
    </tr>
  ))
}
