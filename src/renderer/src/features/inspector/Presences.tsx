import { Pencil } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import { PRESENCE } from '../../../../core/presence.ts'
import { useSession } from '../../saving/session.ts'
import { usePresence } from '../../state/presence.ts'
import { useSettings } from '../../state/settings.ts'
import { useTranslations } from '../../useTranslations.ts'
import styles from './StatusBar.module.css'

/** Who writes in the open article on another machine; the time where that was more than two minutes ago. */
export function Presences() {
  const { t, locale } = useTranslations()
  const isShared = useSettings(({ library }) => library?.sharing.isShared ?? false)
  const openedId = useSession((session) => session.openedId)
  const here = usePresence(useShallow(({ others }) => others.filter(({ id }) => id === openedId)))
  const names = [...new Set(here.map(({ name }) => name || t('sharing:someone')))]
  const age = Math.min(...here.map((each) => each.age))
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
  const words = names.length > 0 ? t('sharing:writing', { count: names.length, names: list }) : ''
  if (!isShared) return null
  return (
    <>
      {names.length > 0 && (
        <span className={styles.presence} title={`${words}. ${t('sharing:writing.help')}`} aria-hidden>
          <Pencil />
          <span className={styles.words} dir="auto">
            {age < PRESENCE.recent
              ? words
              : `${words} ${t('sharing:ago', { count: Math.round(age / 60_000) })}`}
          </span>
        </span>
      )}
      {/* The time is not read aloud: it changes every minute. */}
      <span role="status" className="visually-hidden">
        {words}
      </span>
    </>
  )
}
