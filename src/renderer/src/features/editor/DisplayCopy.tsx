import { type KeyboardEvent, type RefObject, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Byline } from '../../../../core/article.ts'
import { localeFor } from '../../../../i18n/index.ts'
import { bylineFromNames, namesOf } from '../../fields/bylineText.ts'
import { dateFromWords, dateInWords } from '../../fields/dateText.ts'
import { historyStep } from '../../fields/historyStep.ts'
import { useDraft } from '../../fields/useDraft.ts'
import { useOutline } from '../../state/outline.ts'
import { useProof } from '../../state/proof.ts'
import { useSession } from '../../state/session.ts'
import { useWords } from '../../words.ts'
import { directionOf } from './body/direction.ts'
import { CopyField } from './CopyField.tsx'
import { caretRow } from './caretRow.ts'
import { LengthGauge } from './LengthGauge.tsx'
import styles from './DisplayCopy.module.css'

/** What the body can ask of the display copy. */
export type CopyHandle = {
  focusLast(): void
  focusHeadline(): void
  select(part: string, from: number, to: number): void
}

type Props = { ref: RefObject<CopyHandle | null>; intoBody(): void }

const NOBODY: readonly Byline[] = []

const STEPPED = ['kicker', 'headline', 'subhead', 'standfirst', 'dateline'] as const
type TextPart = (typeof STEPPED)[number]

const isField = (element: EventTarget): element is HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement

/** Which way a key leads out of a field, if it does. */
function wayOut(event: KeyboardEvent, field: HTMLTextAreaElement): 'back' | 'on' | null {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.key === 'Enter') return event.shiftKey ? 'back' : 'on'
  const { selectionStart, selectionEnd, value } = field
  if (event.shiftKey || selectionStart !== selectionEnd) return null
  const isLtr = getComputedStyle(field).direction === 'ltr'
  const [back, on] = isLtr ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  if (event.key === back) return selectionStart === 0 ? 'back' : null
  if (event.key === on) return selectionEnd === value.length ? 'on' : null
  if (event.key === 'ArrowUp') return caretRow(field).first ? 'back' : null
  return event.key === 'ArrowDown' && caretRow(field).last ? 'on' : null
}

/** The step of the history that a key takes back or does again, where it was that step which set a field's text. */
function takesBack(event: KeyboardEvent, { dataset }: HTMLTextAreaElement): boolean {
  const part = STEPPED.find((each) => each === dataset.copy)
  const step = part && historyStep(event)
  return step ? useOutline.getState().takeBack(step, part) : false
}

function enterField(field: HTMLTextAreaElement | undefined, at: 'start' | 'end'): void {
  if (!field) return
  const caret = at === 'start' ? 0 : field.value.length
  field.focus()
  field.setSelectionRange(caret, caret)
}

/** The display copy, edited in place as it will read. Enter and the arrow keys lead from one line to the next. */
export function DisplayCopy({ ref, intoBody }: Props) {
  const { t } = useWords()
  const header = useRef<HTMLFieldSetElement | null>(null)
  const language = useSession((session) => session.content?.language)

  const fields = () => [...(header.current?.querySelectorAll('textarea') ?? [])]
  useImperativeHandle(ref, () => ({
    focusLast: () => enterField(fields().at(-1), 'end'),
    focusHeadline: () =>
      enterField(
        fields().find(({ dataset }) => dataset.copy === 'headline'),
        'end',
      ),
    select: (part, from, to) => {
      const field = fields().find(({ dataset }) => dataset.copy === part)
      field?.focus()
      field?.setSelectionRange(from, to)
    },
  }))

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isField(event.target)) return
    if (takesBack(event, event.target)) {
      event.preventDefault()
      return
    }
    const way = wayOut(event, event.target)
    if (!way) return
    event.preventDefault()
    const all = fields()
    const next = all.indexOf(event.target) + (way === 'on' ? 1 : -1)
    if (next >= all.length) intoBody()
    else enterField(all[next], way === 'on' && event.key !== 'Enter' ? 'start' : 'end')
  }

  if (language === undefined) return null
  return (
    <fieldset
      ref={header}
      className={styles.copy}
      lang={language}
      dir={directionOf(language)}
      aria-label={t('editor:displayCopy')}
      onKeyDown={onKeyDown}
    >
      <PlainField part="kicker" />
      <PlainField part="headline" />
      <LengthGauge part="headline" />
      <PlainField part="subhead" />
      <PlainField part="standfirst" />
      <LengthGauge part="standfirst" />
      <div className={styles.by}>
        <BylineField />
        <DateField />
        <PlainField part="dateline" />
      </div>
    </fieldset>
  )
}

function PlainField({ part }: { part: TextPart }) {
  const { t } = useWords()
  const value = useSession((session) => session.content?.[part]) ?? ''
  const edit = useSession((session) => session.edit)
  return (
    <>
      <CopyField
        part={part}
        label={t(`editor:${part}`)}
        value={value}
        onText={(text) => edit({ [part]: text })}
      />
      {part !== 'dateline' && <RemarkMark part={part} />}
    </>
  )
}

/** In the margin beside a field: how many remarks there are on its text. The keyboard has its own way to them. */
function RemarkMark({ part }: { part: Exclude<TextPart, 'dateline'> }) {
  const { t } = useWords()
  const count = useProof(({ counts }) => counts.places.get(part) ?? 0)
  if (count === 0) return null
  const show = () => {
    const { remarks, show: goTo } = useProof.getState()
    const first = remarks.find(({ place }) => place === part)
    if (first) goTo(first)
  }
  const label = t('proof:inField', { count, field: t(`editor:${part}`) })
  return (
    <div className={styles.remarks} data-beside={part}>
      <button type="button" tabIndex={-1} aria-label={label} title={label} onClick={show}>
        {t('common:number', { count })}
      </button>
    </div>
  )
}

function BylineField() {
  const { t } = useWords()
  const { i18n } = useTranslation()
  const byline = useSession((session) => session.content?.byline ?? NOBODY)
  const language = useSession((session) => session.content?.language ?? '')
  const edit = useSession((session) => session.edit)
  const draft = useDraft(namesOf(byline), (text) => {
    edit({ byline: bylineFromNames(text, byline) })
    return true
  })
  // The word before the names is printed with them, and so in the article's language.
  const inPrint = i18n.getFixedT(localeFor([language]), 'editor')
  return (
    <div className={styles.names}>
      {draft.value !== '' && <span aria-hidden>{inPrint('byline.by')}</span>}
      <CopyField
        part="byline"
        label={t('editor:byline')}
        value={draft.value}
        onText={draft.change}
        onBlur={draft.finish}
      />
    </div>
  )
}

function DateField() {
  const { t } = useWords()
  const date = useSession((session) => session.content?.date ?? '')
  const language = useSession((session) => session.content?.language ?? '')
  const edit = useSession((session) => session.edit)
  const draft = useDraft(dateInWords(date, language), (text) => {
    const meant = dateFromWords(text, language)
    if (meant !== null) edit({ date: meant })
    return meant !== null
  })
  return (
    <CopyField
      part="date"
      label={t('editor:date')}
      value={draft.value}
      onText={draft.change}
      onBlur={draft.finish}
      {...(draft.invalid ? { 'aria-invalid': true, title: t('editor:date.invalid') } : {})}
    />
  )
}
