import { dateInWords } from '../../../../core/dateInWords.ts'
import type { ComponentType } from 'react'
import { type FieldsWhere, STATUSES } from '../../../../core/article/index.ts'
import { hasFixedSlug, slugFrom } from '../../../../core/slug.ts'
import { changeStatus } from '../../commands/checklist.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { articleFieldEvents } from '../../fields/articleFields.ts'
import { parseDate } from '../../fields/dateText.ts'
import { useDraft } from '../../fields/useDraft.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useSession } from '../../saving/session.ts'
import { useTranslations } from '../../useTranslations.ts'
import { BylineRows } from './BylineRows.tsx'
import { EmbargoField } from './EmbargoField.tsx'
import { Field, type FieldChange, type FieldProps } from './Field.tsx'
import styles from './Inspector.module.css'
import { KeptFrontMatter } from './KeptFrontMatter.tsx'
import { languageName } from '../../fields/languageName.ts'
import { TargetField } from './TargetField.tsx'

const NO_ALIASES: readonly string[] = []

const edit = (change: FieldChange) => void articleEditor.setFields(change)
const type = (change: FieldChange) => articleEditor.typeFields(change)

/** Every field of the article that is not set in its text. */
export function Details() {
  const content = useSession((session) => session.content)
  const readOnly = usePage((page) => page.readOnly)
  if (!content) return null
  const props = { content, edit, type, readOnly }
  return (
    <form className={styles.details} onSubmit={(event) => event.preventDefault()} {...articleFieldEvents}>
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

type PlainField = FieldsWhere<'shownIn', 'inspector'> & FieldsWhere<'kind', 'line' | 'text'>
type PlainProps = FieldProps & { name: PlainField }

function LineField({ content, type, readOnly, name }: PlainProps) {
  const { t } = useTranslations()
  return (
    <Field label={t(`fields:${name}`)}>
      {(control) => (
        <input
          {...control}
          dir="auto"
          value={content[name]}
          readOnly={readOnly}
          onChange={({ target }) => type({ [name]: target.value })}
        />
      )}
    </Field>
  )
}

function TextField({ content, type, readOnly, name, hint }: PlainProps & { hint: string }) {
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
  return <TextField {...props} name="note" hint={t('inspector:note.hint')} />
}

const CorrectionField = (props: FieldProps) => {
  const { t } = useTranslations()
  return <TextField {...props} name="correction" hint={t('inspector:correction.hint')} />
}

function keywordsFrom(text: string): string[] {
  const words = text.split(/[,;،、\n]/).map((word) => word.replace(/^[ \t]+|[ \t]+$/g, ''))
  return [...new Set(words.filter((word) => word !== ''))]
}

function KeywordsField({ content, type, readOnly }: FieldProps) {
  const { t } = useTranslations()
  const draft = useDraft(content.keywords.join(', '), (text) => {
    type({ keywords: keywordsFrom(text) })
    return true
  })
  return (
    <Field label={t('fields:keywords')} hint={t('inspector:keywords.hint')}>
      {(control) => (
        <textarea
          {...control}
          dir="auto"
          rows={1}
          spellCheck={false}
          value={draft.value}
          readOnly={readOnly}
          onChange={({ target }) => draft.change(target.value)}
          onBlur={draft.finish}
        />
      )}
    </Field>
  )
}

const LANGUAGES = ['fr', 'fr-CA', 'fr-CH', 'en', 'en-GB', 'de', 'es', 'it', 'pt', 'nl', 'ar', 'zh']

/** The tag that a text stands for, in the usual spelling; null where it is none. */
function languageTag(text: string): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text.replace(/[ \t]/g, ''))
    return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : null
  } catch {
    return null
  }
}

function LanguageField({ content, type, readOnly }: FieldProps) {
  const { t, locale } = useTranslations()
  const draft = useDraft(content.language, (text) => {
    const language = languageTag(text)
    if (language !== null) type({ language })
    return language !== null
  })
  const name = languageName(content.language, locale)
  return (
    <Field label={t('fields:language')} hint={name} error={draft.invalid && t('inspector:language.invalid')}>
      {(control) => (
        <>
          <input
            {...control}
            list="languages"
            value={draft.value}
            readOnly={readOnly}
            spellCheck={false}
            onChange={({ target }) => draft.change(target.value)}
            onBlur={draft.finish}
          />
          <datalist id="languages">
            {LANGUAGES.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag, locale)}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

function DateField({ content, type, readOnly }: FieldProps) {
  const { t } = useTranslations()
  const { date, language } = content
  const draft = useDraft(date, (text) => {
    const meant = parseDate(text, language)
    if (meant !== null) type({ date: meant })
    return meant !== null
  })
  const hint = date === '' ? t('inspector:date.hint') : dateInWords(date, language, 'full')
  return (
    <Field label={t('inspector:date')} hint={hint} error={draft.invalid && t('inspector:date.invalid')}>
      {(control) => (
        <input
          {...control}
          value={draft.value}
          readOnly={readOnly}
          spellCheck={false}
          onChange={({ target }) => draft.change(target.value)}
          onBlur={draft.finish}
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
    slug === '' ? t('inspector:slug.generated') : '',
    aliases.length > 0 ? t('inspector:slug.aliases', { aliases: aliases.join(', ') }) : '',
  ]
  const hint = hints.filter((each) => each !== '').join(' ')
  return (
    <Field
      label={t('fields:slug')}
      name="slug"
      {...(hint ? { hint } : {})}
      error={draft.invalid && t('inspector:slug.invalid', { proposal: slugFrom(draft.value) })}
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
              {t('inspector:slug.use', { slug: made })}
            </button>
          )}
        </>
      )}
    </Field>
  )
}

/** The file that the article was imported from, if it was. */
function Origin() {
  const { t, locale } = useTranslations()
  const source = useSession((session) => session.article?.source ?? null)
  if (!source) return null
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <>
      <section className={styles.origin} aria-labelledby="details-origin">
        <h2 id="details-origin">{t('inspector:origin')}</h2>
        <dl className={styles.summary}>
          <dt>{t('inspector:origin.file')}</dt>
          <dd>{source.fileName}</dd>
          {source.encoding !== '' && (
            <>
              <dt>{t('inspector:origin.encoding')}</dt>
              <dd>{source.encoding}</dd>
            </>
          )}
          <dt>{t('inspector:origin.when')}</dt>
          <dd>{when.format(new Date(source.importedAt))}</dd>
        </dl>
      </section>
      {source.frontMatter && <KeptFrontMatter frontMatter={source.frontMatter} />}
    </>
  )
}

/** The control of each field that is shown here: all that are not set in the text, and two of the credits. */
const CONTROLS: {
  readonly [Name in FieldsWhere<'shownIn', 'inspector'> | 'byline' | 'date']: ComponentType<FieldProps>
} = {
  status: StatusField,
  desk: (props) => <LineField {...props} name="desk" />,
  keywords: KeywordsField,
  language: LanguageField,
  date: DateField,
  embargo: EmbargoField,
  byline: BylineRows,
  target: TargetField,
  slug: SlugField,
  note: NoteField,
  correction: CorrectionField,
}
