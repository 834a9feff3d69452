import { type ReactNode, useEffect } from 'react'
import { focusInspectorTab } from '../../commands/focus.ts'
import { useDiagnostics } from '../../editor/diagnostics/store.ts'
import { type InspectorTab, INSPECTOR_TABS, useLayout } from '../../state/layout.ts'
import { useSession } from '../../saving/session.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { preloadable, preloadAll } from '../../ui/preloadable.tsx'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Inspector.module.css'
import { Structure } from './Structure.tsx'

const Details = preloadable(async () => (await import('./Details.tsx')).Details)
const Proof = lazyPart(() => import('./DiagnosticsPanel.tsx'))

/** The highest count that the tab of the diagnostics shows: above it, only that there are more. */
const HIGHEST_COUNT = 99

/** The column beside the page: structure, details, diagnostics and `versions`. */
export function Inspector({ versions }: { versions: ReactNode }) {
  const { t } = useTranslations()
  const openedId = useSession((session) => session.openedId)
  const tab = useLayout((layout) => layout.inspectorTab)
  const count = useDiagnostics((state) => state.counts.all)
  const { showInspectorTab } = useLayout.getState()
  useEffect(() => preloadAll([Details]), [])
  if (openedId === null) return null
  const panels: Readonly<Record<InspectorTab, ReactNode>> = {
    structure: <Structure onDetails={() => focusInspectorTab('details')} />,
    details: <Details key={openedId} />,
    diagnostics: (
      <ErrorBoundary>
        <Proof />
      </ErrorBoundary>
    ),
    versions: <ErrorBoundary key={openedId}>{versions}</ErrorBoundary>,
  }
  const many = t('proof:tabMany', { count: HIGHEST_COUNT })
  const counted = count > HIGHEST_COUNT ? many : t('proof:tabCount', { count })
  const labelOf = (each: InspectorTab) =>
    each === 'diagnostics' && count > 0 ? counted : t(`inspector:${each}`)
  return (
    <Tabs
      className={styles.inspector}
      panelClassName={styles.panel}
      label={t('inspector:tabs')}
      tabs={INSPECTOR_TABS.map((id) => ({
        id,
        label: labelOf(id),
        ...(id === 'diagnostics' && { widest: many }),
        content: panels[id],
      }))}
      chosen={tab}
      onChoose={showInspectorTab}
    />
  )
}
