import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { failureSentence } from '../../../../i18n/index.ts'
import { type Draft, ENCODINGS } from '../../../../core/import/index.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useWords } from '../../words.ts'
import type { Entry } from './entry.ts'
import styles from './ImportDialog.module.css'
import { KindMenu } from './KindMenu.tsx'
import { TwinChoice } from './TwinChoice.tsx'
import { kindOfKey, opensMenu } from './kinds.ts'
import { type Line, linesOf } from './lines.ts'
import { useReview } from './review.ts'

const ROW_HEIGHT = 34
/** A row shows no more of its text than this, so that a file of one endless line stays light. */
const LONGEST_TEXT = 1_200

function Row({ line: { line, kind, text, certainty }, fixed }: { line: Line; fixed: boolean }) {
  const { t } = useWords()
  const doubtful = certainty === 'doubtful'
  const tag = t(`import:kind.${kind}`)
  return (
    <>
      <span className={styles.number}>{line}</span>
      <span
        className={styles.tag}
        data-kind={kind}
        data-doubtful={doubtful || undefined}
        {...(fixed ? {} : { 'data-action': 'kind' })}
      >
        {doubtful ? t('import:doubtful', { kind: tag }) : tag}
      </span>
      <span className={styles.text} data-kind={kind} dir="auto">
        {text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text}
      </span>
    </>
  )
}

/** Why a line was taken for what it is. */
function Reason({ id, line }: { id: string; line: Line | undefined }) {
  const { t, reasonOf } = useWords()
  const parts = line?.reason
    ? [t(`import:kind.${line.kind}`), t(`import:certainty.${line.certainty}`), reasonOf(line.reason)]
    : [line ? t('import:saidByFile') : '']
  return (
    <span id={id} className={styles.reason}>
      {parts.filter(Boolean).join(' · ')}
    </span>
  )
}

function EncodingMenu({ entryKey, encoding }: { entryKey: number; encoding: Draft['encoding'] }) {
  const { t } = useWords()
  return (
    <ChoiceMenu
      label={t('import:encoding')}
      face={
        <>
          {t('import:encodingIs', { encoding: t(`import:encoding.${encoding}`) })}
          <ChevronDown aria-hidden />
        </>
      }
      choices={ENCODINGS.map((id) => ({ id, label: t(`import:encoding.${id}`) }))}
      chosen={encoding}
      onChoose={(choice) => {
        const chosen = ENCODINGS.find((each) => each === choice)
        if (chosen) void useReview.getState().decodeAs(entryKey, chosen)
      }}
    />
  )
}

type LinesProps = { entryKey: number; fileName: string; draft: Draft }

function Lines({ entryKey, fileName, draft }: LinesProps) {
  const { t } = useWords()
  const { reclassify } = useReview.getState()
  const id = useId()
  const reasonId = useId()
  const lines = useMemo(() => linesOf(draft), [draft])
  const fixed = draft.blocks.length === 0
  const [active, setActive] = useState(0)
  const [menuAt, setMenuAt] = useState<number | null>(null)
  const anchor = useRef<HTMLElement>(null)

  useEffect(() => {
    // The keys work at once, without a click first; but not away from a file list that is being walked.
    const walking = document.activeElement?.getAttribute('role') === 'listbox'
    if (!walking) document.getElementById(id)?.focus()
  }, [id])

  const openMenu = (index: number, label: HTMLElement | null) => {
    if (fixed || !label) return
    anchor.current = label
    setMenuAt(index)
  }
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    const line = lines[index]
    const kind = kindOfKey(event)
    if (line && kind && !fixed) reclassify(entryKey, line.line, kind)
    else if (line && opensMenu(event)) {
      openMenu(index, document.querySelector(`#${CSS.escape(`${id}-${index}`)} [data-action]`))
    } else return false
    return true
  }

  const asked = menuAt === null ? undefined : lines[menuAt]
  return (
    <>
      <VirtualListbox
        id={id}
        label={t('import:lines', { fileName })}
        describedBy={reasonId}
        className={styles.lines}
        count={lines.length}
        rowHeight={ROW_HEIGHT}
        active={active}
        onActive={setActive}
        onKey={onKey}
        onAction={(_action, index, label) => openMenu(index, label)}
        option={(index) => {
          const line = lines[index]
          return {
            key: index,
            selected: index === active,
            className: styles.line,
            content: line && <Row line={line} fixed={fixed} />,
          }
        }}
      />
      <div className={styles.detail}>
        <Reason id={reasonId} line={lines[active]} />
        <EncodingMenu entryKey={entryKey} encoding={draft.encoding} />
      </div>
      <KindMenu
        anchor={anchor}
        chosen={asked?.kind ?? null}
        onChoose={(kind) => asked && reclassify(entryKey, asked.line, kind)}
        onClose={() => setMenuAt(null)}
      />
    </>
  )
}

/** The lines of one file: what each was taken for, and the keys and the menu that say otherwise. */
export function LineList({ entry: { key, file, read, failure } }: { entry: Entry }) {
  const { t } = useWords()
  const slow = useDelayed(read === null && failure === null)
  if (read) {
    return (
      <div className={styles.reading}>
        <TwinChoice entryKey={key} />
        <Lines entryKey={key} fileName={file.fileName} draft={read.draft} />
      </div>
    )
  }
  return (
    <div className={styles.noLines} role={failure ? 'alert' : undefined}>
      {failure ? failureSentence(t, failure) : slow && t('import:readingFile', { fileName: file.fileName })}
    </div>
  )
}
