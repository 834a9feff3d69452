import { PanelLeft, PanelRight, Plus, Search, Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import { runCommand } from '../../commands/runCommand.ts'
import { ariaShortcut, shortcutLabel } from '../../commands/shortcuts.ts'
import { useLayout } from '../../state/layout.ts'
import { useShown } from '../../state/shown.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Optional } from '../../ui/Optional.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { SwitcherPlace } from './SwitcherPlace.tsx'
import styles from './TitleBar.module.css'

/** The title bar, with the most frequent commands; `switcher` changes the library. */
export function TitleBar({ switcher }: { switcher: ReactNode }) {
  const { t } = useTranslations()
  const { library, inspector } = useLayout()
  const nothingOpen = useShown((state) => state.openedId === null)
  const search = `${t('common:command.palette')} ${shortcutLabel('palette', t)}`
  // An article that is open has the first heading of the window: its headline.
  const Brand = nothingOpen ? 'h1' : 'p'
  return (
    <div className={styles.bar}>
      <Brand className={styles.brand}>
        <b>M</b>arbre
      </Brand>
      <div className={styles.switcher}>
        <Optional instead={<SwitcherPlace />}>{switcher}</Optional>
      </div>
      <Button
        command="new-article"
        onClick={() => runCommand('new-article')}
        aria-label={t('common:command.new-article')}
      >
        <Plus />
        <span className={styles.label}>{t('common:command.new-article')}</span>
      </Button>
      <Button command="import" onClick={() => runCommand('import')}>
        {t('common:command.import')}
      </Button>
      <button
        type="button"
        className={styles.palette}
        aria-label={search}
        aria-keyshortcuts={ariaShortcut('palette')}
        title={search}
        onClick={() => runCommand('palette')}
      >
        <Search aria-hidden className={styles.searchIcon ?? ''} />
        <span>{t('common:command.palette')}</span>
        <kbd>{shortcutLabel('palette', t)}</kbd>
      </button>
      <IconButton
        command="toggle-library"
        label={t('common:command.toggle-library')}
        aria-pressed={library}
        onClick={() => runCommand('toggle-library')}
      >
        <PanelLeft />
      </IconButton>
      <IconButton
        command="toggle-inspector"
        label={t('common:command.toggle-inspector')}
        aria-pressed={inspector}
        onClick={() => runCommand('toggle-inspector')}
      >
        <PanelRight />
      </IconButton>
      <IconButton
        command="settings"
        label={t('common:command.settings')}
        onClick={() => runCommand('settings')}
      >
        <Settings />
      </IconButton>
      <Button command="preview" disabled={nothingOpen} onClick={() => runCommand('preview')}>
        {t('common:command.preview')}
      </Button>
      <Button variant="primary" command="export" disabled={nothingOpen} onClick={() => runCommand('export')}>
        {t('common:command.export')}
      </Button>
    </div>
  )
}
