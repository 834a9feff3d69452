import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { deletePictures } from './deletePictures.ts'
import styles from './PicturesDialog.module.css'

type Props = { srcs: readonly string[]; onClose(isDone: boolean): void }

/** Asks once before pictures are deleted, says that they cannot be brought back, and does it. */
export function DeleteQuestion({ srcs, onClose }: Props) {
  const { t } = useTranslations()
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  const count = srcs.length
  // What cannot be undone is not what Enter does at once.
  useEffect(() => cancel.current?.focus(), [])
  const confirm = async () => {
    setIsBusy(true)
    const failed = await deletePictures(srcs)
    setIsBusy(false)
    setFailure(failed)
    if (!failed) onClose(true)
  }
  return (
    <ModalDialog
      title={t('pictureList:ask.title', { count })}
      size="small"
      onClose={() => !isBusy && onClose(false)}
      footer={
        <>
          <p className={styles.progress} role="status">
            {isBusy && t('pictureList:deleting')}
          </p>
          <Button ref={cancel} disabled={isBusy} onClick={() => onClose(false)}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" disabled={isBusy} onClick={() => void confirm()}>
            {t('pictureList:ask.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.question}>
        {failure && <p role="alert">{failureSentence(t, failure)}</p>}
        <p>{t(count === 1 ? 'pictureList:ask.text' : 'pictureList:ask.several')}</p>
      </div>
    </ModalDialog>
  )
}
