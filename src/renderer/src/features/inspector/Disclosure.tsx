import { type ReactNode, useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './DiagnosticsPanel.module.css'

type Props = {
  title: string
  /** What is said beside the title. */
  note?: string
  /** The class of the section while its content is shown, if that is another one. */
  openClassName?: string | undefined
  /** The content, whose element has the id. */
  children(id: string): ReactNode
}

/** A section of the panel that shows its content on demand. */
export function Disclosure({ title, note, openClassName = styles.ignored, children }: Props) {
  const { t } = useTranslations()
  const id = useId()
  const [isShown, setShown] = useState(false)
  return (
    <section className={isShown ? openClassName : styles.ignored} aria-label={title}>
      <p className={styles.ignoredHead}>
        <span className={styles.title}>{title}</span>
        {note !== undefined && <span>{note}</span>}
        <Button variant="quiet" aria-expanded={isShown} aria-controls={id} onClick={() => setShown(!isShown)}>
          {t(isShown ? 'remarks:hide' : 'remarks:show')}
        </Button>
      </p>
      {isShown && children(id)}
    </section>
  )
}
