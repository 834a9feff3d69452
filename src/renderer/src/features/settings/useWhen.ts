import { useTranslations } from '../../useTranslations.ts'

/** Says an instant in the words of the interface, with day and time. */
export function useWhen(): (instant: string) => string {
  const { locale } = useTranslations()
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  return (instant) => format.format(new Date(instant))
}
