import { useEffect, useId, useRef, useState } from 'react'
import type { Article } from '../../../../core/article/index.ts'
import {
  NAME_FIELDS,
  nameFromPattern,
  readNamePattern,
  withFieldsNamed,
} from '../../../../core/export/folder/index.ts'
import { asNamed, hasFilesBeside } from '../../../../core/export/fileName.ts'
import { EXPORT_FORMATS } from '../../../../core/export/formats.ts'
import { fold } from '../../../../core/search.ts'
import { newsroom } from '../../client.ts'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { type Choices, hasNames, type Missing, patternOf } from './choices.ts'
import { DestinationField } from './DestinationField.tsx'
import headings from '../../ui/GroupHeading.module.css'
import styles from './ExportDialog.module.css'
import { FormatOptions } from './FormatList.tsx'

type Props = {
  choices: Choices
  onChange(change: Partial<Choices>): void
  /** The first of the articles, by which names are shown; null for none. */
  firstId: string | null
  /** What has to be corrected, once somebody has tried to export; null for nothing. */
  missing: Missing | null
}

/** The first article, for an example of its name. */
function useArticle(id: string | null): Article | null {
  const [article, setArticle] = useState<Article | null>(null)
  useEffect(() => {
    let isCancelled = false
    setArticle(null)
    if (id === null) return
    void newsroom.readArticle({ id }).then((answer) => {
      if (!isCancelled && answer.ok) setArticle(answer.value.article)
    })
    return () => {
      isCancelled = true
    }
  }, [id])
  return article
}

/**
 * The fields of a pattern in the words of the interface, and back: the settings and the command line have one name for each.
 */
function useFieldNames() {
  const { t } = useTranslations()
  const labelOf = (name: (typeof NAME_FIELDS)[number]) => t(`exportNames:field.${name}`)
  const byWord = (word: string) => NAME_FIELDS.find((name) => name === word)
  const byLabel = (word: string) => NAME_FIELDS.find((name) => fold(labelOf(name)) === fold(word))
  return {
    labelOf,
    shown: (pattern: string) =>
      withFieldsNamed(pattern, (word) => {
        const name = byWord(word)
        return name && labelOf(name)
      }),
    stored: (typed: string) => withFieldsNamed(typed, byLabel),
  }
}

/** The pattern of names, with what it makes of the first article, or what is wrong with it. */
function NamesField({ choices, onChange, firstId }: Omit<Props, 'missing'>) {
  const { t } = useTranslations()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const article = useArticle(firstId)
  const pattern = patternOf(choices)
  const { labelOf, shown, stored } = useFieldNames()
  const typed = shown(choices.names)
  const { names, problems } = readNamePattern(pattern)
  const [problem] = problems
  const { extension } = EXPORT_FORMATS[choices.format]
  const insert = (text: string) => {
    const input = field.current
    const before = typed === '' ? `-${shown(pattern)}` : typed
    const from = typed === '' ? 0 : (input?.selectionStart ?? before.length)
    const to = typed === '' ? 0 : (input?.selectionEnd ?? from)
    onChange({ names: stored(before.slice(0, from) + text + before.slice(to)) })
    input?.focus()
    requestAnimationFrame(() => input?.setSelectionRange(from + text.length, from + text.length))
  }
  return (
    <section>
      <label className={`${styles.heading} ${headings.heading}`} htmlFor={id}>
        {t('exportRun:names')}
      </label>
      <input
        ref={field}
        id={id}
        className={styles.line}
        value={typed}
        placeholder={shown(pattern)}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-says`}
        onChange={({ target }) => onChange({ names: stored(target.value) })}
      />
      <p id={`${id}-says`} className={problem ? styles.problem : styles.note} aria-live="polite">
        {problem &&
          t(`exportNames:problem.${problem.code}`, {
            word: problem.word,
            fields: NAME_FIELDS.map((name) => `{${labelOf(name)}}`).join(', '),
          })}
        {!problem &&
          article &&
          t('exportRun:namesExample', {
            fileName: nameFromPattern(names, asNamed(article, choices.format, choices.options), extension),
          })}
      </p>
      <fieldset className={styles.fields} aria-label={t('exportRun:namesInsert')}>
        {NAME_FIELDS.map((name) => (
          <button
            key={name}
            type="button"
            title={`{${labelOf(name)}}`}
            onClick={() => insert(`{${labelOf(name)}}`)}
          >
            {labelOf(name)}
          </button>
        ))}
      </fieldset>
    </section>
  )
}

function BookField({ choices, onChange, missing }: Omit<Props, 'firstId'>) {
  const { t } = useTranslations()
  const id = useId()
  const isMissing = missing === 'title'
  return (
    <section>
      <RadioRow
        label={t('exportRun:books')}
        choices={[
          { id: 'one', label: t('exportRun:books.one') },
          { id: 'each', label: t('exportRun:books.each') },
        ]}
        chosen={choices.isOneBook ? 'one' : 'each'}
        onChoose={(books) => onChange({ isOneBook: books === 'one' })}
      />
      {choices.isOneBook && (
        <div className={styles.under}>
          <label className={`${styles.heading} ${headings.heading}`} htmlFor={id}>
            {t('exportRun:bookTitle')}
          </label>
          <input
            id={id}
            className={styles.line}
            value={choices.bookTitle}
            autoComplete="off"
            aria-invalid={isMissing || undefined}
            aria-describedby={isMissing ? `${id}-says` : undefined}
            onChange={({ target }) => onChange({ bookTitle: target.value })}
          />
          {isMissing && (
            <p id={`${id}-says`} className={styles.problem} role="alert">
              {t('exportRun:bookTitleMissing')}
            </p>
          )}
        </div>
      )}
    </section>
  )
}

/** What is chosen for an export of several articles: the options of the format, names, and where it goes. */
export function SeveralForm({ choices, onChange, firstId, missing }: Props) {
  const { t } = useTranslations()
  const { format, scope, options } = choices
  return (
    <div className={styles.form}>
      <div className={styles.about}>
        <h3>{t(`exportFormat:format.${format}`)}</h3>
        <p>{t(`exportFormat:note.${format}`)}</p>
      </div>
      <FormatOptions format={format} options={options} onChange={(next) => onChange({ options: next })} />
      {EXPORT_FORMATS[format].unit === 'dossier' && scope !== 'article' && (
        <BookField choices={choices} onChange={onChange} missing={missing} />
      )}
      {hasNames(choices) && <NamesField choices={choices} onChange={onChange} firstId={firstId} />}
      <DestinationField choices={choices} onChange={onChange} missing={missing} />
      {hasFilesBeside(choices.format, choices.options) && (
        <p className={styles.note}>{t(`exportRun:picturesToo.${choices.target}`)}</p>
      )}
    </div>
  )
}
