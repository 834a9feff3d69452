import { lazy, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useProof } from '../../state/proof.ts'
import { type InspectorTab, TABS, useScreen } from '../../state/screen.ts'
import { useSession } from '../../state/session.ts'
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
  const remarks = useProof((proof) => proof.remarks.length)
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
  return (
    <Tabs
      className={styles.inspector ?? ''}
      selectedKey={tab}
      onSelectionChange={(key) => {
        const chosen = TABS.find((each) => each === key)
        if (chosen) showTab(chosen)
      }}
    >
      <TabList className={styles.tabs ?? ''} aria-label={t('inspector:tabs')}>
        {TABS.map((each) => (
          <Tab key={each} id={each} className={styles.tab ?? ''}>
            {each === 'proof' && remarks > 0
              ? t('proof:tabCount', { count: remarks })
              : t(`inspector:${each}`)}
          </Tab>
        ))}
      </TabList>
      {TABS.map((each) => (
        <TabPanel key={each} id={each} className={styles.panel ?? ''}>
          {panels[each]}
        </TabPanel>
      ))}
    </Tabs>
  )
}
