import { type FormEvent, useId, useState } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import { LONGEST_VERSION_NAME } from '../../../../core/versions.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from '../../ui/ShortForm.module.css'

type Props = {
  title: string
  button: string
  /** The name that the version has. */
  name?: string
  /** What is done with the name; `not-saved` where the text of the page could not be saved first. */
  onName(name: string): Promise<Failure | 'not-saved' | null>
  onClose(): void
}

/** Asks for the name of a version, which may be empty. Enter takes it. */
export function NameDialog({ title, button, name: before = '', onName, onClose }: Props) {
  const { t } = useTranslations()
  const id = useId()
  const [name, setName] = useState(before)
  const [failure, setFailure] = useState<Failure | 'not-saved' | null>(null)
  const [isBusy, setBusy] = useState(false)
  const finish = async () => {
    if (isBusy) return
    setBusy(true)
    const failed = await onName(name.trim())
    setBusy(false)
    setFailure(failed)
    if (failed === null) onClose()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void finish()
  }
  return (
    <ModalDialog
      title={title}
      size="small"
      closesOnOutsideClick
      onClose={onClose}
      footer={
        <>
          <span className={styles.spacer} />
          <Button onClick={onClose}>{t('versions:pick.cancel')}</Button>
          <Button variant="primary" disabled={isBusy} onClick={() => void finish()}>
            {button}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={onSubmit}>
        <label htmlFor={id}>{t('versions:keep.name')}</label>
        <input
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to write in its one field.
          autoFocus
          dir="auto"
          autoComplete="off"
          maxLength={LONGEST_VERSION_NAME}
          aria-describedby={`${id}-note`}
          value={name}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => setName(target.value)}
        />
        <p id={`${id}-note`} className={styles.note}>
          {t('versions:keep.note')}
        </p>
        {failure && (
          <p role="alert" className={styles.failure}>
            {failure === 'not-saved' ? t('versions:notSaved') : failureSentence(t, failure)}
          </p>
        )}
      </form>
    </ModalDialog>
  )
}
