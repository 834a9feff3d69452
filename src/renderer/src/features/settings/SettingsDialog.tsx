import { type ComponentType, createElement } from 'react'
import { SETTINGS_PAGES, type SettingsPage, useScreen } from '../../state/screen.ts'
import { Button } from '../../ui/Button.tsx'
import { WindowDialog } from '../../ui/Dialog.tsx'
import { Leaves } from '../../ui/Leaves.tsx'
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
      <Leaves
        className={styles.pages}
        panelClassName={styles.page}
        label={t('settings:settings')}
        leaves={SETTINGS_PAGES.map((id) => ({
          id,
          label: t(`settings:page.${id}`),
          content: createElement(PAGES[id]),
        }))}
        chosen={settingsPage}
        onChoose={showSettings}
      />
    </WindowDialog>
  )
}
