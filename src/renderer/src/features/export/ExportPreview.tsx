import { useMemo } from 'react'
import type { ExportedFile } from '../../../../core/export/formats.ts'
import type { Result } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { PreviewFrame } from '../../ui/PreviewFrame.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useTranslations } from '../../useTranslations.ts'
import { textOf } from './useExport.ts'
import styles from './ExportPreview.module.css'

/** The bytes of a picture within a text, which nobody reads, and which make a text field slow. */
const EMBEDDED = /(data:image\/\w+;base64,)[A-Za-z0-9+/=]+/g

type Props = {
  answer: Result<ExportedFile> | null
  /** HTML as a page, any other text as its source. */
  shows: 'page' | 'source'
  /** True where a page takes the focus once it is there. */
  takesFocus?: boolean
}

/** A preview of an exported file; HTML is rendered in a sandboxed frame without permissions. */
export function ExportPreview({ answer, shows, takesFocus = false }: Props) {
  const { t } = useTranslations()
  const isSlow = useDelayed(answer === null)
  const text = useMemo(() => (answer?.ok ? textOf(answer.value) : ''), [answer])
  if (!answer) return <p className={styles.wait}>{isSlow && t('export:preparing')}</p>
  if (!answer.ok) {
    return (
      <p className={styles.wait} role="alert">
        {failureSentence(t, answer.failure)}
      </p>
    )
  }
  if (shows === 'page') {
    return (
      <PreviewFrame
        title={t('export:previewOf', { fileName: answer.value.fileName })}
        page={text}
        takesFocus={takesFocus}
      />
    )
  }
  return (
    <textarea
      className={styles.text}
      readOnly
      spellCheck={false}
      value={text.replace(EMBEDDED, '$1…')}
      aria-label={t('export:previewOf', { fileName: answer.value.fileName })}
    />
  )
}
