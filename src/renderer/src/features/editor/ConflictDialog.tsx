import { useState } from 'react'
import type { ArticleContent } from '../../../../core/article.ts'
import type { Failure } from '../../../../core/failure.ts'
import { plainText } from '../../../../core/markdown/index.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/Button.tsx'
import { WindowDialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../words.ts'
import styles from './Editor.module.css'

type Line = { key: string; text: string; head: boolean }

/** Everything that an article says, line by line, as it can be compared. */
function linesOf(content: ArticleContent): Line[] {
  const head = (text: string) => ({ text, head: true })
  const line = (text: string) => ({ text, head: false })
  const { kicker, headline, subhead, standfirst, byline, date, dateline, sections } = content
  const names = byline.map(({ name }) => name).join(', ')
  const lines = [
    line(kicker),
    head(headline),
    head(subhead),
    line(standfirst),
    line([names, date, dateline].filter(Boolean).join(' · ')),
    ...sections.flatMap(({ heading, body }) => [head(heading), ...plainText(body).split(/\n+/).map(line)]),
    ...[content.note, content.correction].flatMap((text) => text.split('\n').map(line)),
  ]
  return lines.filter(({ text }) => text !== '').map((each, index) => ({ ...each, key: `${index}` }))
}

function Text({
  title,
  when,
  lines,
  others,
}: {
  title: string
  when: string
  lines: Line[]
  others: Line[]
}) {
  const known = new Set(others.map(({ text }) => text))
  return (
    <section className={styles.text} aria-label={title}>
      <h3>
        {title} <small>{when}</small>
      </h3>
      {lines.map(({ key, text, head }) => (
        <p
          key={key}
          dir="auto"
          className={head ? `${styles.line} ${styles.lineHead}` : styles.line}
          data-differs={known.has(text) ? undefined : true}
        >
          {text}
        </p>
      ))}
    </section>
  )
}

/** Both texts of an article that was changed in two places, side by side. The one not taken becomes an article of its own. */
export function ConflictDialog() {
  const { t, locale } = useWords()
  const { content, savedState, comparing, compare, takeMine, takeTheirs } = useSession()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  if (!comparing || !content || savedState?.kind !== 'conflict') return null
  const theirs = savedState.theirs.article
  const mineLines = linesOf(content)
  const theirLines = linesOf(theirs)
  const savedAt = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' })
  const decide = async (decision: Promise<Failure | null>) => {
    setBusy(true)
    setFailure(await decision)
    setBusy(false)
  }
  const named = (headline: string) => headline || t('editor:untitled')
  return (
    <WindowDialog
      title={t('editor:conflict')}
      size="wide"
      onClose={() => compare(false)}
      foot={
        <>
          <span className={failure ? styles.failure : styles.explained} role="status">
            {failure ? failureSentence(t, failure) : t('editor:conflict.kept')}
          </span>
          <Button
            disabled={isBusy}
            onClick={() =>
              void decide(takeTheirs(t('editor:conflict.mineApart', { headline: named(content.headline) })))
            }
          >
            {t('editor:conflict.takeTheirs')}
          </Button>
          <Button
            look="primary"
            disabled={isBusy}
            onClick={() =>
              void decide(takeMine(t('editor:conflict.theirsApart', { headline: named(theirs.headline) })))
            }
          >
            {t('editor:conflict.takeMine')}
          </Button>
        </>
      }
    >
      <div className={styles.texts}>
        <Text
          title={t('editor:conflict.mine')}
          when={t('editor:conflict.here')}
          lines={mineLines}
          others={theirLines}
        />
        <Text
          title={t('editor:conflict.theirs')}
          when={t('editor:conflict.savedAt', { when: savedAt.format(new Date(theirs.updatedAt)) })}
          lines={theirLines}
          others={mineLines}
        />
      </div>
    </WindowDialog>
  )
}
