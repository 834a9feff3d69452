import { useEffect, useRef, useState } from 'react'
import type { Draft } from '../../../../core/import/draft.ts'
import { decodeText } from '../../../../core/import/index.ts'
import type { QueuedFile } from '../../state/importQueue.ts'
import { useTranslations } from '../../useTranslations.ts'
import { isPlainText } from './entry.ts'
import styles from './OriginalText.module.css'

/** Longer texts are cut, in characters, to keep rendering fast. */
const MOST_SHOWN = 200_000

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

function asRead({ blocks }: Draft): string[] {
  return blocks.flatMap(({ text }) => [...text.split('\n'), ''])
}

function decoded(bytes: Uint8Array, draft: Draft): string[] {
  const text = draft.encoding ? decodeText(bytes, draft.encoding) : 'binary'
  return typeof text === 'string' ? asRead(draft) : text.text.slice(0, MOST_SHOWN).split(LINE_END)
}

/** For so many frames the line that is marked is followed. */
const FOLLOWED_FRAMES = 6

type Props = { file: QueuedFile; draft: Draft; line: number | null }

/** The text of a file as it came, the line that the draft is at marked. Nothing in it is more than characters. */
export function OriginalText({ file, draft, line }: Props) {
  const { t } = useTranslations()
  const [lines, setLines] = useState<readonly string[]>([])
  const marked = useRef<HTMLDivElement>(null)
  const { encoding } = draft
  const isPlain = isPlainText(draft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: drafts of a file in one encoding have the same original
  useEffect(() => {
    let isWanted = true
    const show = (found: string[]) => isWanted && setLines(found)
    if (isPlain) {
      file.bytes().then(
        (bytes) => show(decoded(bytes, draft)),
        () => show(asRead(draft)),
      )
    } else show(asRead(draft))
    return () => {
      isWanted = false
    }
  }, [file, encoding, isPlain])
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the line or the text changes
  useEffect(() => {
    // Lines that come into view get their heights, and move those below.
    let frame = 0
    const follow = (more: number) => {
      marked.current?.scrollIntoView({ block: 'nearest' })
      if (more > 0) frame = requestAnimationFrame(() => follow(more - 1))
    }
    follow(FOLLOWED_FRAMES)
    return () => cancelAnimationFrame(frame)
  }, [line, lines])
  return (
    <section
      className={styles.original}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach
      tabIndex={0}
      aria-label={t('import:originalOf', { fileName: file.fileName })}
    >
      {lines.map((text, at) => {
        const isMarked = isPlain && at + 1 === line
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
            key={at}
            ref={isMarked ? marked : null}
            className={styles.line}
            data-marked={isMarked || undefined}
            dir="auto"
          >
            {text}
          </div>
        )
      })}
    </section>
  )
}
