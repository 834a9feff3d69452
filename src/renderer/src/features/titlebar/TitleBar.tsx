import { PanelLeft, PanelRight, Plus, Search, Settings } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { dispatch } from '../../commands/dispatch.ts'
import { ariaShortcut, shortcutLabel } from '../../commands/shortcuts.ts'
import { useLayout } from '../../state/layout.ts'
import { useSession } from '../../saving/session.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './TitleBar.module.css'

/** The title bar, with the most frequent commands; `switcher` changes the library. */
export function TitleBar({ switcher }: { switcher: ReactNode }) {
  const { t } = useTranslations()
  const { library, inspector } = useLayout()
  const nothingOpen = useSession((state) => state.openedId === null)
  return (
    <div className={styles.bar}>
      <h1 className={styles.brand}>
        <b>M</b>arbre
      </h1>
      <Suspense>{switcher}</Suspense>
      <Button
        command="new-article"
        onClick={() => dispatch('new-article')}
        aria-label={t('common:command.new-article')}
      >
        <Plus />
        <span className={styles.label}>{t('common:command.new-article')}</span>
      </Button>
      <Button command="import" onClick={() => dispatch('import')}>
        {t('common:command.import')}
      </Button>
      <button
        type="button"
        className={styles.palette}
        aria-label={`${t('palette:field')} ${shortcutLabel('palette', t)}`}
        aria-keyshortcuts={ariaShortcut('palette')}
        onClick={() => dispatch('palette')}
      >
        <Search aria-hidden className={styles.searchIcon ?? ''} />
        <span>{t('palette:field')}</span>
        <kbd>{shortcutLabel('palette', t)}</kbd>
      </button>
      <IconButton
        command="toggle-library"
        label={t('common:command.toggle-library')}
        aria-pressed={library}
        onClick={() => dispatch('toggle-library')}
      >
        <PanelLeft />
      </IconButton>
      <IconButton
        command="toggle-inspector"
        label={t('common:command.toggle-inspector')}
        aria-pressed={inspector}
        onClick={() => dispatch('toggle-inspector')}
      >
        <PanelRight />
      </IconButton>
      <IconButton
        command="settings"
        label={t('common:command.settings')}
        onClick={() => dispatch('settings')}
      >
        <Settings />
      </IconButton>
      <Button command="preview" disabled={nothingOpen} onClick={() => dispatch('preview')}>
        {t('common:command.preview')}
      </Button>
      <Button variant="primary" command="export" disabled={nothingOpen} onClick={() => dispatch('export')}>
        {t('common:command.export')}
      </Button>
    </div>
  )
}
