import { useId, useState } from 'react'
import { problemsOf, type RuleText } from '../../../../core/houseStyle/index.ts'
import { houseStyleProblemSentence } from '../../../../i18n/houseStyle.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { SwitchRow } from '../../ui/SwitchRow.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './HouseStyleSettings.module.css'
import { RuleTrial } from './RuleTrial.tsx'

const SOUGHT = ['words', 'pattern'] as const
const ADVICE = ['replace', 'delete', 'remark'] as const
type Advice = (typeof ADVICE)[number]

/** What is typed in the form; words stand one on a line. */
type Typed = {
  sought: (typeof SOUGHT)[number]
  words: string
  pattern: string
  advice: Advice
  suggest: string
  rest: Pick<RuleText, 'name' | 'reason' | 'language' | 'case' | 'fix'>
}

/** A new rule: words, and something to write instead. */
const NEW: Typed = {
  sought: 'words',
  words: '',
  pattern: '',
  advice: 'replace',
  suggest: '',
  rest: { name: '', reason: '', language: '', case: false, fix: false },
}

function typedOf({ name, words, written, suggest, reason, language, case: matchCase, fix }: RuleText): Typed {
  return {
    sought: written === null ? 'words' : 'pattern',
    words: words.join('\n'),
    pattern: written ?? '',
    advice: suggest === null ? 'remark' : suggest === '' ? 'delete' : 'replace',
    suggest: suggest ?? '',
    rest: { name, reason, language, case: matchCase, fix },
  }
}

function ruleOf({ sought, words, pattern, advice, suggest, rest }: Typed): RuleText {
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return {
    ...rest,
    words: sought === 'words' ? lines : [],
    written: sought === 'pattern' ? pattern : null,
    suggest: advice === 'remark' ? null : advice === 'delete' ? '' : suggest,
    fix: rest.fix && advice !== 'remark',
  }
}

type Props = {
  /** The rule that is changed; null for a new one. */
  rule: RuleText | null
  /** Why the rule could not be saved; null where it could, or was not tried. */
  notSaved: string | null
  onSave(rule: RuleText): void
  onCancel(): void
}

/** The form of one rule: what to look for, what to write, why, and a text to try it on. */
export function RuleForm({ rule: before, notSaved, onSave, onCancel }: Props) {
  const { t } = useTranslations()
  const id = useId()
  const [typed, setTyped] = useState(() => (before ? typedOf(before) : NEW))
  const [isTold, setTold] = useState(false)
  const set = (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part }))
  const setRest = (part: Partial<Typed['rest']>) => set({ rest: { ...typed.rest, ...part } })
  const { sought, advice, rest } = typed
  const text = ruleOf(typed)
  const { rule, problems } = problemsOf(text)
  const isEmptySuggestion = advice === 'replace' && typed.suggest === ''
  const isGood = rule !== null && problems.length === 0 && !isEmptySuggestion
  const line = (label: string, note: string, value: string, onType: (value: string) => void) => (
    <TextRow label={label} note={note} error={null}>
      {(control) => (
        <input
          {...control}
          value={value}
          autoComplete="off"
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </TextRow>
  )
  return (
    <form
      className={styles.form}
      aria-label={t(before ? 'settings:rule.form' : 'settings:rule.new')}
      onSubmit={(event) => {
        event.preventDefault()
        setTold(true)
        if (isGood) onSave(text)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <h3 className={styles.title}>{t(before ? 'settings:rule.form' : 'settings:rule.new')}</h3>
      <RadioRow
        label={t('settings:rule.sought')}
        choices={SOUGHT.map((each) => ({ id: each, label: t(`settings:rule.sought.${each}`) }))}
        chosen={sought}
        onChoose={(each) => set({ sought: each })}
      />
      {sought === 'words' ? (
        <div className={styles.field}>
          <label htmlFor={`${id}-words`}>{t('settings:rule.words')}</label>
          <textarea
            // biome-ignore lint/a11y/noAutofocus: the form is opened to type here
            autoFocus
            id={`${id}-words`}
            rows={Math.min(6, Math.max(2, typed.words.split('\n').length))}
            aria-describedby={`${id}-words-note`}
            value={typed.words}
            onChange={({ target }) => set({ words: target.value })}
          />
          <p id={`${id}-words-note`} className={styles.note}>
            {t('settings:rule.words.note')}
          </p>
        </div>
      ) : (
        <div className={styles.code}>
          {line(t('settings:rule.pattern'), t('settings:rule.pattern.note'), typed.pattern, (pattern) =>
            set({ pattern }),
          )}
        </div>
      )}
      <RadioRow
        label={t('settings:rule.advice')}
        choices={ADVICE.map((each) => ({ id: each, label: t(`settings:rule.advice.${each}`) }))}
        chosen={advice}
        onChoose={(each) => set({ advice: each })}
      />
      {advice === 'replace' &&
        line(
          t('settings:rule.suggest'),
          sought === 'pattern' ? t('settings:rule.suggest.note') : '',
          typed.suggest,
          (suggest) => set({ suggest }),
        )}
      <RuleTrial rule={isEmptySuggestion ? null : rule} />
      {line(t('settings:rule.reason'), t('settings:rule.reason.note'), rest.reason, (reason) =>
        setRest({ reason }),
      )}
      <div className={styles.pair}>
        {line(t('settings:rule.language'), t('settings:rule.language.note'), rest.language, (language) =>
          setRest({ language: language.trim() }),
        )}
        {line(t('settings:rule.name'), t('settings:rule.name.note'), rest.name, (name) => setRest({ name }))}
      </div>
      <SwitchRow
        label={t('settings:rule.case')}
        on={rest.case}
        onChange={(matchCase) => setRest({ case: matchCase })}
      />
      {advice !== 'remark' && (
        <SwitchRow
          label={t('settings:rule.fix')}
          note={t('settings:rule.fix.note')}
          on={rest.fix}
          onChange={(fix) => setRest({ fix })}
        />
      )}
      {isTold && !isGood && (
        <ul className={styles.errors} role="alert">
          {isEmptySuggestion && <li>{t('settings:rule.noSuggestion')}</li>}
          {problems.map((problem) => (
            <li key={problem.code}>{houseStyleProblemSentence(t, problem)}</li>
          ))}
        </ul>
      )}
      {notSaved !== null && (
        <p className={styles.errors} role="alert">
          {notSaved}
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={onCancel}>{t('common:cancel')}</Button>
        <Button
          variant="primary"
          onClick={({ currentTarget }) => currentTarget.closest('form')?.requestSubmit()}
        >
          {t('settings:rule.save')}
        </Button>
      </div>
    </form>
  )
}
