import { useState } from 'react'
import type { BulkChange, FieldChange } from '../../../../core/bulk.ts'
import { dateInWords } from '../../../../core/dateInWords.ts'
import { addBulkSentences } from '../../../../i18n/bulk.ts'
import { addDetailsSentences } from '../../../../i18n/details.ts'
import { changeSeveral } from '../../commands/bulk.ts'
import { problemSentence } from '../../fields/dateProblem.ts'
import { keywordsFrom, suggestKeywords } from '../../fields/keywords.ts'
import { suggestionsFor, useLearntValues, valueSuggestions } from '../../fields/learntValues.ts'
import { SuggestInput } from '../../fields/SuggestInput.tsx'
import { type Embargo, readTypedEmbargo } from '../../fields/typedDate.ts'
import { useLayout } from '../../state/layout.ts'
import { selectedInOrder, useSelection } from '../../state/selection.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { SwitchRow } from '../../ui/SwitchRow.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './FieldsDialog.module.css'

/** What is asked for; `desk` and `embargo` are null where they stay as they are. */
type Asked = { desk: string | null; add: string[]; remove: string[]; embargo: Embargo | null }

/** The change that is asked for; null for none. */
function changeOf({ desk, add, remove, embargo }: Asked): BulkChange | null {
  const changes: FieldChange[] = []
  if (desk !== null) changes.push({ kind: 'desk', desk })
  if (add.length + remove.length > 0) changes.push({ kind: 'keywords', add, remove })
  if (embargo !== null) changes.push({ kind: 'embargo', ...embargo })
  const [first, second] = changes
  if (!first) return null
  return second ? { kind: 'fields', changes } : first
}

const withoutBlanks = (text: string) => text.replace(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, '')

const NO_EMBARGO: Embargo = { embargo: '', embargoZone: '' }

/** Changes the desk, the keywords and the embargo of the articles that are selected together. */
export default function FieldsDialog() {
  useSentences(addBulkSentences)
  useSentences(addDetailsSentences)
  const { t, locale } = useTranslations()
  const articles = useSelection((state) => state.articles)
  const desks = useLearntValues('desk')
  const keywords = useLearntValues('keywords')
  const [desk, setDesk] = useState('')
  const [isWithout, setWithout] = useState(false)
  const [adding, setAdding] = useState('')
  const [removing, setRemoving] = useState('')
  const [until, setUntil] = useState('')
  const [isTyping, setTyping] = useState(false)
  const [isLifted, setLifted] = useState(false)
  const [add, remove] = [keywordsFrom(adding), keywordsFrom(removing)]
  const both = add.filter((word) => remove.includes(word))
  const typedDesk = withoutBlanks(desk)
  const meant = isLifted ? NO_EMBARGO : readTypedEmbargo(until, NO_EMBARGO, locale)
  const problem = 'problem' in meant ? meant : null
  const embargo = 'problem' in meant || (meant.embargo === '' && !isLifted) ? null : meant
  const why = problem && problemSentence(t, locale, problem)
  const isUnfinished = isTyping || problem?.problem === 'needs-time'
  const inFull = embargo?.embargo ? dateInWords(embargo.embargo, locale, 'full') : null
  const needsTime = problem?.problem === 'needs-time' ? why : null
  const embargoNote = inFull ?? needsTime ?? t('bulk:ask.embargo.note')
  const change = changeOf({ desk: isWithout ? '' : typedDesk || null, add, remove, embargo })
  const canApply = change !== null && problem === null && both.length === 0 && articles.size > 0
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
        <TextRow label={t('bulk:ask.embargo')} note={embargoNote} error={isUnfinished ? null : why}>
          {(control) => (
            <input
              {...control}
              type="text"
              value={isLifted ? '' : until}
              placeholder={t('bulk:ask.unchangedEmbargo')}
              readOnly={isLifted}
              spellCheck={false}
              autoComplete="off"
              onChange={({ target }) => {
                setUntil(target.value)
                setTyping(true)
              }}
              onBlur={() => setTyping(false)}
            />
          )}
        </TextRow>
        <SwitchRow label={t('bulk:ask.noEmbargo')} on={isLifted} onChange={setLifted} />
        {/* Enter in a field applies. */}
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </ModalDialog>
  )
}
