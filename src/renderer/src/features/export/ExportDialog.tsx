import { useState } from 'react'
import {
  EXPORT_FORMAT_NAMES,
  type ExportFormat,
  type ExportOptions,
  isTextFormat,
  MARKDOWN_PROFILES,
  takesOption,
} from '../../../../core/export/formats.ts'
import { writeClipboard } from '../../clipboard.ts'
import { notify } from '../../state/toasts.ts'
import { useLayout } from '../../state/layout.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { ChecklistSummary } from './ChecklistSummary.tsx'
import styles from './ExportDialog.module.css'
import { download, textOf, useExport } from './useExport.ts'
import { ExportPreview } from './ExportPreview.tsx'

/** Exports the open article: format, preview, download or clipboard. */
export default function ExportDialog() {
  const { t } = useTranslations()
  const { settings, change } = useSettings()
  const [format, setFormat] = useState<ExportFormat>(settings.exportFormat)
  const [profile, setProfile] = useState<ExportOptions['profile']>('hugo')
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const { answer, isStale } = useExport(format, { profile })
  const close = () => useLayout.getState().show(null)
  const isText = isTextFormat(format)
  const textShown = format === 'html' ? 'page' : 'source'
  const shows = isText ? textShown : 'nothing'
  const file = answer?.ok ? answer.value : null

  const save = () => {
    if (!file) return
    download(file)
    if (format !== settings.exportFormat) void change({ exportFormat: format })
    close()
    notify({ tone: 'plain', message: (words) => words('export:exported', { fileName: file.fileName }) })
  }

  return (
    <ModalDialog
      title={t('export:title')}
      headerContent={<span className={styles.file}>{file?.fileName}</span>}
      size="wide"
      closesOnOutsideClick
      onClose={close}
      footer={
        <>
          <span className={styles.words} role="status">
            {isStale && t('export:outdated')}
            {copied === 'yes' && t('export:copied')}
            {copied === 'no' && t('export:notCopied')}
          </span>
          <Button onClick={close}>{t('common:cancel')}</Button>
          {isText && (
            <Button
              disabled={!file}
              onClick={() =>
                void (
                  file &&
                  writeClipboard({ plain: textOf(file) }).then((done) => setCopied(done ? 'yes' : 'no'))
                )
              }
            >
              {t('export:copy')}
            </Button>
          )}
          <Button variant="primary" disabled={!file} onClick={save}>
            {t('export:export')}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.choices}>
          <RadioRow
            stacked
            label={t('export:format')}
            choices={EXPORT_FORMAT_NAMES.map((id) => ({
              id,
              label: t(`export:format.${id}`),
              note: t(`export:note.${id}`),
            }))}
            chosen={format}
            onChoose={(next) => {
              setFormat(next)
              setCopied(null)
            }}
          />
          {takesOption(format, 'profile') && (
            <RadioRow
              stacked
              label={t('export:profile')}
              choices={MARKDOWN_PROFILES.map((id) => ({
                id,
                label: t(`export:profile.${id}`),
                note: t(`export:profileNote.${id}`),
              }))}
              chosen={profile}
              onChoose={(next) => setProfile(next)}
            />
          )}
          <ChecklistSummary />
        </div>
        <div className={styles.sheet}>
          <ExportPreview answer={answer} shows={shows} />
        </div>
      </div>
    </ModalDialog>
  )
}
