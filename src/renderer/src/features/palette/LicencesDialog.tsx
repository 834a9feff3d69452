import { useEffect, useState } from 'react'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './LicencesDialog.module.css'

/** The text that the build writes beside the interface; null where it cannot be had, as in development. */
async function fetchLicences(signal: AbortSignal): Promise<string | null> {
  const response = await fetch('licences.txt', { signal })
  const isText = response.headers.get('content-type')?.startsWith('text/plain') ?? false
  return response.ok && isText ? await response.text() : null
}

/** The licences of Marbre and of all that it contains. */
export default function LicencesDialog() {
  const { t } = useTranslations()
  const close = () => useLayout.getState().show(null)
  /** Undefined until it is there; null where it cannot be had. */
  const [text, setText] = useState<string | null>()
  useEffect(() => {
    const abort = new AbortController()
    const set = (answer: string | null) => !abort.signal.aborted && setText(answer)
    fetchLicences(abort.signal).then(set, () => set(null))
    return () => abort.abort()
  }, [])
  return (
    <ModalDialog
      title={t('common:command.licences')}
      size="medium"
      closesOnOutsideClick
      onClose={close}
      footer={<Button onClick={close}>{t('common:close')}</Button>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach */}
      <section className={styles.text} tabIndex={0} aria-label={t('common:command.licences')}>
        {text === null ? <p role="alert">{t('common:licencesMissing')}</p> : <pre lang="en">{text}</pre>}
      </section>
    </ModalDialog>
  )
}
