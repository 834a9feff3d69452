import type { ReactNode } from 'react'
import { SETTINGS_PAGES, type SettingsPage, useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { HouseStyleSettings } from './HouseStyleSettings.tsx'
import { LibrarySettings } from './LibrarySettings.tsx'
import { SettingRows } from './SettingRows.tsx'
import styles from './SettingsDialog.module.css'

const PAGES: { readonly [page in SettingsPage]: ReactNode } = {
  interface: <SettingRows page="interface" />,
  writing: <SettingRows page="writing" />,
  typography: <SettingRows page="typography" />,
  house: <HouseStyleSettings />,
  library: <LibrarySettings />,
}

/** Every choice of the user, page by page; each takes effect at once. */
export default function SettingsDialog() {
  const { t } = useTranslations()
  const { settingsPage, show, openSettings } = useLayout()
  return (
    <ModalDialog
      title={t('settings:settings')}
      size="small"
      closesOnOutsideClick
      onClose={() => show(null)}
      footer={
        <>
          <span className={styles.spacer} />
          <Button onClick={() => show(null)}>{t('common:close')}</Button>
        </>
      }
    >
      <Tabs
        className={styles.pages}
        panelClassName={styles.page}
        label={t('settings:settings')}
        tabs={SETTINGS_PAGES.map((id) => ({
          id,
          label: t(`settings:page.${id}`),
          content: PAGES[id],
        }))}
        chosen={settingsPage}
        onChoose={openSettings}
      />
    </ModalDialog>
  )
}
