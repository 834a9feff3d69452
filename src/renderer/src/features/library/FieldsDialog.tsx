import { useState } from 'react'
import type { BulkChange, FieldChange } from '../../../../core/bulk.ts'
import { addBulkSentences } from '../../../../i18n/bulk.ts'
import { changeSeveral } from '../../commands/bulk.ts'
import { keywordsFrom, suggestKeywords } from '../../fields/keywords.ts'
import { suggestionsFor, useLearntValues, valueSuggestions } from '../../fields/learntValues.ts'
import { SuggestInput } from '../../fields/SuggestInput.tsx'
import { useLayout } from '../../state/layout.ts'
import { selectedInOrder, useSelection } from '../../state/selection.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { SwitchRow } from '../../ui/SwitchRow.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './FieldsDialog.module.css'

/** What is asked for; `desk` is null where it stays as it is. */
type Asked = { desk: string | null; add: string[]; remove: string[] }

/** The change that is asked for; null for none. */
function changeOf({ desk, add, remove }: Asked): BulkChange | null {
  const changes: FieldChange[] = []
  if (desk !== null) changes.push({ kind: 'desk', desk })
  if (add.length + remove.length > 0) changes.push({ kind: 'keywords', add, remove })
  const [first, second] = changes
  if (!first) return null
  return second ? { kind: 'fields', changes } : first
}

const withoutBlanks = (text: string) => text.replace(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, '')

/** Changes the desk and the keywords of the articles that are selected together. */
export default function FieldsDialog() {
  useSentences(addBulkSentences)
  const { t, locale } = useTranslations()
  const articles = useSelection((state) => state.articles)
  const desks = useLearntValues('desk')
  const keywords = useLearntValues('keywords')
  const [desk, setDesk] = useState('')
  const [isWithout, setWithout] = useState(false)
  const [adding, setAdding] = useState('')
  const [removing, setRemoving] = useState('')
  const [add, remove] = [keywordsFrom(adding), keywordsFrom(removing)]
  const both = add.filter((word) => remove.includes(word))
  const typedDesk = withoutBlanks(desk)
  const change = changeOf({ desk: isWithout ? '' : typedDesk || null, add, remove })
  const canApply = change !== null && both.length === 0 && articles.size > 0
  const close = () => useLayout.getState().show(null)
  const apply = () => {
    if (!canApply) return
    close()
    void changeSeveral(
      change,
      selectedInOrder(articles).map(({ id }) => id),
    )
  }
  return (
    <ModalDialog
      title={t('bulk:ask.title', { count: articles.size })}
      size="small"
      onClose={close}
      footer={
        <>
          <span className={styles.spacer} />
          <Button onClick={close}>{t('common:cancel')}</Button>
          <Button variant="primary" disabled={!canApply} onClick={apply}>
            {t('bulk:ask.apply')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <TextRow label={t('bulk:ask.desk')} note={t('bulk:ask.desk.note')} error={null}>
          {(control) => (
            <SuggestInput
              control={control}
              value={isWithout ? '' : desk}
              suggest={(typed) => suggestionsFor(typed, valueSuggestions(desks.values, locale))}
              listLabel={t('bulk:ask.desks')}
              placeholder={t('bulk:ask.unchanged')}
              readOnly={isWithout}
              onFocus={desks.load}
              onType={setDesk}
            />
          )}
        </TextRow>
        <SwitchRow label={t('bulk:ask.noDesk')} on={isWithout} onChange={setWithout} />
        <TextRow label={t('bulk:ask.add')} note={t('bulk:ask.separated')} error={null}>
          {(control) => (
            <SuggestInput
              control={control}
              value={adding}
              suggest={(typed) => suggestKeywords(adding, typed, keywords.values, locale)}
              listLabel={t('bulk:ask.keywords')}
              readOnly={false}
              onFocus={keywords.load}
              onType={setAdding}
            />
          )}
        </TextRow>
        <TextRow
          label={t('bulk:ask.remove')}
          note={t('bulk:ask.separated')}
          error={both.length > 0 ? t('bulk:ask.both', { count: both.length, words: both.join(', ') }) : null}
        >
          {(control) => (
            <SuggestInput
              control={control}
              value={removing}
              suggest={(typed) => suggestKeywords(removing, typed, keywords.values, locale)}
              listLabel={t('bulk:ask.keywords')}
              readOnly={false}
              onFocus={keywords.load}
              onType={setRemoving}
            />
          )}
        </TextRow>
        {/* Enter in a field applies. */}
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </ModalDialog>
  )
}
