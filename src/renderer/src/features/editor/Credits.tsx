import { dateInWords } from '../../../../core/dateInWords.ts'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { type ArticleContent, type FieldsWhere, fieldsWhere } from '../../../../core/article/index.ts'
import { pageWords } from '../../../../core/export/pageWords.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { articleFieldEvents } from '../../fields/articleFields.ts'
import { parseByline, formatByline } from '../../../../core/bylineText.ts'
import { useDateReader } from '../../fields/useDateReader.ts'
import { useDraft } from '../../fields/useDraft.ts'
import { pageIn } from '../../editor/panePage.ts'
import { usePage } from '../../editor/pageStore.ts'
import { usePane } from '../../state/panes.ts'
import { useSession } from '../../saving/session.ts'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Credits.module.css'

type CreditsField = FieldsWhere<'shownIn', 'credits'>
type Change = Partial<Pick<ArticleContent, CreditsField>>

/** The credits that are plain text, such as the dateline. */
const LINES = fieldsWhere('shownIn', 'credits').filter((name) => name !== 'byline' && name !== 'date')

type Shown = Pick<ArticleContent, CreditsField | 'language'>

/** What is shown of an article here: what is typed elsewhere draws none of it again. */
const creditsOf = ({ byline, date, dateline, agency, language }: ArticleContent): Shown => ({
  byline,
  date,
  dateline,
  agency,
  language,
})

/** Byline, date and the other credits as they are printed. What is typed in one is saved at once, and a step of the article's history when it is left. */
export function Credits() {
  const content = useSession(useShallow(({ content }) => content && creditsOf(content)))
  const readDate = useDateReader()
  if (!content) return null
  const { byline, date, language } = content
  const { by } = pageWords(language)
  return (
    <div className={styles.credits} {...articleFieldEvents}>
      <span className={styles.names}>
        {byline.length > 0 && by !== '' && <span aria-hidden>{by}</span>}
        <CreditsField
          name="byline"
          now={{ byline }}
          written={formatByline(byline)}
          meaning={(text, before) => ({ byline: parseByline(text, before.byline ?? []) })}
        />
      </span>
      <CreditsField
        name="date"
        now={{ date }}
        written={dateInWords(date, language)}
        meaning={(text) => {
          const meant = readDate?.(text, language) ?? null
          return meant === null ? null : { date: meant }
        }}
        isReady={readDate !== null}
      />
      {LINES.map((name) => (
        <CreditsField
          key={name}
          name={name}
          now={{ [name]: content[name] }}
          written={content[name]}
          meaning={(text) => ({ [name]: text })}
        />
      ))}
    </div>
  )
}

type Props = {
  name: CreditsField
  now: Change
  written: string
  /** What a text says of the article, that said something else before; null where it says nothing that holds. */
  meaning(text: string, before: Change): Change | null
  /** False while `meaning` cannot tell yet. */
  isReady?: boolean
}

function CreditsField({ name, now, written, meaning, isReady = true }: Props) {
  const { t } = useTranslations()
  const page = pageIn(usePane())
  const readOnly = usePage((state) => state.readOnly)
  const before = useRef<Change>(now)
  const { value, invalid, change, finish, drop } = useDraft(written, (text) => {
    const meant = meaning(text, before.current)
    if (meant) page.typeFields(meant)
    return meant !== null
  })
  const wasReady = useRef<boolean>(isReady)
  useEffect(() => {
    // What was typed before it could be read.
    if (isReady && !wasReady.current && invalid) change(value)
    wasReady.current = isReady
  })
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return
    const fields = [
      ...(event.currentTarget.closest('[data-credits]')?.querySelectorAll<HTMLElement>('[data-copy]') ?? []),
    ]
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
        page.typeFields(before.current)
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
  // A long byline goes on in the next line, as it does in an export.
  const Control = name === 'byline' ? 'textarea' : 'input'
  return (
    <Control
      className={[styles.field, styles[name]].filter(Boolean).join(' ')}
      data-copy={name}
      aria-label={t(`fields:${name}`)}
      placeholder={t(`fields:${name}`)}
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
      onChange={({ target }) => change(target.value.replace(/\n/g, ' '))}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  )
}
