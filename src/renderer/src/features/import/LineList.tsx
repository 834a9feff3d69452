import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Popover } from 'react-aria-components'
import { failureSentence } from '../../../../i18n/index.ts'
import { BLOCK_KINDS, type BlockKind, ENCODINGS } from '../../../../core/import/index.ts'
import { Choices, ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useWords } from '../../words.ts'
import styles from './ImportDialog.module.css'
import { type Line, linesOf } from './lines.ts'
import { type Entry, useReview } from './review.ts'

const ROW_HEIGHT = 34
/** The kinds that one key gives, 1 first. */
const KEYED: readonly BlockKind[] = ['headline', 'date', 'byline', 'heading', 'paragraph', 'standfirst']
/** A row shows no more of its text than this, so that a file of one endless line stays light. */
const LONGEST_TEXT = 1_200

/** The kind that a digit key stands for, wherever the layout keeps its digits. */
function kindOfKey({ code, ctrlKey, altKey, metaKey }: KeyboardEvent): BlockKind | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  return digit && !ctrlKey && !altKey && !metaKey ? KEYED[Number(digit) - 1] : undefined
}

const opensMenu = ({ key, shiftKey }: KeyboardEvent) =>
  key === 'Enter' || key === ' ' || key === 'ContextMenu' || (key === 'F10' && shiftKey)

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
function useReason() {
  const { t, reasonOf } = useWords()
  return (line: Line | undefined): string => {
    if (!line) return ''
    const kind = t(`import:kind.${line.kind}`)
    if (line.reason === null) return t('import:saidByFile')
    return [kind, t(`import:certainty.${line.certainty}`), reasonOf(line.reason)].filter(Boolean).join(' · ')
  }
}

type MenuAt = { index: number; element: HTMLElement }

/** The lines of one file: what each was taken for, and the keys and the menu that say otherwise. */
export function LineList({ entry }: { entry: Entry }) {
  const { t } = useWords()
  const { reclassify, decodeAs } = useReview.getState()
  const id = useId()
  const reasonId = useId()
  const { key, read, failure } = entry
  const lines = useMemo(() => (read ? linesOf(read.draft) : []), [read])
  const fixed = read?.draft.blocks.length === 0
  const [active, setActive] = useState(0)
  const [menu, setMenu] = useState<MenuAt | null>(null)
  const anchor = useRef<HTMLElement>(null)
  const reasonFor = useReason()
  const slow = useDelayed(read === null && failure === null)
  const shown = read !== null

  useEffect(() => {
    // The keys work at once, without a click first; but not away from a file list that is being walked.
    const walking = document.activeElement?.getAttribute('role') === 'listbox'
    if (shown && !walking) document.getElementById(id)?.focus()
  }, [shown, id])

  const openMenu = (index: number, element: HTMLElement | null) => {
    if (fixed || !element) return
    anchor.current = element
    setMenu({ index, element })
  }
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    const line = lines[index]
    if (!line) return false
    const kind = kindOfKey(event)
    if (kind && !fixed) reclassify(key, line.line, kind)
    else if (opensMenu(event)) {
      openMenu(index, document.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${index}`)} [data-action]`))
    } else return false
    return true
  }

  if (!read) {
    return (
      <div className={styles.noLines} role={failure ? 'alert' : undefined}>
        {failure
          ? failureSentence(t, failure)
          : slow && t('import:readingFile', { fileName: entry.file.fileName })}
      </div>
    )
  }
  const chosen = menu && lines[menu.index]
  return (
    <div className={styles.reading}>
      <VirtualListbox
        id={id}
        label={t('import:lines', { fileName: entry.file.fileName })}
        describedBy={reasonId}
        className={styles.lines}
        count={lines.length}
        rowHeight={ROW_HEIGHT}
        active={active}
        onActive={setActive}
        onKey={onKey}
        onAction={(_action, index, target) => openMenu(index, target)}
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
        <span id={reasonId} className={styles.reason}>
          {reasonFor(lines[active])}
        </span>
        <ChoiceMenu
          label={t('import:encoding')}
          face={
            <>
              {t('import:encodingIs', { encoding: t(`import:encoding.${read.draft.encoding}`) })}
              <ChevronDown aria-hidden />
            </>
          }
          choices={ENCODINGS.map((each) => ({ id: each, label: t(`import:encoding.${each}`) }))}
          chosen={read.draft.encoding}
          onChoose={(choice) => {
            const encoding = ENCODINGS.find((each) => each === choice)
            if (encoding) void decodeAs(key, encoding)
          }}
        />
      </div>
      <Popover
        triggerRef={anchor}
        isOpen={menu !== null}
        onOpenChange={(open) => !open && setMenu(null)}
        placement="bottom start"
        aria-label={t('import:kinds')}
        className={styles.kinds ?? ''}
      >
        {chosen && (
          <Choices
            label={t('import:kinds')}
            chosen={chosen.kind}
            choices={BLOCK_KINDS.map((kind) => {
              const at = KEYED.indexOf(kind)
              return {
                id: kind,
                label: t(`import:kind.${kind}`),
                ...(at >= 0 ? { hint: String(at + 1) } : {}),
              }
            })}
            onChoose={(choice) => {
              const kind = BLOCK_KINDS.find((each) => each === choice)
              if (kind) reclassify(key, chosen.line, kind)
            }}
            onClose={() => setMenu(null)}
          />
        )}
      </Popover>
    </div>
  )
}
