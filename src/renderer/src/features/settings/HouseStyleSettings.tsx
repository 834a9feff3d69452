import { useEffect, useState } from 'react'
import {
  type HouseRule,
  type HouseStyleChange,
  type HouseStyleProblem,
  type RuleText,
  runawayProblem,
  textOf,
} from '../../../../core/houseStyle/index.ts'
import { houseStyleProblemSentence } from '../../../../i18n/houseStyle.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { addProofingSentences } from '../../../../i18n/proofing.ts'
import { useHouseStyle } from '../../state/houseStyle.ts'
import { Button } from '../../ui/Button.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import own from './HouseStyleSettings.module.css'
import { RuleForm } from './RuleForm.tsx'
import styles from './SettingsDialog.module.css'

function Problems({ problems }: { problems: readonly HouseStyleProblem[] }) {
  const { t } = useTranslations()
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => (
        <li key={`${problem.line} ${problem.code} ${JSON.stringify(problem.detail)}`}>
          {problem.line !== null && (
            <span className={styles.kind}>{t('houseStyle:line', { line: problem.line })}</span>
          )}
          <p>{houseStyleProblemSentence(t, problem)}</p>
        </li>
      ))}
    </ul>
  )
}

/** What is being done: a rule is added (null), changed, or about to be removed. */
type Work = { kind: 'edit'; rule: HouseRule | null } | { kind: 'remove'; rule: HouseRule }

const isSameRule = (one: HouseRule, other: HouseRule) =>
  JSON.stringify(textOf(one)) === JSON.stringify(textOf(other))

type RowProps = {
  rule: HouseRule
  isRemoving: boolean
  onEdit(): void
  onRemove(): void
  onConfirm(): void
  onKeep(): void
}

function RuleRow({ rule, isRemoving, onEdit, onRemove, onConfirm, onKeep }: RowProps) {
  const { t } = useTranslations()
  const { name, words, written, suggest, reason } = rule
  const sought = written ?? words.join(', ')
  return (
    <li className={own.rule}>
      <div className={own.said}>
        <p>
          {written === null ? <span>{sought}</span> : <code>{sought}</code>}
          {suggest === '' && <em> {t('settings:rule.deleted')}</em>}
          {suggest && (
            <>
              <span aria-hidden> → </span>
              <span className="visually-hidden">{t('settings:rule.becomes')}</span>
              <strong>{suggest}</strong>
            </>
          )}
        </p>
        {reason !== '' && <p className={own.note}>{reason}</p>}
      </div>
      {isRemoving ? (
        <div className={own.ask}>
          <span>{t('settings:rule.removeAsked', { name })}</span>
          <Button autoFocus onClick={onKeep}>
            {t('common:cancel')}
          </Button>
          <Button onClick={onConfirm}>{t('settings:rule.remove')}</Button>
        </div>
      ) : (
        <div className={own.ask}>
          <Button variant="quiet" aria-label={t('settings:rule.editNamed', { name })} onClick={onEdit}>
            {t('settings:rule.edit')}
          </Button>
          <Button variant="quiet" aria-label={t('settings:rule.removeNamed', { name })} onClick={onRemove}>
            {t('settings:rule.remove')}
          </Button>
        </div>
      )}
    </li>
  )
}

/** The newsroom's own rules: where they are, what is wrong with them, and a form for each. */
export function HouseStyleSettings() {
  useSentences(addProofingSentences)
  const { t } = useTranslations()
  const { file, rules, problems: inFile, runaways, refresh, change } = useHouseStyle()
  const problems = [...inFile, ...runaways.map(runawayProblem)]
  const [work, setWork] = useState<Work | null>(null)
  const [notSaved, setNotSaved] = useState<string | null>(null)
  useEffect(() => void refresh(), [refresh])

  const begin = (next: Work | null) => {
    setNotSaved(null)
    setWork(next)
  }
  /** Writes a change; where the file was changed by hand meanwhile, `again` is what goes on, by the rules as they are now. */
  const write = async (wanted: HouseStyleChange, again: (now: readonly HouseRule[]) => string) => {
    const answer = await change(wanted)
    if (!answer.ok) setNotSaved(failureSentence(t, answer.failure))
    else if (answer.value.kind === 'written') begin(null)
    else if (answer.value.kind === 'by-hand-only') setNotSaved(t('settings:rule.byHandOnly'))
    else setNotSaved(again(answer.value.style.rules))
  }
  const save = (before: HouseRule | null, rule: RuleText) =>
    write(before ? { kind: 'replace', item: before.item, rule } : { kind: 'add', rule }, (now) => {
      const same = before && now.find((each) => isSameRule(each, before))
      setWork({ kind: 'edit', rule: same ?? null })
      return t(before && !same ? 'settings:rule.goneMeanwhile' : 'settings:rule.changedMeanwhile')
    })
  const remove = (rule: HouseRule) =>
    write({ kind: 'remove', item: rule.item }, () => {
      setWork(null)
      return t('settings:rule.notRemoved')
    })

  if (work?.kind === 'edit') {
    const { rule } = work
    return (
      <RuleForm
        rule={rule && textOf(rule)}
        notSaved={notSaved}
        onSave={(text) => void save(rule, text)}
        onCancel={() => begin(null)}
      />
    )
  }
  const told: string[] = [t('houseStyle:rules', { count: rules.length })]
  if (problems.length > 0) told.push(t('houseStyle:problems', { count: problems.length }))
  return (
    <section className={styles.found}>
      <div className={own.head}>
        <p>
          {file === null ? (
            t('houseStyle:none')
          ) : (
            <>
              <code className={styles.folder}>{file}</code>
              {` · ${told.join(' · ')}`}
            </>
          )}
        </p>
        <Button onClick={() => begin({ kind: 'edit', rule: null })}>{t('settings:rule.add')}</Button>
      </div>
      {problems.length > 0 && <Problems problems={problems} />}
      {notSaved !== null && (
        <p className={own.errors} role="alert">
          {notSaved}
        </p>
      )}
      {rules.length > 0 && (
        <ul className={own.rules} aria-label={t('settings:page.house')}>
          {rules.map((rule) => (
            <RuleRow
              key={rule.item}
              rule={rule}
              isRemoving={work?.rule === rule}
              onEdit={() => begin({ kind: 'edit', rule })}
              onRemove={() => begin({ kind: 'remove', rule })}
              onConfirm={() => void remove(rule)}
              onKeep={() => begin(null)}
            />
          ))}
        </ul>
      )}
      <p className={styles.note}>{t('houseStyle:note')}</p>
    </section>
  )
}
