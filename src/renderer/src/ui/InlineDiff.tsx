import { VisibleSpaces } from './VisibleSpaces.tsx'
import styles from './InlineDiff.module.css'

const MAX_NAMED_LENGTH = 4
/** Old and new text of so many characters together stay on one line. */
const MAX_WHOLE_LENGTH = 16

/** The code points of up to four characters (`U+202F`); undefined for words. */
function codePoints(text: string): string | undefined {
  const signs = [...text]
  if (signs.length === 0 || signs.length > MAX_NAMED_LENGTH || /[\p{L}\p{N}]/u.test(text)) return undefined
  return signs
    .map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ')
}

/** Old and new text side by side; the old alone if no replacement is known. */
export function InlineDiff({ written, replacement }: { written: string; replacement: string | null }) {
  if (replacement === null) {
    return (
      <b className={styles.diff}>
        <VisibleSpaces text={written} />
      </b>
    )
  }
  return (
    <span
      className={styles.diff}
      data-whole={written.length + replacement.length <= MAX_WHOLE_LENGTH || undefined}
      title={codePoints(replacement)}
    >
      {written !== '' && (
        <del>
          <VisibleSpaces text={written} showAll />
        </del>
      )}
      {written !== '' && replacement !== '' && <span aria-hidden>→</span>}
      {replacement !== '' && (
        <ins>
          <VisibleSpaces text={replacement} showAll />
        </ins>
      )}
    </span>
  )
}
