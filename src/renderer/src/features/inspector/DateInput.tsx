import { CalendarDays } from 'lucide-react'
import { useRef, useState } from 'react'
import type { useDraft } from '../../fields/useDraft.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { Calendar } from './Calendar.tsx'
import type { ControlProps } from './Field.tsx'
import styles from './Inspector.module.css'

type Props = {
  control: ControlProps
  draft: ReturnType<typeof useDraft>
  /** The day that the calendar shows, `YYYY-MM-DD`; '' for today. */
  day: string
  readOnly: boolean
  placeholder?: string
  onDay(day: string): void
}

/** A date as text, with a button that opens a calendar. */
export function DateInput({ control, draft, day, readOnly, placeholder, onDay }: Props) {
  const { t } = useTranslations()
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const close = () => {
    setOpen(false)
    input.current?.focus()
  }
  return (
    <div className={styles.dateInput}>
      <input
        {...control}
        ref={input}
        value={draft.value}
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        placeholder={placeholder}
        onChange={({ target }) => draft.change(target.value)}
        onBlur={draft.finish}
      />
      {!readOnly && (
        <IconButton label={t('details:calendar')} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <CalendarDays aria-hidden />
        </IconButton>
      )}
      {isOpen && (
        <Calendar
          day={day}
          onClose={close}
          onChoose={(chosen) => {
            onDay(chosen)
            close()
          }}
        />
      )}
    </div>
  )
}
