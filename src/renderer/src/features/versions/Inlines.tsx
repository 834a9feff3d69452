import { type ReactNode, useContext } from 'react'
import type { InlinePiece } from '../../../../core/article/comparison.ts'
import { type Inline, type Mark, plainOf } from '../../../../core/document/index.ts'
import { VisibleSpaces } from '../../ui/VisibleSpaces.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { ComparisonContext } from './comparisonTools.ts'
import styles from './Comparison.module.css'
import { inOrder } from './inOrder.tsx'
import { TakeBack } from './TakeBack.tsx'

function marked(content: ReactNode, mark: Mark): ReactNode {
  switch (mark.type) {
    case 'link':
      // biome-ignore lint/a11y/useValidAnchor: as on the page, no link is live.
      return <a title={mark.title || mark.href}>{content}</a>
    case 'strong':
      return <strong>{content}</strong>
    case 'emphasis':
      return <em>{content}</em>
    case 'strike':
      return <s>{content}</s>
    case 'superscript':
      return <sup>{content}</sup>
    case 'subscript':
      return <sub>{content}</sub>
    case 'code':
      return <code>{content}</code>
  }
}

function Note({ note, isChanged }: { note: Inline & { type: 'footnote' }; isChanged: boolean }) {
  const { t } = useTranslations()
  const { notes } = useContext(ComparisonContext)
  const text = plainOf(note.content)
  return (
    <>
      <sup data-footnote="" data-n={notes.get(note) ?? '*'} title={text} />
      {isChanged && <span className={styles.note}>{t('versions:newNote', { text })}</span>}
    </>
  )
}

type ContentProps = {
  /** In a change, notes show their text. */
  isChanged?: boolean
  /** In a change of nothing but spaces and line ends, these can be seen. */
  showsSpaces?: boolean
}

function InlineView({ inline, isChanged, showsSpaces }: Required<ContentProps> & { inline: Inline }) {
  const content = (): ReactNode => {
    switch (inline.type) {
      case 'text':
        return showsSpaces ? <VisibleSpaces text={inline.text} showAll /> : inline.text
      case 'break':
        return (
          <>
            {showsSpaces && <span aria-hidden>↵</span>}
            <br />
          </>
        )
      case 'footnote':
        return <Note note={inline} isChanged={isChanged} />
      case 'image':
        return (
          <span className="image" role="img" aria-label={inline.alt || inline.src}>
            {`[${inline.alt || inline.src}]`}
          </span>
        )
    }
  }
  return inline.marks.reduceRight(marked, content())
}

/** A content without changes in it. */
export function Inlines({
  content,
  isChanged = false,
  showsSpaces = false,
}: ContentProps & { content: readonly Inline[] }) {
  return inOrder(content, (inline) => (
    <InlineView inline={inline} isChanged={isChanged} showsSpaces={showsSpaces} />
  ))
}

const SPACE = /[ \n\u00a0\u202f]/g

/** True where two contents have the same signs and other spaces or line ends between them. */
function differInSpaces(gone: readonly Inline[], come: readonly Inline[]): boolean {
  const [before, after] = [plainOf(gone), plainOf(come)]
  return before !== after && before.replaceAll(SPACE, '') === after.replaceAll(SPACE, '')
}

/** A content word by word: what went is struck, what came is marked. */
export function InlinePieces({ pieces }: { pieces: readonly InlinePiece[] }) {
  return inOrder(pieces, (piece) => {
    if (piece.kind === 'same') return <Inlines content={piece.parts} />
    const showsSpaces = differInSpaces(piece.gone, piece.come)
    return (
      <span className={styles.change} data-change={piece.change}>
        {piece.gone.length > 0 && (
          <del>
            <Inlines content={piece.gone} isChanged showsSpaces={showsSpaces} />
          </del>
        )}
        {piece.come.length > 0 && (
          <ins>
            <Inlines content={piece.come} isChanged showsSpaces={showsSpaces} />
          </ins>
        )}
        <TakeBack change={piece.change} />
      </span>
    )
  })
}
