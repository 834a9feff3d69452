import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { addDays, addMonths, wallTimeIn, weekdayOf } from '../../../../core/dates/index.ts'
import { zoneHere } from '../../fields/zoneNames.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Calendar.module.css'

const WEEKS = [0, 1, 2, 3, 4, 5]
const WEEK = [0, 1, 2, 3, 4, 5, 6]

/** The day on which weeks begin in a region: Monday 0 to Sunday 6. */
function firstWeekday(locale: string): number {
  return /^en-(?:US|CA|AU|IN|ZA|PH)$|^en$|^fr-CA$/.test(locale) ? 6 : 0
}

/** What a key does to the day that has the focus; null for other keys. */
function moved(day: string, { key, shiftKey }: KeyboardEvent, first: number): string | null {
  const inWeek = (weekdayOf(day) - first + 7) % 7
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'Home':
      return addDays(day, -inWeek)
    case 'End':
      return addDays(day, 6 - inWeek)
    case 'PageUp':
      return addMonths(day, shiftKey ? -12 : -1)
    case 'PageDown':
      return addMonths(day, shiftKey ? 12 : 1)
    default:
      return null
  }
}

type Props = {
  /** `YYYY-MM-DD`; '' for none. */
  day: string
  onChoose(day: string): void
  onClose(): void
}

/** A month of days to choose from, by mouse or by arrows, Home, End, Page Up and Page Down. Closes on Escape and when it loses the focus. */
export function Calendar({ day, onChoose, onClose }: Props) {
  const { t, locale } = useTranslations()
  const today = wallTimeIn(Date.now(), zoneHere()).slice(0, 10)
  const [at, setAt] = useState(day || today)
  const grid = useRef<HTMLTableElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const isMoving = useRef<boolean>(true)
  const first = firstWeekday(locale)
  useEffect(() => {
    const shown = popover.current
    const anchor = shown?.parentElement?.getBoundingClientRect()
    if (!shown || !anchor) return
    shown.showPopover()
    const { width, height } = shown.getBoundingClientRect()
    const isBelow = anchor.bottom + height + 6 < window.innerHeight
    shown.style.left = `${Math.max(3, anchor.right - width)}px`
    shown.style.top = `${Math.max(3, isBelow ? anchor.bottom + 3 : anchor.top - height - 3)}px`
  }, [])
  useEffect(() => {
    if (isMoving.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    isMoving.current = false
  })
  const monthStart = `${at.slice(0, 7)}-01`
  const gridStart = addDays(monthStart, -((weekdayOf(monthStart) - first + 7) % 7))
  const format = (date: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${date}T12:00:00Z`))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
  }
  const onGridKey = (event: KeyboardEvent) => {
    const next = moved(at, event, first)
    if (next === null) return
    event.preventDefault()
    isMoving.current = true
    setAt(next)
  }
  return (
    <div
      ref={popover}
      popover="manual"
      role="dialog"
      aria-label={t('details:calendar')}
      className={styles.calendar}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.parentElement?.contains(relatedTarget)) onClose()
      }}
    >
      <div className={styles.head}>
        <IconButton label={t('details:calendar.previous')} onClick={() => setAt(addMonths(at, -1))}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <span aria-live="polite">{format(at, { month: 'long', year: 'numeric' })}</span>
        <IconButton label={t('details:calendar.next')} onClick={() => setAt(addMonths(at, 1))}>
          <ChevronRight aria-hidden />
        </IconButton>
      </div>
      <table ref={grid} onKeyDown={onGridKey}>
        <thead>
          <tr>
            {WEEK.map((each) => (
              <th key={each} scope="col" abbr={format(addDays(gridStart, each), { weekday: 'long' })}>
                {format(addDays(gridStart, each), { weekday: 'narrow' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKS.map((week) => (
            <tr key={week}>
              {WEEK.map((weekday) => {
                const date = addDays(gridStart, week * 7 + weekday)
                return (
                  <td key={date}>
                    <button
                      type="button"
                      tabIndex={date === at ? 0 : -1}
                      aria-label={format(date, { dateStyle: 'full' })}
                      aria-current={date === today ? 'date' : undefined}
                      aria-pressed={date === day}
                      data-other={date.slice(0, 7) !== at.slice(0, 7) || undefined}
                      onClick={() => onChoose(date)}
                    >
                      {Number(date.slice(8))}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
