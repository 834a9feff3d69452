import { Fragment } from 'react'
import styles from './Spaces.module.css'

const LOOKS: { readonly [space: string]: string | undefined } = {
  ' ': styles.plain,
  '\u00a0': styles.noBreak,
  '\u202f': styles.narrow,
}

/** A text whose no-break spaces can be seen; with `all`, ordinary spaces too. */
export function Spaces({ text, all = false }: { text: string; all?: boolean }) {
  const parts = text.split(all ? /([ \u00a0\u202f])/ : /([\u00a0\u202f])/)
  return parts.map((part, index) => {
    const key = `${index} ${part}`
    return index % 2 === 0 ? (
      <Fragment key={key}>{part}</Fragment>
    ) : (
      <span key={key} className={LOOKS[part]}>
        {part}
      </span>
    )
  })
}

const LONGEST_NAMED = 4

/** The code points of a few characters, as typographers name them; nothing for words. */
function codePoints(text: string): string | undefined {
  const signs = [...text]
  if (signs.length === 0 || signs.length > LONGEST_NAMED || /[\p{L}\p{N}]/u.test(text)) return undefined
  return signs
    .map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ')
}

/** What is written, and what is to stand there instead: null where nothing better is known. */
export function Change({ written, replacement }: { written: string; replacement: string | null }) {
  if (replacement === null) {
    return (
      <b className={styles.change}>
        <Spaces text={written} />
      </b>
    )
  }
  return (
    <span className={styles.change} title={codePoints(replacement)}>
      {written !== '' && (
        <del>
          <Spaces text={written} all />
        </del>
      )}
      {written !== '' && replacement !== '' && <span aria-hidden>→</span>}
      {replacement !== '' && (
        <ins>
          <Spaces text={replacement} all />
        </ins>
      )}
    </span>
  )
}
