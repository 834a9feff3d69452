import { useState } from 'react'
import { type ExportFormat, type ExportOptions, MARKDOWN_PROFILES } from '../../../../core/export/index.ts'
import { putOnClipboard } from '../../clipboard.ts'
import { notify } from '../../state/notices.ts'
import { useScreen } from '../../state/screen.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { WindowDialog } from '../../ui/Dialog.tsx'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useWords } from '../../words.ts'
import { ChecklistStrip } from './ChecklistStrip.tsx'
import styles from './ExportDialog.module.css'
import { download, textOf, useExported } from './exported.ts'
import { Sheet } from './Sheet.tsx'

/** In the order in which a newsroom is likely to want them. */
const FORMATS = ['html', 'fragment', 'markdown', 'text', 'json'] as const satisfies readonly ExportFormat[]

/** Chooses a form for the open article, shows it, and hands it to the system as a file or to the clipboard. */
export default function ExportDialog() {
  const { t } = useWords()
  const { settings, change } = useSettings()
  const [format, setFormat] = useState<ExportFormat>(settings.exportFormat)
  const [profile, setProfile] = useState<ExportOptions['profile']>('hugo')
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const { answer, behind } = useExported(format, { profile })
  const close = () => useScreen.getState().show(null)
  const file = answer?.ok ? answer.value : null

  const save = () => {
    if (!file) return
    download(file)
    if (format !== settings.exportFormat) void change({ exportFormat: format })
    close()
    notify({ tone: 'plain', say: (words) => words('export:exported', { fileName: file.fileName }) })
  }

  return (
    <WindowDialog
      title={t('export:title')}
      beside={<span className={styles.file}>{file?.fileName}</span>}
      size="wide"
      closesOutside
      onClose={close}
      foot={
        <>
          <span className={styles.words} role="status">
            {behind && t('export:behind')}
            {copied === 'yes' && t('export:copied')}
            {copied === 'no' && t('export:notCopied')}
          </span>
          <Button onClick={close}>{t('common:cancel')}</Button>
          <Button
            disabled={!file}
            onClick={() =>
              void (
                file && putOnClipboard({ plain: textOf(file) }).then((done) => setCopied(done ? 'yes' : 'no'))
              )
            }
          >
            {t('export:copy')}
          </Button>
          <Button look="primary" disabled={!file} onClick={save}>
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
            choices={FORMATS.map((id) => ({
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
          {format === 'markdown' && (
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
          <ChecklistStrip />
        </div>
        <div className={styles.sheet}>
          <Sheet answer={answer} asPage={format === 'html'} />
        </div>
      </div>
    </WindowDialog>
  )
}
