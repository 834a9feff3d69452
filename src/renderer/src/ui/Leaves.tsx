import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import styles from './Leaves.module.css'

type Props<Id extends string> = {
  /** The name of them all. */
  label: string
  leaves: readonly { id: Id; label: string; content: ReactNode }[]
  chosen: Id
  onChoose(id: Id): void
  /** How they stand where they are, all of them and the one in front. */
  className?: string | undefined
  panelClassName?: string | undefined
}

/** Leaves of which one is in front, each with its tab. */
export function Leaves<Id extends string>(props: Props<Id>) {
  const { label, leaves, chosen, onChoose, className = '', panelClassName = '' } = props
  return (
    <Tabs
      className={className}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const leaf = leaves.find(({ id }) => id === key)
        if (leaf) onChoose(leaf.id)
      }}
    >
      <TabList className={styles.tabs ?? ''} aria-label={label}>
        {leaves.map((leaf) => (
          <Tab key={leaf.id} id={leaf.id} className={styles.tab ?? ''}>
            {leaf.label}
          </Tab>
        ))}
      </TabList>
      {leaves.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={panelClassName}>
          {content}
        </TabPanel>
      ))}
    </Tabs>
  )
}
