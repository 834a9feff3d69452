import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Notice, useNotices } from '../state/notices.ts'
import { useWords } from '../words.ts'
import { Button, IconButton } from './Button.tsx'
import styles from './Toasts.module.css'

const STAY = 8_000

function Toast({ notice }: { notice: Notice }) {
  const { t } = useWords()
  const { dismiss } = useNotices.getState()
  const [held, setHeld] = useState(false)
  const { id, tone, action } = notice
  useEffect(() => {
    // A failure stays until it has been read; nothing leaves while someone is about to use it.
    if (held || tone === 'failure') return
    const timer = setTimeout(() => dismiss(id), STAY)
    return () => clearTimeout(timer)
  }, [held, tone, id, dismiss])
  return (
    <li
      className={styles.toast}
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.words}>{notice.say(t)}</span>
      {action && (
        <Button
          look="quiet"
          onClick={() => {
            dismiss(id)
            action.run()
          }}
        >
          {action.label(t)}
        </Button>
      )}
      <IconButton label={t('common:close')} onClick={() => dismiss(id)}>
        <X />
      </IconButton>
    </li>
  )
}

/** The messages over the page, read out when they come. */
export function Toasts() {
  const { t } = useWords()
  const notices = useNotices((state) => state.notices)
  return (
    <section className={styles.place} aria-label={t('common:notices')}>
      <ol className={styles.list} aria-live="polite" aria-relevant="additions">
        {notices.map((notice) => (
          <Toast key={notice.id} notice={notice} />
        ))}
      </ol>
    </section>
  )
}
