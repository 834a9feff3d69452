import { CaseSensitive, Regex, WholeWord } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FindOptions } from '../../../core/find/index.ts'
import { useTranslations } from '../useTranslations.ts'
import styles from './FindToggles.module.css'

type OptionName = keyof FindOptions

const OPTIONS: readonly { name: OptionName; icon: ReactNode }[] = [
  { name: 'matchCase', icon: <CaseSensitive aria-hidden /> },
  { name: 'matchAccents', icon: <span aria-hidden>é</span> },
  { name: 'wholeWord', icon: <WholeWord aria-hidden /> },
  { name: 'pattern', icon: <Regex aria-hidden /> },
]

type Props = { options: FindOptions; onChange(options: FindOptions): void }

/** The options of a search, within its field. Its words (`i18n/dialogs.ts`) must have been added. */
export function FindToggles({ options, onChange }: Props) {
  const { t } = useTranslations()
  return OPTIONS.map(({ name, icon }) => {
    // A regular expression states accents itself.
    const disabled = name === 'matchAccents' && options.pattern
    return (
      <button
        key={name}
        type="button"
        className={styles.toggle}
        aria-pressed={options[name]}
        aria-label={t(`find:${name}`)}
        title={t(disabled ? 'find:matchAccents.inPattern' : `find:${name}`)}
        disabled={disabled}
        onClick={() => onChange({ ...options, [name]: !options[name] })}
      >
        {icon}
      </button>
    )
  })
}
