import { addDialogSentences } from '../../../../i18n/dialogs.ts'
import type { ReactNode } from 'react'
import { SETTINGS_PAGES, type SettingsPage, useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { BackupSettings } from './BackupSettings.tsx'
import { DictionarySettings } from './DictionarySettings.tsx'
import { HouseSettings } from './HouseSettings.tsx'
import { HouseStyleSettings } from './HouseStyleSettings.tsx'
import { LibrarySettings } from './LibrarySettings.tsx'
import { OwnReplacements } from './OwnReplacements.tsx'
import { PersonName } from './PersonName.tsx'
import { SettingRows } from './SettingRows.tsx'
import headings from '../../ui/GroupHeading.module.css'
import styles from './SettingsDialog.module.css'
import { UsageSwitches } from './UsageSwitches.tsx'

const PAGES: { readonly [page in SettingsPage]: ReactNode } = {
  interface: <SettingRows page="interface" />,
  writing: (
    <>
      <PersonName />
      <SettingRows page="writing" />
    </>
  ),
  typography: (
    <>
      <SettingRows page="typography" />
      <OwnReplacements />
      <UsageSwitches />
    </>
  ),
  publishing: <HouseSettings />,
  house: <HouseStyleSettings />,
  dictionary: <DictionarySettings />,
  library: <LibrarySettings />,
  backups: <BackupSettings />,
}

/** Every choice of the user, page by page; each takes effect at once. */
export default function SettingsDialog() {
  useSentences(addDialogSentences)
  const { t } = useTranslations()
  const { settingsPage, show, openSettings } = useLayout()
  return (
    <ModalDialog
      title={t('settings:settings')}
      size="large"
      closesOnOutsideClick={settingsPage !== 'house'}
      onClose={() => show(null)}
      footer={
        <>
          <span className={styles.spacer} />
          <Button onClick={() => show(null)}>{t('common:close')}</Button>
        </>
      }
    >
      <Tabs
        place="side"
        className={styles.pages}
        panelClassName={`${styles.page} ${headings.headings} ${settingsPage === 'publishing' ? styles.wide : ''}`}
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
