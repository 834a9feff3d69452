import type { ComponentType } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { SETTINGS_PAGES, type SettingsPage, useScreen } from '../../state/screen.ts'
import { Button } from '../../ui/Button.tsx'
import { WindowDialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../words.ts'
import { HouseStyleSettings } from './HouseStyleSettings.tsx'
import { InterfaceSettings } from './InterfaceSettings.tsx'
import { LibrarySettings } from './LibrarySettings.tsx'
import styles from './SettingsDialog.module.css'
import { TypographySettings } from './TypographySettings.tsx'
import { WritingSettings } from './WritingSettings.tsx'

const PAGES: { readonly [page in SettingsPage]: ComponentType } = {
  interface: InterfaceSettings,
  writing: WritingSettings,
  typography: TypographySettings,
  house: HouseStyleSettings,
  library: LibrarySettings,
}

/** Every choice of the user, page by page; each takes effect at once. */
export default function SettingsDialog() {
  const { t } = useWords()
  const { settingsPage, show, showSettings } = useScreen()
  return (
    <WindowDialog
      title={t('settings:settings')}
      size="small"
      closesOutside
      onClose={() => show(null)}
      foot={
        <>
          <span className={styles.grow} />
          <Button onClick={() => show(null)}>{t('common:close')}</Button>
        </>
      }
    >
      <Tabs
        className={styles.pages ?? ''}
        selectedKey={settingsPage}
        onSelectionChange={(key) => {
          const page = SETTINGS_PAGES.find((each) => each === key)
          if (page) showSettings(page)
        }}
      >
        <TabList className={styles.tabs ?? ''} aria-label={t('settings:settings')}>
          {SETTINGS_PAGES.map((page) => (
            <Tab key={page} id={page} className={styles.tab ?? ''}>
              {t(`settings:page.${page}`)}
            </Tab>
          ))}
        </TabList>
        {SETTINGS_PAGES.map((page) => {
          const Page = PAGES[page]
          return (
            <TabPanel key={page} id={page} className={styles.page ?? ''}>
              <Page />
            </TabPanel>
          )
        })}
      </Tabs>
    </WindowDialog>
  )
}
