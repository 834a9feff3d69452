import { DEFAULT_EXPORT_OPTIONS } from '../../../../core/export/formats.ts'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './ExportDialog.module.css'
import { useExport } from './useExport.ts'
import { ExportPreview } from './ExportPreview.tsx'

/** The open article as readers will see it, which the keys scroll. */
export default function PreviewDialog() {
  const { t } = useTranslations()
  const { show, openExport } = useLayout.getState()
  const { answer, isStale } = useExport('html', DEFAULT_EXPORT_OPTIONS)
  return (
    <ModalDialog
      title={t('export:preview')}
      headerContent={
        <>
          <span className={styles.words} />
          <Button variant="primary" onClick={() => openExport('article')}>
            {t('common:command.export')}
          </Button>
        </>
      }
      footer={
        <>
          <span className={styles.words} role="status">
            {isStale && t('export:outdated')}
          </span>
          <Button onClick={() => show(null)}>{t('common:close')}</Button>
        </>
      }
      size="full"
      closesOnOutsideClick
      waitsForContent
      onClose={() => show(null)}
    >
      <div className={styles.sheet}>
        <ExportPreview answer={answer} shows="page" takesFocus />
      </div>
    </ModalDialog>
  )
}
