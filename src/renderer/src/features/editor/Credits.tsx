import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../../core/article.ts'
import { localeFor } from '../../../../i18n/index.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { articleFieldEvents } from '../../fields/articleFields.ts'
import { bylineFromNames, namesOf } from '../../fields/bylineText.ts'
import { dateFromWords, dateInWords } from '../../fields/dateText.ts'
import { useDraft } from '../../fields/useDraft.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useSession } from '../../saving/session.ts'
import { useWords } from '../../words.ts'
import styles from './Credits.module.css'

type CreditsField = 'byline' | 'date' | 'dateline'
type Change = Partial<Pick<Article, CreditsField>>

/** Byline, date and dateline as they are printed. What is typed in one is saved at once, and a step of the article's history when it is left. */
export function Credits() {
  const { i18n } = useTranslation()
  const content = useSession((session) => session.content)
  if (!content) return null
  const { byline, date, dateline, language } = content
  // The word before the names is printed with them, and so in the article's language.
  const inPrint = i18n.getFixedT(localeFor([language]), 'editor')
  return (
    <div className={styles.credits} {...articleFieldEvents}>
      <span className={styles.names}>
        {byline.length > 0 && <span aria-hidden>{inPrint('byline.by')}</span>}
        <CreditsField
          name="byline"
          now={{ byline }}
          written={namesOf(byline)}
          meaning={(text, before) => ({ byline: bylineFromNames(text, before.byline ?? []) })}
        />
      </span>
      <CreditsField
        name="date"
        now={{ date }}
        written={dateInWords(date, language)}
        meaning={(text) => {
          const meant = dateFromWords(text, language)
          return meant === null ? null : { date: meant }
        }}
      />
      <CreditsField
        name="dateline"
        now={{ dateline }}
        written={dateline}
        meaning={(text) => ({ dateline: text })}
      />
    </div>
  )
}

type Props = {
  name: CreditsField
  now: Change
  written: string
  /** What a text says of the article, that said something else before; null where it says nothing that holds. */
  meaning(text: string, before: Change): Change | null
}

function CreditsField({ name, now, written, meaning }: Props) {
  const { t } = useWords()
  const readOnly = usePage((page) => page.readOnly)
  const before = useRef<Change>(now)
  const { value, invalid, change, finish, drop } = useDraft(written, (text) => {
    const meant = meaning(text, before.current)
    if (meant) articleEditor.typeFields(meant)
    return meant !== null
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const fields = [...(event.currentTarget.closest('[data-credits]')?.querySelectorAll('input') ?? [])]
    const at = fields.indexOf(event.currentTarget)
    const step =
      event.key === 'Enter'
        ? event.shiftKey
          ? -1
          : 1
        : event.key === 'ArrowDown'
          ? 1
          : event.key === 'ArrowUp'
            ? -1
            : 0
    if (step === 0) {
      const isChanged = invalid || JSON.stringify(now) !== JSON.stringify(before.current)
      if (event.key === 'Escape' && isChanged) {
        event.preventDefault()
        articleEditor.typeFields(before.current)
        drop()
      }
      return
    }
    event.preventDefault()
    const next = event.key === 'Enter' ? fields[at + step] : undefined
    if (next) next.focus()
    else if (step > 0) articleEditor.focusBody()
    else articleEditor.selectField('standfirst', Number.MAX_SAFE_INTEGER)
  }
  return (
    <input
      className={[styles.field, styles[name]].filter(Boolean).join(' ')}
      data-copy={name}
      aria-label={t(`editor:${name}`)}
      placeholder={t(`editor:${name}`)}
      aria-invalid={invalid || undefined}
      title={invalid ? t('editor:date.invalid') : undefined}
      dir={value === '' ? undefined : 'auto'}
      spellCheck={false}
      autoComplete="off"
      translate="no"
      readOnly={readOnly}
      value={value}
      onFocus={() => {
        before.current = now
      }}
      onChange={({ target }) => change(target.value)}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  )
}
