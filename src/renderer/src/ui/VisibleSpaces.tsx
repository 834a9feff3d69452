import { Fragment } from 'react'
import styles from './VisibleSpaces.module.css'

const CLASS_NAMES: { readonly [space: string]: string | undefined } = {
  ' ': styles.plain,
  '\u00a0': styles.noBreak,
  '\u202f': styles.narrow,
}

/** A text with visible no-break spaces; with `showAll`, ordinary spaces too. */
export function VisibleSpaces({ text, showAll = false }: { text: string; showAll?: boolean }) {
  const parts = text.split(showAll ? /([ \u00a0\u202f])/ : /([\u00a0\u202f])/)
  return parts.map((part, index) => {
    const key = `${index} ${part}`
    return index % 2 === 0 ? (
      <Fragment key={key}>{part}</Fragment>
    ) : (
      <span key={key} className={CLASS_NAMES[part]}>
        {part}
      </span>
    )
  })
}
