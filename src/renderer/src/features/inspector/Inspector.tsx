import { useState } from 'react'
import { type Key, Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useSession } from '../../state/session.ts'
import { useWords } from '../../words.ts'
import { Details } from './Details.tsx'
import styles from './Inspector.module.css'
import { Structure } from './Structure.tsx'

/** The column beside the page: the article's structure and length, and its fields. */
export function Inspector() {
  const { t } = useWords()
  const openedId = useSession((session) => session.openedId)
  const [tab, setTab] = useState<Key>('structure')
  if (openedId === null) return null
  return (
    <Tabs className={styles.inspector ?? ''} selectedKey={tab} onSelectionChange={setTab}>
      <TabList className={styles.tabs ?? ''} aria-label={t('inspector:tabs')}>
        <Tab id="structure" className={styles.tab ?? ''}>
          {t('inspector:structure')}
        </Tab>
        <Tab id="details" className={styles.tab ?? ''}>
          {t('inspector:details')}
        </Tab>
      </TabList>
      <TabPanel id="structure" className={styles.panel ?? ''}>
        <Structure onDetails={() => setTab('details')} />
      </TabPanel>
      <TabPanel id="details" className={styles.panel ?? ''}>
        <Details key={openedId} />
      </TabPanel>
    </Tabs>
  )
}
