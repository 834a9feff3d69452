import { type FormEvent, useId, useState } from 'react'
import { addDetailsSentences } from '../../../../i18n/details.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { usePage } from '../../editor/pageStore.ts'
import { pageSections } from '../../editor/pageStructure.ts'
import { setSectionLanguageIn } from '../../editor/plugins/sections.ts'
import { languageOfHeading } from '../../editor/textBlocks.ts'
import { languageName } from '../../../../core/languageName.ts'
import { languageFrom, offeredLanguages } from '../../fields/languages.ts'
import { suggestionsFor, useLearntValues } from '../../fields/learntValues.ts'
import { SuggestInput } from '../../fields/SuggestInput.tsx'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from '../../ui/ShortForm.module.css'

const close = () => useLayout.getState().show(null)

/** The language of the section at the caret, by its name; none where it is the article's. */
export default function SectionLanguageDialog() {
  useSentences(addDetailsSentences)
  const { t, locale } = useTranslations()
  const id = useId()
  const section = usePage((page) => page.section)
  const { state } = articleEditor
  const article = String(state?.doc.attrs.language ?? 'und')
  const own = languageOfHeading((state && pageSections(state.doc)[section]?.heading) ?? null)
  const [typed, setTyped] = useState(own === '' ? '' : languageName(own, locale))
  const [isRefused, setRefused] = useState(false)
  const { values, load } = useLearntValues('language')
  const known = offeredLanguages([...values.map(({ value }) => value)]).map((tag) => {
    const label = languageName(tag, locale)
    return { text: label, label }
  })
  // The dialog is opened to write in its one field.
  const finish = () => {
    const language = typed.trim() === '' ? '' : languageFrom(typed, locale)
    if (language === null) {
      setRefused(true)
      return
    }
    close()
    articleEditor.applyStep((change) =>
      setSectionLanguageIn(change, section, language === article ? '' : language),
    )
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    finish()
  }
  return (
    <ModalDialog
      title={t('details:section.language')}
      size="small"
      closesOnOutsideClick
      onClose={close}
      footer={
        <>
          <span className={styles.spacer} />
          <Button onClick={close}>{t('common:cancel')}</Button>
          <Button variant="primary" onClick={finish}>
            {t('details:section.apply')}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={onSubmit}>
        <label htmlFor={id}>{t('fields:language')}</label>
        <SuggestInput
          control={{
            id,
            'aria-describedby': `${id}-note`,
            ...(isRefused ? { 'aria-invalid': true } : {}),
          }}
          value={typed}
          suggest={(text) => suggestionsFor(text, known)}
          listLabel={t('details:languages')}
          readOnly={false}
          placeholder={languageName(article, locale)}
          onFocus={load}
          onType={(text) => {
            setTyped(text)
            setRefused(false)
          }}
        />
        <p
          id={`${id}-note`}
          className={isRefused ? styles.failure : styles.note}
          role={isRefused ? 'alert' : undefined}
        >
          {isRefused
            ? t('details:language.invalid')
            : t('details:section.note', { language: languageName(article, locale) })}
        </p>
      </form>
    </ModalDialog>
  )
}
