import { Fragment, useId, useState } from 'react'
import { type HouseRule, type HouseStyleFinding, runawayProblem } from '../../../../core/houseStyle/index.ts'
import { houseStyleProblemSentence } from '../../../../i18n/houseStyle.ts'
import { InlineDiff } from '../../ui/InlineDiff.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './HouseStyleSettings.module.css'
import { useRuleTrial } from './useRuleTrial.ts'

function Tried({ text, findings }: { text: string; findings: readonly HouseStyleFinding[] }) {
  const rest = text.slice(findings.at(-1)?.to ?? 0)
  return (
    <p className={styles.tried} dir="auto">
      {findings.map(({ from, to, replacement }, index) => (
        <Fragment key={from}>
          {text.slice(findings[index - 1]?.to ?? 0, from)}
          {replacement === null ? (
            <mark>{text.slice(from, to)}</mark>
          ) : (
            <InlineDiff written={text.slice(from, to)} replacement={replacement} />
          )}
        </Fragment>
      ))}
      {rest}
    </p>
  )
}

/** A text on which a rule is tried as one types; null for a rule that is none yet. */
export function RuleTrial({ rule }: { rule: HouseRule | null }) {
  const { t, locale } = useTranslations()
  const id = useId()
  const [text, setText] = useState('')
  const trial = useRuleTrial(rule, text, rule?.language || locale)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('settings:rule.trial')}</label>
      <textarea
        id={id}
        rows={2}
        value={text}
        placeholder={t('settings:rule.trial.placeholder')}
        onChange={({ target }) => setText(target.value)}
      />
      {trial === 'runaway' && rule && (
        <p className={styles.errors} role="alert">
          {houseStyleProblemSentence(t, runawayProblem(rule))}
        </p>
      )}
      {trial !== null && trial !== 'runaway' && (
        <>
          <p className={styles.note} role="status">
            {t('settings:rule.trial.found', { count: trial.length })}
          </p>
          {trial.length > 0 && <Tried text={text} findings={trial} />}
        </>
      )}
    </div>
  )
}
