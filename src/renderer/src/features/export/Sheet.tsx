import { useMemo } from 'react'
import type { ExportedFile } from '../../../../core/export/index.ts'
import type { Result } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useWords } from '../../words.ts'
import { textOf } from './exported.ts'
import styles from './Sheet.module.css'

/** With no right to open a window, the sandbox lets a link that asks for one do nothing. */
const INERT_LINKS = '<base target="_blank">'

type Props = {
  answer: Result<ExportedFile> | null
  /** Shown as the page that it is, rather than as its text. */
  asPage: boolean
}

/** What an exported file will look like. A page stands in a frame without any right. */
export function Sheet({ answer, asPage }: Props) {
  const { t } = useWords()
  const slow = useDelayed(answer === null)
  const text = useMemo(() => (answer?.ok ? textOf(answer.value) : ''), [answer])
  if (!answer) return <p className={styles.wait}>{slow && t('export:preparing')}</p>
  if (!answer.ok) {
    return (
      <p className={styles.wait} role="alert">
        {failureSentence(t, answer.failure)}
      </p>
    )
  }
  if (asPage) {
    return (
      <iframe
        className={styles.page}
        title={t('export:previewOf', { fileName: answer.value.fileName })}
        sandbox=""
        srcDoc={text.replace('<head>', `<head>${INERT_LINKS}`)}
      />
    )
  }
  return (
    <textarea
      className={styles.text}
      readOnly
      spellCheck={false}
      value={text}
      aria-label={t('export:previewOf', { fileName: answer.value.fileName })}
    />
  )
}
