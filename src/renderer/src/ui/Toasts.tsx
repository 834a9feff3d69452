import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { TOAST_DURATION, type Toast, useToasts } from '../state/toasts.ts'
import { useTranslations } from '../useTranslations.ts'
import { Button, IconButton } from './Button.tsx'
import styles from './Toasts.module.css'

function ToastItem({ toast }: { toast: Toast }) {
  const { t } = useTranslations()
  const { dismiss } = useToasts.getState()
  const [isPaused, setPaused] = useState(false)
  const { id, tone, action, otherAction, stays } = toast
  useEffect(() => {
    // Failures stay until dismissed; others stay while hovered or focused.
    if (isPaused || stays || tone === 'failure') return
    const timer = setTimeout(() => dismiss(id), TOAST_DURATION)
    return () => clearTimeout(timer)
  }, [isPaused, stays, tone, id, dismiss])
  return (
    <li
      className={styles.toast}
      data-tone={tone}
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      <span className={styles.message}>{toast.message(t)}</span>
      {[otherAction, action].map(
        (each) =>
          each && (
            <Button
              key={each.label(t)}
              variant="quiet"
              onClick={() => {
                dismiss(id)
                each.run()
              }}
            >
              {each.label(t)}
            </Button>
          ),
      )}
      <IconButton label={t('common:close')} onClick={() => dismiss(id)}>
        <X />
      </IconButton>
    </li>
  )
}

/** The toast over the window and its dialogs, which leave it to pointers, keys and screen readers. */
export function Toasts() {
  const { t } = useTranslations()
  const toast = useToasts(({ toasts, covered }) => toasts.findLast(({ id }) => id > covered))
  return createPortal(
    <section className={styles.region} aria-label={t('common:notices')} data-react-aria-top-layer="true">
      <ol className={styles.list} aria-live="polite" aria-relevant="additions">
        {toast && <ToastItem key={toast.id} toast={toast} />}
      </ol>
    </section>,
    document.body,
  )
}
