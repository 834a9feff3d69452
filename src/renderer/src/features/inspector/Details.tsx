import { dateInWords } from '../../../../core/dateInWords.ts'
import type { ComponentType } from 'react'
import { type FieldsWhere, isDateTime, STATUSES } from '../../../../core/article/index.ts'
import { ENCODINGS } from '../../../../core/import/encoding/encodings.ts'
import { hasFixedSlug, slugFrom } from '../../../../core/slug.ts'
import { changeStatus } from '../../commands/checklist.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { articleFieldEvents } from '../../fields/articleFields.ts'
import { keywordsFrom, suggestKeywords } from '../../fields/keywords.ts'
import { languageFrom, offeredLanguages } from '../../fields/languages.ts'
import { problemSentence } from '../../fields/dateProblem.ts'
import { suggestionsFor, useLearntValues, valueSuggestions } from '../../fields/learntValues.ts'
import { SuggestInput } from '../../fields/SuggestInput.tsx'
import { readTypedDate } from '../../fields/typedDate.ts'
import { useDraft } from '../../fields/useDraft.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useSession } from '../../saving/session.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { addDetailsSentences } from '../../../../i18n/details.ts'
import { addReviewSentences } from '../../../../i18n/review.ts'
import { BylineRows } from './BylineRows.tsx'
import { DateInput } from './DateInput.tsx'
import { EmbargoField } from './EmbargoField.tsx'
import { Field, type FieldChange, type FieldProps } from './Field.tsx'
import headings from '../../ui/GroupHeading.module.css'
import styles from './Inspector.module.css'
import { KeptFrontMatter } from './KeptFrontMatter.tsx'
import { languageName } from '../../../../core/languageName.ts'
import { TargetField } from './TargetField.tsx'

const NO_ALIASES: readonly string[] = []

const edit = (change: FieldChange) => void articleEditor.setFields(change)
const type = (change: FieldChange) => articleEditor.typeFields(change)

/** Every field of the article that is not set in its text. */
export function Details() {
  useSentences(addDetailsSentences)
  const content = useSession((session) => session.content)
  const readOnly = usePage((page) => page.readOnly)
  if (!content) return null
  const props = { content, edit, type, readOnly }
  return (
    <form
      className={`${styles.details} ${styles.controls}`}
      onSubmit={(event) => event.preventDefault()}
      {...articleFieldEvents}
    >
      {Object.entries(CONTROLS).map(([name, Control]) => (
        <Control key={name} {...props} />
      ))}
      <Origin />
    </form>
  )
}

function StatusField({ content, readOnly }: FieldProps) {
  const { t } = useTranslations()
  return (
    <Field label={t('fields:status')}>
      {(control) => (
        <select
          {...control}
          value={content.status}
          disabled={readOnly}
          onChange={({ target }) => {
            const status = STATUSES.find((each) => each === target.value)
            if (status) void changeStatus(status)
          }}
        >
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`common:status.${status}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type LearntProps = FieldProps & {
  name: 'desk' | 'dateline' | 'agency'
  listLabel: 'desks' | 'datelines' | 'agencies'
}

/** A line that may have any text, with those that the library's articles have in this field. */
function LearntField({ content, type, readOnly, name, listLabel }: LearntProps) {
  const { t, locale } = useTranslations()
  const { values, load } = useLearntValues(name)
  const value = content[name]
  return (
    <Field label={t(`fields:${name}`)}>
      {(control) => (
        <SuggestInput
          control={control}
          value={value}
          suggest={(typed) => suggestionsFor(typed, valueSuggestions(values, locale))}
          listLabel={t(`details:${listLabel}`)}
          readOnly={readOnly}
          onFocus={load}
          onType={(text) => type({ [name]: text })}
        />
      )}
    </Field>
  )
}

function TextField({
  content,
  type,
  readOnly,
  name,
  hint,
}: FieldProps & { name: 'note' | 'correction'; hint: string }) {
  const { t } = useTranslations()
  return (
    <Field label={t(`fields:${name}`)} hint={hint} {...(name === 'correction' ? { name } : {})}>
      {(control) => (
        <textarea
          {...control}
          data-copy={name}
          dir="auto"
          rows={2}
          spellCheck={false}
          value={content[name]}
          readOnly={readOnly}
          onChange={({ target }) => type({ [name]: target.value })}
        />
      )}
    </Field>
  )
}

const NoteField = (props: FieldProps) => {
  const { t } = useTranslations()
  return <TextField {...props} name="note" hint={t('details:note.hint')} />
}

const CorrectionField = (props: FieldProps) => {
  const { t } = useTranslations()
  return <TextField {...props} name="correction" hint={t('details:correction.hint')} />
}

function KeywordsField({ content, type, readOnly }: FieldProps) {
  const { t, locale } = useTranslations()
  const { values, load } = useLearntValues('keywords')
  const draft = useDraft(content.keywords.join(', '), (text) => {
    type({ keywords: keywordsFrom(text) })
    return true
  })
  const suggest = (typed: string | null) => suggestKeywords(draft.value, typed, values, locale)
  return (
    <Field label={t('fields:keywords')} hint={t('details:keywords.hint')}>
      {(control) => (
        <SuggestInput
          control={control}
          isArea
          value={draft.value}
          suggest={suggest}
          listLabel={t('details:keywordsUsed')}
          readOnly={readOnly}
          onFocus={load}
          onType={draft.change}
          onBlur={draft.finish}
        />
      )}
    </Field>
  )
}

/** The language, by its name. */
function LanguageField({ content, type, readOnly }: FieldProps) {
  const { t, locale } = useTranslations()
  const { values, load } = useLearntValues('language')
  const draft = useDraft(languageName(content.language, locale), (text) => {
    const language = languageFrom(text, locale)
    if (language !== null) type({ language })
    return language !== null
  })
  const known = offeredLanguages(values.map(({ value }) => value)).map((tag) => {
    const label = languageName(tag, locale)
    return { text: label, label }
  })
  return (
    <Field label={t('fields:language')} error={draft.invalid && t('details:language.invalid')}>
      {(control) => (
        <SuggestInput
          control={control}
          value={draft.value}
          suggest={(typed) => suggestionsFor(typed, known)}
          listLabel={t('details:languages')}
          readOnly={readOnly}
          onFocus={load}
          onType={draft.change}
          onBlur={draft.finish}
        />
      )}
    </Field>
  )
}

/** The date of publication, typed in any way that people write it, or chosen in the calendar. */
function DateField({ content, type, readOnly }: FieldProps) {
  const { t, locale } = useTranslations()
  const { date } = content
  const draft = useDraft(dateInWords(date, locale), (text) => {
    const meant = readTypedDate(text, locale)
    if (typeof meant === 'string') type({ date: meant })
    return typeof meant === 'string'
  })
  const meant = draft.invalid ? readTypedDate(draft.value, locale) : ''
  /** A chosen day, with the time and the offset of the date that it replaces. */
  const onDay = (day: string) => dateInWords(isDateTime(date) ? `${day}${date.slice(10)}` : day, locale)
  const hint = date === '' ? t('details:date.hint') : dateInWords(date, locale, 'full')
  return (
    <Field
      label={t('details:date')}
      hint={hint}
      error={typeof meant !== 'string' && problemSentence(t, locale, meant)}
    >
      {(control) => (
        <DateInput
          control={control}
          draft={draft}
          day={date.slice(0, 10)}
          readOnly={readOnly}
          onDay={(day) => draft.change(onDay(day))}
        />
      )}
    </Field>
  )
}

/** The slug. Of a ready article it stays when the headline changes: the new one is offered. */
function SlugField({ content, edit, type, readOnly }: FieldProps) {
  const { t } = useTranslations()
  const aliases = useSession((session) => session.article?.aliases ?? NO_ALIASES)
  const { slug, headline } = content
  const made = slugFrom(headline)
  const isFixed = hasFixedSlug(content)
  const draft = useDraft(slug || made, (text) => {
    const isClean = text === '' || slugFrom(text) === text
    if (isClean) type({ slug: text === made && !isFixed ? '' : text })
    return isClean
  })
  const hints = [
    slug === '' ? t('details:slug.generated') : '',
    aliases.length > 0 ? t('details:slug.aliases', { aliases: aliases.join(', ') }) : '',
  ]
  const hint = hints.filter((each) => each !== '').join(' ')
  return (
    <Field
      label={t('fields:slug')}
      name="slug"
      {...(hint ? { hint } : {})}
      error={draft.invalid && t('details:slug.invalid', { proposal: slugFrom(draft.value) })}
    >
      {(control) => (
        <>
          <input
            {...control}
            dir="auto"
            value={draft.value}
            readOnly={readOnly}
            spellCheck={false}
            onChange={({ target }) => draft.change(target.value)}
            onBlur={draft.finish}
          />
          {slug !== '' && slug !== made && made !== '' && !readOnly && (
            <button
              type="button"
              className={styles.linkButton}
              onClick={() => edit({ slug: isFixed ? made : '' })}
            >
              {t('details:slug.use', { slug: made })}
            </button>
          )}
        </>
      )}
    </Field>
  )
}

/** The file that the article was imported from, if it was. */
function Origin() {
  // The names of encodings are among them.
  useSentences(addReviewSentences)
  const { t, locale } = useTranslations()
  const source = useSession((session) => session.article?.source ?? null)
  if (!source) return null
  const encoding = ENCODINGS.find((name) => name === source.encoding)
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <>
      <section className={styles.origin} aria-labelledby="details-origin">
        <h2 className={headings.heading} id="details-origin">
          {t('details:origin')}
        </h2>
        <dl className={styles.summary}>
          <dt>{t('details:origin.file')}</dt>
          <dd>{source.fileName}</dd>
          {source.encoding !== '' && (
            <>
              <dt>{t('details:origin.encoding')}</dt>
              <dd>{encoding ? t(`import:encoding.${encoding}`) : source.encoding}</dd>
            </>
          )}
          <dt>{t('details:origin.when')}</dt>
          <dd>{when.format(new Date(source.importedAt))}</dd>
        </dl>
      </section>
      {source.frontMatter && <KeptFrontMatter frontMatter={source.frontMatter} />}
    </>
  )
}

/** The control of each field that is shown here: all that are not set in the text, and the credits. The embargo's has its zone. */
const CONTROLS: {
  readonly [Name in Exclude<
    FieldsWhere<'shownIn', 'inspector' | 'credits'>,
    'embargoZone'
  >]: ComponentType<FieldProps>
} = {
  status: StatusField,
  desk: (props) => <LearntField {...props} name="desk" listLabel="desks" />,
  keywords: KeywordsField,
  language: LanguageField,
  date: DateField,
  embargo: EmbargoField,
  byline: BylineRows,
  dateline: (props) => <LearntField {...props} name="dateline" listLabel="datelines" />,
  agency: (props) => <LearntField {...props} name="agency" listLabel="agencies" />,
  target: TargetField,
  slug: SlugField,
  note: NoteField,
  correction: CorrectionField,
}
