import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { knowsTypographyOf } from '../../../../core/typography/index.ts'
import { goToLeaf } from '../../commands/panes.ts'
import { historyStep } from '../../fields/historyStep.ts'
import { useOutline } from '../../state/outline.ts'
import { canFix, isFix, type Remark, remarkWords, ruleOf, useProof } from '../../state/proof.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Change, Spaces } from '../../ui/Spaces.tsx'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useWords } from '../../words.ts'
import styles from './Proof.module.css'

/** `fixable` counts those that say what to write. */
type RuleRow = { rule: string; first: Remark; count: number; fixable: number }
type Row = RuleRow | { remark: Remark }

const ROW_HEIGHT = 44

/** The remarks under their rules: rules that are certain first, and each in the order of the article. */
function rowsOf(remarks: readonly Remark[]): Row[] {
  const groups = new Map<string, Remark[]>()
  for (const remark of remarks) {
    const rule = ruleOf(remark)
    const others = groups.get(rule)
    if (others) others.push(remark)
    else groups.set(rule, [remark])
  }
  const ordered = [...groups].sort(
    ([, one], [, other]) => Number(other.some(isFix)) - Number(one.some(isFix)),
  )
  return ordered.flatMap(([rule, [first, ...rest]]) =>
    first
      ? [
          { rule, first, count: rest.length + 1, fixable: [first, ...rest].filter(canFix).length },
          { remark: first },
          ...rest.map((remark) => ({ remark })),
        ]
      : [],
  )
}

/** What was fixed goes, and with it the button or the list that had the focus: the leaf's tab has it then. */
function useFocusKept() {
  const had = useRef<boolean>(false)
  useEffect(() => {
    if (!had.current || document.activeElement !== document.body) return
    had.current = false
    goToLeaf('proof')
  })
  return {
    onFocus: () => {
      had.current = true
    },
    onBlur: () => {
      had.current = false
    },
  }
}

/** What is to be set otherwise in the article, by rule; from here one goes to each, or has it fixed. */
export default function Proof() {
  const { t } = useWords()
  const remarks = useProof((proof) => proof.remarks)
  const complete = useProof((proof) => proof.complete)
  const { fixes } = useProof((proof) => proof.counts)
  const language = useSession((session) => session.content?.language ?? '')
  const readOnly = useSession((session) => session.savedState?.kind === 'read-only')
  const keepsFocus = useFocusKept()
  if (remarks.length === 0) {
    const none = knowsTypographyOf(language) ? 'proof:none' : 'proof:unknown'
    return <p className={styles.none}>{t(complete ? none : 'proof:reading')}</p>
  }
  return (
    <div className={styles.proof} {...keepsFocus}>
      {!readOnly && fixes > 0 && (
        <div className={styles.head}>
          <Button onClick={() => useProof.getState().fixEvery(isFix)}>
            {t('proof:fixAll', { count: fixes })}
          </Button>
        </div>
      )}
      <Remarks remarks={remarks} readOnly={readOnly} />
    </div>
  )
}

function Remarks({ remarks, readOnly }: { remarks: readonly Remark[]; readOnly: boolean }) {
  const { t } = useWords()
  const helpId = useId()
  const [active, setActive] = useState(0)
  const rows = useMemo(() => rowsOf(remarks), [remarks])
  const at = Math.min(active, rows.length - 1)

  const fix = (index: number) => {
    const row = rows[index]
    const { fix: fixOne, fixEvery } = useProof.getState()
    if (!row || readOnly) return
    if ('remark' in row) fixOne(row.remark)
    else fixEvery((each) => ruleOf(each) === row.rule)
  }
  const goTo = (index: number) => {
    const row = rows[index]
    if (row) useProof.getState().show('remark' in row ? row.remark : row.first)
  }
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    const step = historyStep(event)
    const { undo, redo } = useOutline.getState()
    if (step) (step === 'undo' ? undo : redo)()
    else if (event.key === '.' && (event.ctrlKey || event.metaKey)) fix(index)
    else return false
    return true
  }
  return (
    <>
      <VirtualListbox
        label={t('proof:list')}
        describedBy={helpId}
        className={styles.rows}
        count={rows.length}
        rowHeight={ROW_HEIGHT}
        active={at}
        onActive={setActive}
        onEnter={goTo}
        onClick={(index) => {
          const row = rows[index]
          if (row && 'remark' in row) goTo(index)
        }}
        onAction={(_action, index) => fix(index)}
        onKey={onKey}
        option={(index) => {
          const row = rows[index]
          const isRule = row !== undefined && 'rule' in row
          return {
            selected: index === at,
            className: isRule ? styles.rule : styles.remark,
            content:
              row &&
              ('rule' in row ? (
                <RuleLine row={row} readOnly={readOnly} />
              ) : (
                <RemarkLine {...row} readOnly={readOnly} />
              )),
          }
        }}
      />
      <p id={helpId} className={styles.help}>
        {t(readOnly ? 'proof:helpReading' : 'proof:help')}
      </p>
    </>
  )
}

function RuleLine({ row: { first, count, fixable }, readOnly }: { row: RuleRow; readOnly: boolean }) {
  const { t } = useWords()
  const { title, why } = remarkWords(t, first)
  return (
    <>
      <span className={styles.title} title={why}>
        {title}
      </span>
      {readOnly || count === 1 || fixable === 0 ? (
        <span className={styles.count}>{t('common:number', { count })}</span>
      ) : (
        <span data-action="fix" className={styles.action}>
          {t('proof:fixGroup', { count: fixable })}
        </span>
      )}
    </>
  )
}

function RemarkLine({ remark, readOnly }: { remark: Remark; readOnly: boolean }) {
  const { t } = useWords()
  const { place, found } = remark
  const field = place === 'correction' ? t('inspector:correction') : place !== 'body' && t(`editor:${place}`)
  return (
    <>
      <span className={styles.passage}>
        {field && <span className={styles.place}>{field}</span>}
        <Spaces text={found.before} />
        <Change written={found.written} replacement={found.replacement} />
        <Spaces text={found.after} />
        {!isFix(remark) && <span className={styles.suggestion}>{t('proof:suggestion')}</span>}
      </span>
      {!readOnly && canFix(remark) && (
        <span data-action="fix" className={styles.action}>
          {t('proof:fix')}
        </span>
      )}
    </>
  )
}
