import { useMemo } from 'react'
import type { ExportedFile } from '../../../../core/export/formats.ts'
import type { Result } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useTranslations } from '../../useTranslations.ts'
import { textOf } from './useExport.ts'
import styles from './ExportPreview.module.css'

/** In a sandbox without popups, a link with target `_blank` does nothing. */
const BASE_TARGET = '<base target="_blank">'

/** The bytes of a picture within a text, which nobody reads, and which make a text field slow. */
const EMBEDDED = /(data:image\/\w+;base64,)[A-Za-z0-9+/=]+/g

type Props = {
  answer: Result<ExportedFile> | null
  /** HTML as a page, any other text as its source. */
  shows: 'page' | 'source'
}

/** A preview of an exported file; HTML is rendered in a sandboxed frame without permissions. */
export function ExportPreview({ answer, shows }: Props) {
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
      <iframe
        className={styles.page}
        title={t('export:previewOf', { fileName: answer.value.fileName })}
        sandbox=""
        srcDoc={text.replace('<head>', `<head>${BASE_TARGET}`)}
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
