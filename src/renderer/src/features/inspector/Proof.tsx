import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { knowsTypographyOf } from '../../../../core/typography/index.ts'
import { goToLeaf } from '../../commands/panes.ts'
import {
  canFix,
  type Diagnostic,
  diagnosticWords,
  isFix,
  ruleOf,
  useDiagnostics,
} from '../../editor/diagnostics.ts'
import { fixAll, fixAllLike, fixDiagnostic, showDiagnostic } from '../../editor/diagnostics/actions.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useSession } from '../../saving/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Change, Spaces } from '../../ui/Spaces.tsx'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useWords } from '../../words.ts'
import styles from './Proof.module.css'

/** `fixable` counts those that say what to write. */
type RuleRow = { rule: string; first: Diagnostic; count: number; fixable: number }
type Row = RuleRow | { diagnostic: Diagnostic }

const ROW_HEIGHT = 44

/** The diagnostics under their rules: rules that are certain first, and each in the order of the article. */
function rowsOf(diagnostics: readonly Diagnostic[]): Row[] {
  const groups = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const rule = ruleOf(diagnostic)
    const others = groups.get(rule)
    if (others) others.push(diagnostic)
    else groups.set(rule, [diagnostic])
  }
  const ordered = [...groups].sort(
    ([, one], [, other]) => Number(other.some(isFix)) - Number(one.some(isFix)),
  )
  return ordered.flatMap(([rule, [first, ...rest]]) =>
    first
      ? [
          { rule, first, count: rest.length + 1, fixable: [first, ...rest].filter(canFix).length },
          { diagnostic: first },
          ...rest.map((diagnostic) => ({ diagnostic })),
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
  const diagnostics = useDiagnostics((state) => state.diagnostics)
  const complete = useDiagnostics((state) => state.complete)
  const unmarked = useDiagnostics((state) => state.unmarked)
  const { fixes } = useDiagnostics((state) => state.counts)
  const language = useSession((session) => session.content?.language ?? '')
  const readOnly = usePage((page) => page.readOnly)
  const keepsFocus = useFocusKept()
  if (diagnostics.length === 0) {
    const none = knowsTypographyOf(language) ? 'proof:none' : 'proof:unknown'
    return <p className={styles.none}>{t(complete ? none : 'proof:reading')}</p>
  }
  return (
    <div className={styles.proof} {...keepsFocus}>
      {!readOnly && fixes > 0 && (
        <div className={styles.head}>
          <Button onClick={() => void fixAll()}>{t('proof:fixAll', { count: fixes })}</Button>
        </div>
      )}
      {unmarked > 0 && <p className={styles.unmarked}>{t('proof:unmarked', { count: unmarked })}</p>}
      <List diagnostics={diagnostics} readOnly={readOnly} />
    </div>
  )
}

function List({ diagnostics, readOnly }: { diagnostics: readonly Diagnostic[]; readOnly: boolean }) {
  const { t } = useWords()
  const helpId = useId()
  const [active, setActive] = useState(0)
  const rows = useMemo(() => rowsOf(diagnostics), [diagnostics])
  const at = Math.min(active, rows.length - 1)

  const fix = (index: number) => {
    const row = rows[index]
    if (!row || readOnly) return
    if ('diagnostic' in row) fixDiagnostic(row.diagnostic)
    else fixAllLike(row.first)
  }
  const goTo = (index: number) => {
    const row = rows[index]
    if (row) showDiagnostic('diagnostic' in row ? row.diagnostic : row.first)
  }
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    if (event.key !== '.' || !(event.ctrlKey || event.metaKey)) return false
    fix(index)
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
          if (row && 'diagnostic' in row) goTo(index)
        }}
        onAction={(_action, index) => fix(index)}
        onKey={onKey}
        option={(index) => {
          const row = rows[index]
          const isRule = row !== undefined && 'rule' in row
          return {
            selected: index === at,
            className: isRule ? styles.rule : styles.diagnostic,
            content:
              row &&
              ('rule' in row ? (
                <RuleLine row={row} readOnly={readOnly} />
              ) : (
                <DiagnosticLine {...row} readOnly={readOnly} />
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
  const { title, why } = diagnosticWords(t, first)
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

function DiagnosticLine({ diagnostic, readOnly }: { diagnostic: Diagnostic; readOnly: boolean }) {
  const { t } = useWords()
  const { place, found, note } = diagnostic
  return (
    <>
      <span className={styles.passage}>
        {place === 'correction' && <span className={styles.place}>{t('inspector:correction')}</span>}
        {place !== 'body' && place !== 'correction' && (
          <span className={styles.place}>{t(`editor:${place}`)}</span>
        )}
        {note !== null && <span className={styles.place}>{t('proof:note')}</span>}
        <Spaces text={found.before} />
        <Change written={found.written} replacement={found.replacement} />
        <Spaces text={found.after} />
        {!isFix(diagnostic) && <span className={styles.suggestion}>{t('proof:suggestion')}</span>}
      </span>
      {!readOnly && canFix(diagnostic) && (
        <span data-action="fix" className={styles.action}>
          {t('proof:fix')}
        </span>
      )}
    </>
  )
}
