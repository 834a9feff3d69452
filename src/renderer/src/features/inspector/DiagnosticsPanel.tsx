import { addProofingSentences } from '../../../../i18n/proofing.ts'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { knowsTypographyOf } from '../../../../core/typography/index.ts'
import { focusInspectorTab } from '../../commands/focus.ts'
import {
  canFix,
  type Diagnostic,
  diagnosticWords,
  isFix,
  ruleOf,
  useDiagnostics,
} from '../../editor/diagnostics/store.ts'
import { fixAll, fixAllLike, fixDiagnostic, showDiagnostic } from '../../editor/diagnostics/actions.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useSession } from '../../saving/session.ts'
import { Button } from '../../ui/Button.tsx'
import { InlineDiff } from '../../ui/InlineDiff.tsx'
import { VisibleSpaces } from '../../ui/VisibleSpaces.tsx'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './DiagnosticsPanel.module.css'

/** `fixable` counts those with a replacement. */
type RuleRow = { rule: string; first: Diagnostic; count: number; fixable: number }
type PanelRow = RuleRow | { diagnostic: Diagnostic }

const ROW_HEIGHT = 44

/** The diagnostics grouped by rule: certain rules first, each in document order. */
function rowsOf(diagnostics: readonly Diagnostic[]): PanelRow[] {
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

/** If a fix removes the focused element, the tab takes the focus. */
function useKeepFocus() {
  const hadFocus = useRef<boolean>(false)
  useEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return
    hadFocus.current = false
    focusInspectorTab('diagnostics')
  })
  return {
    onFocus: () => {
      hadFocus.current = true
    },
    onBlur: () => {
      hadFocus.current = false
    },
  }
}

/** All diagnostics of the article by rule, with a way to each and its fix. */
export default function DiagnosticsPanel() {
  useSentences(addProofingSentences)
  const { t } = useTranslations()
  const diagnostics = useDiagnostics((state) => state.diagnostics)
  const complete = useDiagnostics((state) => state.complete)
  const unmarked = useDiagnostics((state) => state.unmarked)
  const { fixes } = useDiagnostics((state) => state.counts)
  const language = useSession((session) => session.content?.language ?? '')
  const readOnly = usePage((page) => page.readOnly)
  const focusHandlers = useKeepFocus()
  if (diagnostics.length === 0) {
    const none = knowsTypographyOf(language) ? 'proof:none' : 'proof:unknown'
    return <p className={styles.empty}>{t(complete ? none : 'proof:reading')}</p>
  }
  return (
    <div className={styles.panel} {...focusHandlers}>
      {!readOnly && fixes > 0 && (
        <div className={styles.header}>
          <Button onClick={() => void fixAll()}>{t('proof:fixAll', { count: fixes })}</Button>
        </div>
      )}
      {unmarked > 0 && <p className={styles.unmarked}>{t('proof:notUnderlined', { count: unmarked })}</p>}
      <DiagnosticList diagnostics={diagnostics} readOnly={readOnly} />
    </div>
  )
}

function DiagnosticList({
  diagnostics,
  readOnly,
}: {
  diagnostics: readonly Diagnostic[]
  readOnly: boolean
}) {
  const { t } = useTranslations()
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
  const reveal = (index: number) => {
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
        onEnter={reveal}
        onClick={(index) => {
          const row = rows[index]
          if (row && 'diagnostic' in row) reveal(index)
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
  const { t } = useTranslations()
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
  const { t } = useTranslations()
  const { field, finding, note } = diagnostic
  return (
    <>
      <span className={styles.passage}>
        {field !== 'body' && <span className={styles.location}>{t(`fields:${field}`)}</span>}
        {note !== null && <span className={styles.location}>{t('proof:note')}</span>}
        <VisibleSpaces text={finding.before} />
        <InlineDiff written={finding.written} replacement={finding.replacement} />
        <VisibleSpaces text={finding.after} />
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
