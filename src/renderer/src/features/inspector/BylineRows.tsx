import { X } from 'lucide-react'
import type { Byline } from '../../../../core/article.ts'
import { useDraft } from '../../fields/useDraft.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import { Field, type FieldProps } from './Field.tsx'
import styles from './Inspector.module.css'

function isLink(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:', 'mailto:'].includes(new URL(text).protocol)
}

/** A byline with a part put in, or taken out where it is empty. */
function withPart(byline: Byline, part: 'role' | 'url', text: string): Byline {
  const { [part]: _, ...rest } = byline
  return text === '' ? rest : { ...rest, [part]: text }
}

/** Who signs the article: name, role and link of each. */
export function BylineRows({ content, edit, type, readOnly }: FieldProps) {
  const { t } = useWords()
  const { byline } = content
  // A row is its place: names change while they are typed.
  const rows = byline.map((person, index) => ({ key: `${index} of ${byline.length}`, person, index }))
  const put = (index: number, person: Byline) => type({ byline: byline.with(index, person) })
  return (
    <fieldset className={styles.people} disabled={readOnly}>
      <legend>{t('inspector:byline')}</legend>
      {rows.map(({ key, person, index }) => (
        <Person
          key={key}
          nth={index + 1}
          person={person}
          put={(changed) => put(index, changed)}
          remove={() => edit({ byline: byline.toSpliced(index, 1) })}
        />
      ))}
      <button
        type="button"
        className={styles.more}
        onClick={() => edit({ byline: [...byline, { name: '' }] })}
      >
        {t('inspector:byline.add')}
      </button>
    </fieldset>
  )
}

type PersonProps = { nth: number; person: Byline; put(person: Byline): void; remove(): void }

function Person({ nth, person, put, remove }: PersonProps) {
  const { t } = useWords()
  const link = useDraft(person.url ?? '', (text) => {
    const isGood = text === '' || isLink(text)
    if (isGood) put(withPart(person, 'url', text))
    return isGood
  })
  return (
    <fieldset className={styles.person} aria-label={person.name || t('inspector:byline.nth', { nth })}>
      <Field label={t('inspector:byline.name')}>
        {(control) => (
          <input
            {...control}
            dir="auto"
            spellCheck={false}
            value={person.name}
            onChange={({ target }) => put({ ...person, name: target.value })}
          />
        )}
      </Field>
      <Field label={t('inspector:byline.role')}>
        {(control) => (
          <input
            {...control}
            dir="auto"
            spellCheck={false}
            value={person.role ?? ''}
            onChange={({ target }) => put(withPart(person, 'role', target.value))}
          />
        )}
      </Field>
      <Field label={t('inspector:byline.url')} error={link.invalid && t('inspector:byline.url.invalid')}>
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
        label={t('inspector:byline.remove', { name: person.name || t('inspector:byline.nth', { nth }) })}
        onClick={remove}
      >
        <X aria-hidden />
      </IconButton>
    </fieldset>
  )
}
