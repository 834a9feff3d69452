import { addProofingSentences } from '../../../../i18n/proofing.ts'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { IgnoredDiagnostic } from '../../../../core/article/index.ts'
import { bareWord } from '../../../../core/spelling/index.ts'
import { knowsTypographyOf } from '../../../../core/typography/index.ts'
import { focusInspectorTab } from '../../commands/focus.ts'
import { isMac } from '../../platform.ts'
import {
  canFix,
  type Diagnostic,
  type DiagnosticKind,
  diagnosticWords,
  isFix,
  kindOf,
  KINDS,
  ruleOf,
  useDiagnostics,
} from '../../editor/diagnostics/store.ts'
import { fixAll, fixAllLike, fixDiagnostic, showDiagnostic } from '../../editor/diagnostics/actions.ts'
import { usePage } from '../../editor/pageStore.ts'
import { spelling, useSpelling } from '../../editor/diagnostics/spelling.ts'
import { useSession } from '../../saving/session.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { InlineDiff } from '../../ui/InlineDiff.tsx'
import { VisibleSpaces } from '../../ui/VisibleSpaces.tsx'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './DiagnosticsPanel.module.css'
import { IgnoredDiagnostics } from './IgnoredDiagnostics.tsx'
import { Readability } from './Readability.tsx'

/** `fixable` counts those with a replacement. */
type RuleRow = { rule: string; first: Diagnostic; count: number; fixable: number }
/** A name, with how often it stands in the article. */
type NameRow = { name: string; diagnostic: Diagnostic; count: number }
type PanelRow = RuleRow | NameRow | { diagnostic: Diagnostic }

const ROW_HEIGHT = 44

/** The diagnostics grouped by rule: kinds in the order of their chips, in each the certain rules first, each in document order. */
function rowsOf(diagnostics: readonly Diagnostic[]): PanelRow[] {
  const groups = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const rule = ruleOf(diagnostic)
    const others = groups.get(rule)
    if (others) others.push(diagnostic)
    else groups.set(rule, [diagnostic])
  }
  const ordered = [...groups].sort(
    ([, one], [, other]) =>
      placeOf(one) - placeOf(other) || Number(other.some(isFix)) - Number(one.some(isFix)),
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

const placeOf = ([first]: readonly Diagnostic[]) => (first ? KINDS.indexOf(kindOf(first)) : 0)

/** The names by alphabet, so that those that are nearly the same stand together. */
function namesOf(diagnostics: readonly Diagnostic[], locale: string): NameRow[] {
  const rows = new Map<string, NameRow>()
  for (const diagnostic of diagnostics) {
    const name = bareWord(diagnostic.finding.written)
    const known = rows.get(name)
    rows.set(name, { name, diagnostic: known?.diagnostic ?? diagnostic, count: (known?.count ?? 0) + 1 })
  }
  return [...rows.values()].sort((one, other) => one.name.localeCompare(other.name, locale))
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

/** All diagnostics of the article by kind and rule, with a way to each and its fix. */
export default function DiagnosticsPanel() {
  useSentences(addProofingSentences)
  const { t } = useTranslations()
  const diagnostics = useDiagnostics((state) => state.diagnostics)
  const complete = useDiagnostics((state) => state.complete)
  const unmarked = useDiagnostics((state) => state.unmarked)
  const counts = useDiagnostics((state) => state.counts)
  const language = useSession((session) => session.content?.language ?? '')
  const ignored = useSession((session) => session.content?.ignored ?? NONE_IGNORED)
  const readOnly = usePage((page) => page.readOnly)
  const [wanted, setWanted] = useState<DiagnosticKind | 'all'>('all')
  const focusHandlers = useKeepFocus()
  const byKind = useMemo(
    () => new Map(KINDS.map((kind) => [kind, diagnostics.filter((each) => kindOf(each) === kind)])),
    [diagnostics],
  )
  const kinds = KINDS.filter((kind) => (byKind.get(kind)?.length ?? 0) > 0)
  // Names are no issues: what there is to fix is without them, and where there is nothing else they are shown.
  const hasIssues = kinds.some((each) => each !== 'names')
  const isThere = wanted !== 'all' && kinds.includes(wanted)
  const kind = isThere ? wanted : hasIssues || kinds.length === 0 ? 'all' : 'names'
  const shown = useMemo(
    () => (kind === 'all' ? diagnostics.filter((each) => kindOf(each) !== 'names') : byKind.get(kind)),
    [kind, diagnostics, byKind],
  )
  const none = knowsTypographyOf(language) ? 'remarks:none' : 'remarks:unknown'
  return (
    <div className={styles.panel} {...focusHandlers}>
      {(kinds.length > 0 || counts.fixes > 0) && (
        <div className={styles.header}>
          <Chips<DiagnosticKind | 'all'>
            label={t('remarks:kinds')}
            choices={(hasIssues ? (['all', ...kinds] as const) : kinds).map((id) => ({
              id,
              label: t(`remarks:kind.${id}`),
              count: id === 'all' ? counts.all : countOf(id, byKind.get(id) ?? []),
            }))}
            chosen={kind}
            onChoose={setWanted}
          />
          {!readOnly && counts.fixes > 0 && kind !== 'names' && (
            <Button onClick={() => void fixAll()}>{t('remarks:fixAll', { count: counts.fixes })}</Button>
          )}
        </div>
      )}
      {unmarked > 0 && <p className={styles.unmarked}>{t('remarks:notUnderlined', { count: unmarked })}</p>}
      <SpellingState language={language} />
      {shown && shown.length > 0 ? (
        <DiagnosticList key={kind} diagnostics={shown} asNames={kind === 'names'} readOnly={readOnly} />
      ) : (
        <p className={styles.empty}>{t(complete ? none : 'remarks:reading')}</p>
      )}
      {ignored.length > 0 && <IgnoredDiagnostics diagnostics={ignored} readOnly={readOnly} />}
      <Readability />
    </div>
  )
}

/** How many there are of a kind; a name counts once. */
function countOf(kind: DiagnosticKind, diagnostics: readonly Diagnostic[]): number {
  if (kind !== 'names') return diagnostics.length
  return new Set(diagnostics.map(({ finding }) => bareWord(finding.written))).size
}

const NONE_IGNORED: readonly IgnoredDiagnostic[] = []

/** Why the words of the article are not checked now, if they are not. */
function SpellingState({ language }: { language: string }) {
  const { t } = useTranslations()
  const isOn = useSettings(({ settings }) => settings.spelling)
  const isPaused = useSpelling((state) => state.isPaused)
  const hasNone = useSpelling(() => spelling.hasNoDictionary(language))
  if (!isOn || !(isPaused || hasNone)) return null
  return <p className={styles.unmarked}>{t(isPaused ? 'remarks:paused' : 'remarks:noDictionary')}</p>
}

type ListProps = { diagnostics: readonly Diagnostic[]; asNames: boolean; readOnly: boolean }

function DiagnosticList({ diagnostics, asNames, readOnly }: ListProps) {
  const { t, locale } = useTranslations()
  const helpId = useId()
  const [active, setActive] = useState(0)
  const rows = useMemo<PanelRow[]>(
    () => (asNames ? namesOf(diagnostics, locale) : rowsOf(diagnostics)),
    [diagnostics, asNames, locale],
  )
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
        label={t('remarks:list')}
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
              ) : 'name' in row ? (
                <>
                  <span className={styles.passage}>{row.name}</span>
                  <span className={styles.count}>{t('common:number', { count: row.count })}</span>
                </>
              ) : (
                <DiagnosticLine {...row} readOnly={readOnly} />
              )),
          }
        }}
      />
      <p id={helpId} className={styles.help}>
        {t(readOnly ? 'remarks:helpReading' : 'remarks:help', { key: isMac ? '⌘' : t('common:key.control') })}
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
          {t('remarks:fixGroup', { count: fixable })}
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
        {note !== null && <span className={styles.location}>{t('remarks:note')}</span>}
        <VisibleSpaces text={finding.before} />
        <InlineDiff written={finding.written} replacement={finding.replacement} />
        <VisibleSpaces text={finding.after} />
        {!isFix(diagnostic) && canFix(diagnostic) && (
          <span className={styles.suggestion}>{t('remarks:suggestion')}</span>
        )}
      </span>
      {!readOnly && canFix(diagnostic) && (
        <span data-action="fix" className={styles.action}>
          {t('remarks:fix')}
        </span>
      )}
    </>
  )
}
