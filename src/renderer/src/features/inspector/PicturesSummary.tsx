import { goToFigure } from '../../commands/checklist.ts'
import type { CheckId } from '../../../../core/checklist.ts'
import { addPictureSentences } from '../../../../i18n/pictures.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './Inspector.module.css'
import type { PicturesLack } from './picturesLack.ts'

const LACKS = ['unconfirmed', 'credit', 'alt'] as const
const CHECK_OF = {
  unconfirmed: 'picture-unconfirmed',
  credit: 'picture-credit',
  alt: 'picture-alt',
} as const satisfies { [lack in (typeof LACKS)[number]]: CheckId }

/** How many pictures there are and what they lack; a button that goes to the first that lacks something. */
export default function PicturesSummary({ count, first, ...lack }: PicturesLack) {
  useSentences(addPictureSentences)
  const { t, locale } = useTranslations()
  const lacking = LACKS.filter((each) => lack[each] > 0)
  const words =
    lacking.length === 0
      ? [t('pictures:summary.complete', { count })]
      : lacking.map((each) => t(`pictures:summary.${each}`, { count: lack[each] }))
  const sentence = [new Intl.NumberFormat(locale).format(count), ...words].join(' · ')
  return (
    <button
      type="button"
      className={styles.value}
      title={t('pictures:summary.show')}
      onClick={() => goToFigure(first, lacking[0] === undefined ? null : CHECK_OF[lacking[0]])}
    >
      {sentence}
    </button>
  )
}
