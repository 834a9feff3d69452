import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import {
  type BlockKind,
  type Draft,
  type Encoding,
  ENCODINGS,
  isBodyKind,
} from '../../../../core/import/draft.ts'
import { kindName, reasonSentence } from '../../../../i18n/importReview.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { REVIEW_SHORTCUT_KINDS } from '../../commands/reviewShortcuts.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useTranslations } from '../../useTranslations.ts'
import type { ReviewEntry } from './entry.ts'
import styles from './ImportDialog.module.css'
import { KindMenu } from './KindMenu.tsx'
import { ResolutionChoice } from './ResolutionChoice.tsx'
import { type ReviewLine, linesOf } from './lines.ts'
import { useReview } from './review.ts'

const ROW_HEIGHT = 34
/** Longer lines are cut, in characters, to keep rendering fast. */
const MAX_SHOWN_LENGTH = 1_200

/** The kind for a digit key, by its position on the keyboard. */
function kindForKey({ code, ctrlKey, altKey, metaKey }: KeyboardEvent): BlockKind | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  return digit && !ctrlKey && !altKey && !metaKey ? REVIEW_SHORTCUT_KINDS[Number(digit) - 1] : undefined
}

/** True for the keys that open a line's menu. */
function opensMenu({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'Enter' || key === ' ' || key === 'ContextMenu' || (key === 'F10' && shiftKey)
}

function LineRow({ line: { line, kind, text, certainty }, isFixed }: { line: ReviewLine; isFixed: boolean }) {
  const { t } = useTranslations()
  const doubtful = certainty === 'doubtful'
  const tag = kindName(t, kind)
  return (
    <>
      <span className={styles.number}>{line}</span>
      <span
        className={styles.tag}
        data-kind={kind}
        data-field={!isBodyKind(kind) || undefined}
        data-doubtful={doubtful || undefined}
        {...(isFixed ? {} : { 'data-action': 'kind' })}
      >
        {doubtful ? t('import:doubtful', { kind: tag }) : tag}
      </span>
      <span className={styles.text} data-kind={kind} dir="auto">
        {text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text}
      </span>
    </>
  )
}

type LineReasonProps = { id: string; line: ReviewLine | undefined; format: Draft['format'] }

/** Why a line was classified as it is. */
function LineReason({ id, line, format }: LineReasonProps) {
  const { t } = useTranslations()
  const parts = line?.reason
    ? [kindName(t, line.kind), t(`import:certainty.${line.certainty}`), reasonSentence(t, line.reason)]
    : [line ? t('import:structureFromFile', { format: t(`import:format.${format}`) }) : '']
  return (
    <span id={id} className={styles.reason}>
      {parts.filter(Boolean).join(' · ')}
    </span>
  )
}

function EncodingMenu({ entryKey, encoding }: { entryKey: number; encoding: Encoding }) {
  const { t } = useTranslations()
  return (
    <ChoiceMenu
      label={t('import:encoding')}
      content={
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
  const { t } = useTranslations()
  const { reclassify } = useReview.getState()
  const id = useId()
  const reasonId = useId()
  const lines = useMemo(() => linesOf(draft), [draft])
  const isFixed = draft.blocks.length === 0
  const [active, setActive] = useState(0)
  const [menuAt, setMenuAt] = useState<number | null>(null)
  const anchor = useRef<HTMLElement>(null)

  useEffect(() => {
    // The list takes the focus, so that its keys work at once, unless the user is moving through the file list.
    const isInList = document.activeElement?.getAttribute('role') === 'listbox'
    if (!isInList) document.getElementById(id)?.focus()
  }, [id])

  const openMenu = (index: number, label: HTMLElement | null) => {
    if (isFixed || !label) return
    anchor.current = label
    setMenuAt(index)
  }
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    const line = lines[index]
    const kind = kindForKey(event)
    if (line && kind && !isFixed) reclassify(entryKey, line.line, kind)
    else if (line && opensMenu(event)) {
      openMenu(index, document.querySelector(`#${CSS.escape(`${id}-${index}`)} [data-action]`))
    } else return false
    return true
  }

  const menuLine = menuAt === null ? undefined : lines[menuAt]
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
            content: line && <LineRow line={line} isFixed={isFixed} />,
          }
        }}
      />
      <div className={styles.detail}>
        <LineReason id={reasonId} line={lines[active]} format={draft.format} />
        {draft.encoding && <EncodingMenu entryKey={entryKey} encoding={draft.encoding} />}
      </div>
      <KindMenu
        anchor={anchor}
        chosen={menuLine?.kind ?? null}
        onChoose={(kind) => menuLine && reclassify(entryKey, menuLine.line, kind)}
        onClose={() => setMenuAt(null)}
      />
    </>
  )
}

/** The lines of a file with their kinds, which can be changed by key and menu. */
export function LineList({ entry: { key, file, read, failure } }: { entry: ReviewEntry }) {
  const { t } = useTranslations()
  const slow = useDelayed(read === null && failure === null)
  if (read) {
    return (
      <div className={styles.reading}>
        <ResolutionChoice entryKey={key} />
        <Lines entryKey={key} fileName={file.fileName} draft={read.draft} />
      </div>
    )
  }
  return (
    <div className={styles.message} role={failure ? 'alert' : undefined}>
      {failure ? failureSentence(t, failure) : slow && t('import:readingFile', { fileName: file.fileName })}
    </div>
  )
}
