/** The periods that move on with the days, as a query writes them; each has today in it, or is the day beside it. */
export const PERIODS = ['today', 'yesterday', 'tomorrow', 'week', 'month', 'year'] as const
export type Period = (typeof PERIODS)[number]

/** How each is written in each language. */
export const PERIOD_VALUES: Readonly<Record<Period, { en: string; fr: string }>> = {
  today: { en: 'today', fr: 'aujourd’hui' },
  yesterday: { en: 'yesterday', fr: 'hier' },
  tomorrow: { en: 'tomorrow', fr: 'demain' },
  week: { en: 'week', fr: 'semaine' },
  month: { en: 'month', fr: 'mois' },
  year: { en: 'year', fr: 'année' },
}

const DAY_MS = 86_400_000
const MONDAY = 1

/** The day of a date where this machine is, `YYYY-MM-DD`. */
export function localDay(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
    .join('-')
}

const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The first day of a period, and the first after it; `today` is `YYYY-MM-DD`. Weeks begin on Monday. */
export function periodDays(period: Period, today: string): { first: string; after: string } {
  const from = (first: string, days: number) => ({ first, after: daysFrom(first, days) })
  switch (period) {
    case 'today':
      return from(today, 1)
    case 'yesterday':
      return from(daysFrom(today, -1), 1)
    case 'tomorrow':
      return from(daysFrom(today, 1), 1)
    case 'week':
      return from(daysFrom(today, -((new Date(today).getUTCDay() + 7 - MONDAY) % 7)), 7)
    case 'month': {
      const first = `${today.slice(0, 7)}-01`
      return { first, after: `${daysFrom(first, 31).slice(0, 7)}-01` }
    }
    case 'year':
      return { first: `${today.slice(0, 4)}-01-01`, after: `${Number(today.slice(0, 4)) + 1}-01-01` }
  }
}
