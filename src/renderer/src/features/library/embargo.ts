/**
 * When an embargo ends, in words ("tomorrow 6:00"); undefined if there is none or it is over. `embargo` is an RFC 3339
 * date-time or empty.
 */
export function untilEmbargo(embargo: string, now: Date, locale: string): string | undefined {
  const end = new Date(embargo)
  if (embargo === '' || Number.isNaN(end.getTime()) || end <= now) return undefined
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(end)
  const days = daysBetween(now, end)
  if (days <= 1)
    return `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')} ${time}`
  const year = end.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    ...year,
  }).format(end)
}

const DAY = 86_400_000

function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return (midnight(to) - midnight(from)) / DAY
}
