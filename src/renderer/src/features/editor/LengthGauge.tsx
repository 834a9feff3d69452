import { Meter } from 'react-aria-components'
import { LONGEST_COPY } from '../../../../core/displayCopy.ts'
import { measureText } from '../../../../core/measure.ts'
import { useSession } from '../../state/session.ts'
import { useWords } from '../../words.ts'
import styles from './DisplayCopy.module.css'

/** How much of the room for a headline or a standfirst is taken: seen while one is there, and where there is too little. */
export function LengthGauge({ part }: { part: keyof typeof LONGEST_COPY }) {
  const { t, locale } = useWords()
  const text = useSession((session) => session.content?.[part]) ?? ''
  const longest = LONGEST_COPY[part]
  const { signs } = measureText(text)
  const over = signs - longest
  const label = t('editor:length', { part: t(`editor:${part}`) })
  const words =
    over > 0
      ? t('editor:length.over', { count: over })
      : t('editor:length.of', {
          signs: signs.toLocaleString(locale),
          longest: longest.toLocaleString(locale),
        })
  return (
    <Meter
      className={styles.gauge ?? ''}
      aria-label={label}
      value={Math.min(signs, longest)}
      maxValue={longest}
      valueLabel={words}
      data-over={over > 0 || undefined}
    >
      {({ percentage }) => (
        <>
          <i aria-hidden>
            <b style={{ width: `${percentage}%` }} />
          </i>
          <span dir="auto">{words}</span>
        </>
      )}
    </Meter>
  )
}
