import { X } from 'lucide-react'
import { useScreen } from '../../state/screen.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { WindowDialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../words.ts'
import styles from './ExportDialog.module.css'
import { useExported } from './exported.ts'
import { Sheet } from './Sheet.tsx'

/** The open article as readers will see it. */
export default function PreviewDialog() {
  const { t } = useWords()
  const { show } = useScreen.getState()
  const { answer, behind } = useExported('html', { profile: 'hugo' })
  return (
    <WindowDialog
      title={t('export:preview')}
      beside={
        <>
          <span className={styles.words} role="status">
            {behind && t('export:behind')}
          </span>
          <Button look="primary" onClick={() => show('export')}>
            {t('common:command.export')}
          </Button>
          <IconButton label={t('common:close')} onClick={() => show(null)}>
            <X />
          </IconButton>
        </>
      }
      size="full"
      closesOutside
      onClose={() => show(null)}
    >
      <div className={styles.sheet}>
        <Sheet answer={answer} asPage />
      </div>
    </WindowDialog>
  )
}
