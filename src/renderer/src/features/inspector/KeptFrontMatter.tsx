import { Fragment } from 'react'
import type { FrontMatter } from '../../../../core/article/index.ts'
import type { Json } from '../../../../core/failure.ts'
import { useTranslations } from '../../useTranslations.ts'
import headings from '../../ui/GroupHeading.module.css'
import styles from './Inspector.module.css'

/** Rows that are shown; a file may have thousands. */
const MOST_ROWS = 200
const LONGEST = 300

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The values, each under its keys: `params.weight`. */
function rowsOf(fields: FrontMatter, path = ''): [key: string, value: Json][] {
  return Object.entries(fields).flatMap(([key, value]): [string, Json][] =>
    isObject(value) ? rowsOf(value, `${path}${key}.`) : [[path + key, value]],
  )
}

function shown(value: Json): string {
  const text = Array.isArray(value)
    ? value.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item))).join(', ')
    : String(value ?? '')
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** What the front matter of the imported file says that no field of the article has room for. */
export function KeptFrontMatter({ frontMatter }: { frontMatter: FrontMatter }) {
  const { t } = useTranslations()
  const rows = rowsOf(frontMatter).slice(0, MOST_ROWS)
  if (rows.length === 0) return null
  return (
    <section className={styles.origin} aria-labelledby="details-front-matter">
      <h2 className={headings.heading} id="details-front-matter">
        {t('details:frontMatter')}
      </h2>
      <p className={styles.hint}>{t('details:frontMatter.hint')}</p>
      <dl className={styles.summary}>
        {rows.map(([key, value]) => (
          <Fragment key={key}>
            <dt>{key}</dt>
            <dd dir="auto">{shown(value)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
