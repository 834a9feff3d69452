import { lazy, type ReactNode } from 'react'
import { useDiagnostics } from '../../editor/diagnostics.ts'
import { type InspectorTab, TABS, useScreen } from '../../state/screen.ts'
import { useSession } from '../../saving/session.ts'
import { Leaves } from '../../ui/Leaves.tsx'
import { Part } from '../../ui/Part.tsx'
import { useWords } from '../../words.ts'
import { Details } from './Details.tsx'
import styles from './Inspector.module.css'
import { Structure } from './Structure.tsx'

const Proof = lazy(() => import('./Proof.tsx'))

/** The column beside the page: the article's structure and length, and its fields. */
export function Inspector() {
  const { t } = useWords()
  const openedId = useSession((session) => session.openedId)
  const tab = useScreen((screen) => screen.tab)
  const diagnostics = useDiagnostics((state) => state.diagnostics.length)
  const { showTab } = useScreen.getState()
  if (openedId === null) return null
  const panels: Readonly<Record<InspectorTab, ReactNode>> = {
    structure: <Structure onDetails={() => showTab('details')} />,
    details: <Details key={openedId} />,
    proof: (
      <Part>
        <Proof />
      </Part>
    ),
  }
  const labelOf = (each: InspectorTab) =>
    each === 'proof' && diagnostics > 0 ? t('proof:tabCount', { count: diagnostics }) : t(`inspector:${each}`)
  return (
    <Leaves
      className={styles.inspector}
      panelClassName={styles.panel}
      label={t('inspector:tabs')}
      leaves={TABS.map((id) => ({ id, label: labelOf(id), content: panels[id] }))}
      chosen={tab}
      onChoose={showTab}
    />
  )
}
