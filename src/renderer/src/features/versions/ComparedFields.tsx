import type { ArticleComparison } from '../../../../core/article/comparison.ts'
import { fieldText } from '../../fields/fieldText.ts'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Comparison.module.css'
import { TakeBack } from './TakeBack.tsx'

/** The fields outside of the page that differ: what stood there, and what stands there now. */
export function ComparedFields({ comparison: { fields, older, newer } }: { comparison: ArticleComparison }) {
  const { t, locale } = useTranslations()
  if (fields.length === 0) return null
  return (
    <dl className={styles.fields} aria-label={t('versions:fields')}>
      {fields.map(({ field, change }) => (
        <div key={field} className={styles.change} data-change={change}>
          <dt>{t(`fields:${field}`)}</dt>
          <dd>
            <del>{fieldText(t, locale, older, field) || t('versions:none')}</del>
            <span aria-hidden>→</span>
            <ins>{fieldText(t, locale, newer, field) || t('versions:none')}</ins>
            <TakeBack change={change} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
