import { useMemo } from 'react'
import { diffWords, type WordPiece } from '../../../../core/diffWords.ts'
import { type Block, toText, writeMarkdown } from '../../../../core/document/index.ts'
import {
  type Choice,
  type Comparison,
  type FieldDifference,
  type Passage,
  defaultChoice,
} from '../../../../core/article/merge.ts'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './ConflictDialog.module.css'
import { fieldText } from '../../fields/fieldText.ts'

const FIELD_CHOICES: readonly Choice[] = ['mine', 'theirs']
const PASSAGE_CHOICES: readonly Choice[] = ['mine', 'both', 'theirs']

function DiffText({ pieces }: { pieces: readonly WordPiece[] }) {
  const { t } = useTranslations()
  if (pieces.length === 0) return <i className={styles.absent}>{t('editor:conflict.absent')}</i>
  return pieces.map(({ text, differs }, at) => {
    // The pieces of a text are never reordered.
    const key = `${at}`
    return differs ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
  })
}

type RowProps = {
  label: string
  difference: FieldDifference | Passage
  /** True if the common ancestor is known. */
  isThreeWay: boolean
  mine: string
  theirs: string
  choices: readonly Choice[]
  chosen: Choice
  onChoose(choice: Choice): void
}

/** A difference: both sides, compared word by word, and the choice. */
function DifferenceRow({ label, difference, isThreeWay, mine, theirs, choices, chosen, onChoose }: RowProps) {
  const { t } = useTranslations()
  const pieces = useMemo(() => diffWords(mine, theirs), [mine, theirs])
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
          <DiffText pieces={pieces.one} />
        </p>
        <p className={styles.side} dir="auto" data-taken={chosen !== 'mine' || undefined}>
          <DiffText pieces={pieces.other} />
        </p>
      </div>
    </div>
  )
}

/** Blocks as plain text, with list markers and footnotes. */
const textOf = (blocks: readonly Block[]) => toText(blocks, { numbered: true })

/** Both sides of a passage as text; as Markdown, if they differ in formatting only. */
function sidesOf({ mine, theirs }: Passage): { mine: string; theirs: string } {
  const plain = { mine: textOf(mine), theirs: textOf(theirs) }
  return plain.mine === plain.theirs ? { mine: writeMarkdown(mine), theirs: writeMarkdown(theirs) } : plain
}

/** A passage that is the same on both sides: its first and last block, and the number between. */
function UnchangedPassage({ passage: { mine } }: { passage: Passage }) {
  const { t } = useTranslations()
  return (
    <div className={styles.unchanged} dir="auto">
      <p>{textOf(mine.slice(0, 1))}</p>
      {mine.length > 2 && (
        <small className={styles.count}>{t('editor:conflict.same', { count: mine.length - 2 })}</small>
      )}
      {mine.length > 1 && <p>{textOf(mine.slice(-1))}</p>}
    </div>
  )
}

type Props = {
  comparison: Comparison
  isThreeWay: boolean
  choices: ReadonlyMap<string, Choice>
  onChoose(key: string, choice: Choice): void
}

/** All differences of two texts, with the unchanged passages between. */
export function MergeRows({ comparison, isThreeWay, choices, onChoose }: Props) {
  const { t, locale } = useTranslations()
  const { mine, theirs, fields, passages } = comparison
  const chosenOf = (difference: FieldDifference | Passage) =>
    choices.get(difference.key) ?? defaultChoice(difference)
  return (
    <>
      {fields.map((field) => (
        <DifferenceRow
          key={field.key}
          label={t(`fields:${field.key}`)}
          difference={field}
          isThreeWay={isThreeWay}
          mine={fieldText(t, locale, mine, field.key)}
          theirs={fieldText(t, locale, theirs, field.key)}
          choices={FIELD_CHOICES}
          chosen={chosenOf(field)}
          onChoose={(choice) => onChoose(field.key, choice)}
        />
      ))}
      {passages.map((passage) =>
        passage.differs ? (
          <DifferenceRow
            key={passage.key}
            label={t('editor:conflict.passage')}
            difference={passage}
            isThreeWay={isThreeWay}
            {...sidesOf(passage)}
            choices={PASSAGE_CHOICES}
            chosen={chosenOf(passage)}
            onChoose={(choice) => onChoose(passage.key, choice)}
          />
        ) : (
          <UnchangedPassage key={passage.key} passage={passage} />
        ),
      )}
    </>
  )
}
