import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import styles from './Tabs.module.css'

type Props<Id extends string> = {
  /** Accessible name of the tab list. */
  label: string
  /** `widest` is the widest label of a tab whose label changes: it keeps the room for it, so that no other moves. */
  tabs: readonly { id: Id; label: string; widest?: string; content: ReactNode }[]
  chosen: Id
  onChoose(id: Id): void
  /** `side` lists the tabs one below the other, beside the panel. */
  place?: 'top' | 'side'
  className?: string | undefined
  panelClassName?: string | undefined
}

/** A tab list and the panel of the chosen tab. */
export function Tabs<Id extends string>(props: Props<Id>) {
  const { label, tabs, chosen, onChoose, place = 'top', className = '', panelClassName = '' } = props
  return (
    <AriaTabs
      className={className}
      orientation={place === 'side' ? 'vertical' : 'horizontal'}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key)
        if (tab) onChoose(tab.id)
      }}
    >
      <TabList
        className={(place === 'side' ? styles.side : styles.tabs) ?? ''}
        aria-label={label}
        data-labels={place === 'side' ? tabs.map((tab) => tab.label).join('\n') : undefined}
      >
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className={styles.tab ?? ''}
            data-changes={tab.widest !== undefined || undefined}
          >
            {tab.label}
            <span className={styles.widest} data-label={tab.widest ?? tab.label} aria-hidden />
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={panelClassName}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
