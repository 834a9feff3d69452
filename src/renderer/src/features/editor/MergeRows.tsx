import { useMemo } from 'react'
import { differingWords, type WordPiece } from '../../../../core/differingWords.ts'
import { type Block, toText, writeMarkdown } from '../../../../core/document/index.ts'
import {
  type Choice,
  type Comparison,
  type FieldDifference,
  type Passage,
  usualChoice,
} from '../../../../core/merge.ts'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useWords } from '../../words.ts'
import styles from './ConflictDialog.module.css'
import { fieldLabel, fieldText } from './fieldText.ts'

const FOR_FIELD: readonly Choice[] = ['mine', 'theirs']
const FOR_PASSAGE: readonly Choice[] = ['mine', 'both', 'theirs']

function Pieces({ pieces }: { pieces: readonly WordPiece[] }) {
  const { t } = useWords()
  if (pieces.length === 0) return <i className={styles.absent}>{t('editor:conflict.absent')}</i>
  return pieces.map(({ text, differs }, at) => {
    // The pieces of one text never change places.
    const key = `${at}`
    return differs ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
  })
}

type RowProps = {
  label: string
  difference: FieldDifference | Passage
  /** Whether the text that both came from is known. */
  isThreeWay: boolean
  mine: string
  theirs: string
  choices: readonly Choice[]
  chosen: Choice
  onChoose(choice: Choice): void
}

/** One difference: both sides, word by word, and what the merge keeps of them. */
function Row({ label, difference, isThreeWay, mine, theirs, choices, chosen, onChoose }: RowProps) {
  const { t } = useWords()
  const pieces = useMemo(() => differingWords(mine, theirs), [mine, theirs])
  const changed = difference.suggested ?? (isThreeWay ? 'both' : 'unknown')
  return (
    <div className={styles.row} data-contested={(difference.suggested === null && isThreeWay) || undefined}>
      <RadioRow
        beside
        label={`${label} · ${t(`editor:conflict.changed.${changed}`)}`}
        choices={choices.map((id) => ({ id, label: t(`editor:conflict.take.${id}`) }))}
        chosen={chosen}
        onChoose={onChoose}
      />
      <div className={styles.sides}>
        <p className={styles.side} dir="auto" data-taken={chosen !== 'theirs' || undefined}>
          <Pieces pieces={pieces.one} />
        </p>
        <p className={styles.side} dir="auto" data-taken={chosen !== 'mine' || undefined}>
          <Pieces pieces={pieces.other} />
        </p>
      </div>
    </div>
  )
}

/** Blocks as they read, with the signs of their lists and their notes. */
const read = (blocks: readonly Block[]) => toText(blocks, { numbered: true })

/** Both sides of a passage as they read; as they are written down where they read the same. */
function sidesOf({ mine, theirs }: Passage): { mine: string; theirs: string } {
  const plain = { mine: read(mine), theirs: read(theirs) }
  return plain.mine === plain.theirs ? { mine: writeMarkdown(mine), theirs: writeMarkdown(theirs) } : plain
}

/** A stretch that is the same in both: its ends, and how much is between them. */
function Same({ passage: { mine } }: { passage: Passage }) {
  const { t } = useWords()
  return (
    <div className={styles.same} dir="auto">
      <p>{read(mine.slice(0, 1))}</p>
      {mine.length > 2 && (
        <small className={styles.count}>{t('editor:conflict.same', { count: mine.length - 2 })}</small>
      )}
      {mine.length > 1 && <p>{read(mine.slice(-1))}</p>}
    </div>
  )
}

type Props = {
  comparison: Comparison
  isThreeWay: boolean
  choices: ReadonlyMap<string, Choice>
  onChoose(key: string, choice: Choice): void
}

/** Every difference of two texts in turn, with what they share in between. */
export function MergeRows({ comparison, isThreeWay, choices, onChoose }: Props) {
  const { t, locale } = useWords()
  const { mine, theirs, fields, passages } = comparison
  const chosenOf = (difference: FieldDifference | Passage) =>
    choices.get(difference.key) ?? usualChoice(difference)
  return (
    <>
      {fields.map((field) => (
        <Row
          key={field.key}
          label={fieldLabel(t, field.key)}
          difference={field}
          isThreeWay={isThreeWay}
          mine={fieldText(t, locale, mine, field.key)}
          theirs={fieldText(t, locale, theirs, field.key)}
          choices={FOR_FIELD}
          chosen={chosenOf(field)}
          onChoose={(choice) => onChoose(field.key, choice)}
        />
      ))}
      {passages.map((passage) =>
        passage.differs ? (
          <Row
            key={passage.key}
            label={t('editor:conflict.passage')}
            difference={passage}
            isThreeWay={isThreeWay}
            {...sidesOf(passage)}
            choices={FOR_PASSAGE}
            chosen={chosenOf(passage)}
            onChoose={(choice) => onChoose(passage.key, choice)}
          />
        ) : (
          <Same key={passage.key} passage={passage} />
        ),
      )}
    </>
  )
}
