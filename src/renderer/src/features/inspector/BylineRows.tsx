import { X } from 'lucide-react'
import type { Byline } from '../../../../core/article/index.ts'
import { suggestionsFor, useLearntValues, valueSuggestions } from '../../fields/learntValues.ts'
import { SuggestInput, type Suggestion } from '../../fields/SuggestInput.tsx'
import { useDraft } from '../../fields/useDraft.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { Field, type FieldProps } from './Field.tsx'
import styles from './Inspector.module.css'

function isLink(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:', 'mailto:'].includes(new URL(text).protocol)
}

/** Sets a property of a byline; '' removes it. */
function withPart(byline: Byline, part: 'role' | 'url', text: string): Byline {
  const { [part]: _, ...rest } = byline
  return text === '' ? rest : { ...rest, [part]: text }
}

/** The byline: name, role and link of each author. */
export function BylineRows({ content, edit, type, readOnly }: FieldProps) {
  const { t, locale } = useTranslations()
  const { values, load } = useLearntValues('author')
  const { byline } = content
  const names = new Set(byline.map(({ name }) => name))
  const others = values.filter(({ value }) => !names.has(value))
  const authors = valueSuggestions(others, locale)
  // Keyed by index, since names change while they are typed.
  const rows = byline.map((person, index) => ({ key: `${index} of ${byline.length}`, person, index }))
  const setPerson = (index: number, person: Byline) => type({ byline: byline.with(index, person) })
  return (
    <fieldset className={styles.byline} disabled={readOnly}>
      <legend>{t('fields:byline')}</legend>
      {rows.map(({ key, person, index }) => (
        <Person
          key={key}
          nth={index + 1}
          person={person}
          authors={authors}
          loadAuthors={load}
          readOnly={readOnly}
          setPerson={(changed) => setPerson(index, changed)}
          remove={() => edit({ byline: byline.toSpliced(index, 1) })}
        />
      ))}
      {!readOnly && (
        <button
          type="button"
          className={styles.linkButton}
          onClick={() => edit({ byline: [...byline, { name: '' }] })}
        >
          {t('details:byline.add')}
        </button>
      )}
    </fieldset>
  )
}

type PersonProps = {
  nth: number
  person: Byline
  /** Who signs in the library. */
  authors: readonly Suggestion[]
  loadAuthors(): void
  readOnly: boolean
  setPerson(person: Byline): void
  remove(): void
}

function Person({ nth, person, authors, loadAuthors, readOnly, setPerson, remove }: PersonProps) {
  const { t } = useTranslations()
  const link = useDraft(person.url ?? '', (text) => {
    const isGood = text === '' || isLink(text)
    if (isGood) setPerson(withPart(person, 'url', text))
    return isGood
  })
  return (
    <fieldset className={styles.person} aria-label={person.name || t('details:byline.nth', { nth })}>
      <Field label={t('details:byline.name')}>
        {(control) => (
          <SuggestInput
            control={control}
            value={person.name}
            suggest={(typed) => suggestionsFor(typed, authors)}
            listLabel={t('details:authors')}
            readOnly={readOnly}
            onFocus={loadAuthors}
            onType={(name) => setPerson({ ...person, name })}
          />
        )}
      </Field>
      <Field label={t('details:byline.role')}>
        {(control) => (
          <input
            {...control}
            dir="auto"
            spellCheck={false}
            value={person.role ?? ''}
            onChange={({ target }) => setPerson(withPart(person, 'role', target.value))}
          />
        )}
      </Field>
      <Field label={t('details:byline.url')} error={link.invalid && t('details:byline.url.invalid')}>
        {(control) => (
          <input
            {...control}
            inputMode="url"
            spellCheck={false}
            value={link.value}
            onChange={({ target }) => link.change(target.value)}
            onBlur={link.finish}
          />
        )}
      </Field>
      <IconButton
        label={t('details:byline.remove', { name: person.name || t('details:byline.nth', { nth }) })}
        onClick={remove}
      >
        <X aria-hidden />
      </IconButton>
    </fieldset>
  )
}
