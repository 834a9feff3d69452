import { useEffect, useRef, useState } from 'react'
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
import { forgetAllIn, rememberIn } from '../../commands/ownUndo.ts'
import { useHouseStyle } from '../../state/houseStyle.ts'
import { Button } from '../../ui/Button.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import dialog from '../../ui/Dialog.module.css'
import own from './HouseStyleSettings.module.css'
import { RuleForm } from './RuleForm.tsx'
import styles from './SettingsDialog.module.css'

function Problems({ problems }: { problems: readonly HouseStyleProblem[] }) {
  const { t } = useTranslations()
  return (
    <ul className={`${styles.problems} ${dialog.problems}`}>
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

const isSameRule = (one: HouseRule, other: HouseRule) =>
  JSON.stringify(textOf(one)) === JSON.stringify(textOf(other))

type RowProps = { rule: HouseRule; onEdit(): void; onRemove(): void }

function RuleRow({ rule, onEdit, onRemove }: RowProps) {
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
      <div className={own.buttons}>
        <Button variant="quiet" aria-label={t('settings:rule.editNamed', { name })} onClick={onEdit}>
          {t('settings:rule.edit')}
        </Button>
        <Button variant="quiet" aria-label={t('settings:rule.removeNamed', { name })} onClick={onRemove}>
          {t('settings:rule.remove')}
        </Button>
      </div>
    </li>
  )
}

/** What gets the focus next: a button of the rule at a place of the list, or else the button that adds one. */
type Target = { at: number; button: 'edit' | 'remove' }

function buttonOf(list: HTMLElement | null, { at, button }: Target): HTMLElement | undefined {
  const which = button === 'edit' ? 'first' : 'last'
  const buttons = list?.querySelectorAll<HTMLElement>(`li button:${which}-of-type`) ?? []
  return buttons[Math.min(at, buttons.length - 1)]
}

/** A rule that was removed or restored last; `undo` puts it back. */
type Told = { rule: HouseRule; isRestored: boolean; undo: (() => void) | null }

function Notice({ told }: { told: Told | null }) {
  const { t } = useTranslations()
  const name = told?.rule.name ?? ''
  return (
    <div className={own.told}>
      <p role="status">
        {told && t(told.isRestored ? 'settings:rule.restored' : 'settings:rule.removed', { name })}
      </p>
      {told?.undo && <Button onClick={told.undo}>{t('common:undo')}</Button>}
    </div>
  )
}

/** The newsroom's own rules: where they are, what is wrong with them, and a form for each. */
export function HouseStyleSettings() {
  useSentences(addProofingSentences)
  const { t } = useTranslations()
  const { file, rules, problems: inFile, runaways, refresh, change } = useHouseStyle()
  const problems = [...inFile, ...runaways.map(runawayProblem)]
  /** The rule in the form: null for a new one, undefined while there is no form. */
  const [edited, setEdited] = useState<HouseRule | null | undefined>()
  const [notSaved, setNotSaved] = useState<string | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const [target, setTarget] = useState<Target | null>(null)
  const [isRemoving, setRemoving] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const addButton = useRef<HTMLDivElement>(null)
  useEffect(() => void refresh(), [refresh])
  useEffect(() => () => forgetAllIn('dialog'), [])
  useEffect(() => {
    if (target === null || edited !== undefined) return
    const button = buttonOf(list.current, target) ?? addButton.current?.querySelector('button')
    button?.focus()
    setTarget(null)
  }, [target, edited])

  const begin = (next: HouseRule | null | undefined) => {
    setNotSaved(null)
    setTold(null)
    setEdited(next)
  }
  const close = () => {
    if (edited !== undefined) setTarget({ at: edited?.item ?? rules.length, button: 'edit' })
    begin(undefined)
  }
  /** Writes a change; where the file was changed by hand meanwhile, `again` is what goes on, by the rules as they are now. True once it is written. */
  const write = async (wanted: HouseStyleChange, again: (now: readonly HouseRule[]) => string) => {
    const answer = await change(wanted)
    const isWritten = answer.ok && answer.value.kind === 'written'
    if (isWritten) close()
    else if (!answer.ok) setNotSaved(failureSentence(t, answer.failure))
    else if (answer.value.kind === 'by-hand-only') setNotSaved(t('settings:rule.byHandOnly'))
    else setNotSaved(again(answer.value.style.rules))
    return isWritten
  }
  const save = (before: HouseRule | null, rule: RuleText) =>
    write(before ? { kind: 'replace', item: before.item, rule } : { kind: 'add', rule }, (now) => {
      const same = before && now.find((each) => isSameRule(each, before))
      setEdited(same ?? null)
      return t(before && !same ? 'settings:rule.goneMeanwhile' : 'settings:rule.changedMeanwhile')
    })
  const remove = async (rule: HouseRule, at: number) => {
    if (isRemoving) return
    setRemoving(true)
    const isRemoved = await write({ kind: 'remove', item: rule.item }, () => t('settings:rule.notRemoved'))
    setRemoving(false)
    if (!isRemoved) return
    setTarget({ at, button: 'remove' })
    const undo = () => {
      forget()
      void restore(rule)
    }
    const forget = rememberIn('dialog', undo)
    setTold({ rule, isRestored: false, undo })
  }
  /** Puts a removed rule back at its place; where the file was changed by hand meanwhile, in its rules as they are now. */
  const restore = async (rule: HouseRule) => {
    const wanted = { kind: 'restore', item: rule.item, rule: textOf(rule) } as const
    setNotSaved(null)
    let answer = await change(wanted)
    if (answer.ok && answer.value.kind === 'changed-meanwhile') answer = await change(wanted)
    if (!answer.ok) setNotSaved(failureSentence(t, answer.failure))
    else if (answer.value.kind !== 'written') setNotSaved(t('settings:rule.notRestored'))
    else {
      setTold({ rule, isRestored: true, undo: null })
      setTarget({ at: rule.item, button: 'remove' })
    }
  }

  if (edited !== undefined) {
    return (
      <RuleForm
        rule={edited && textOf(edited)}
        notSaved={notSaved}
        onSave={(text) => void save(edited, text)}
        onCancel={close}
      />
    )
  }
  const counts: string[] = [t('houseStyle:rules', { count: rules.length })]
  if (problems.length > 0) counts.push(t('houseStyle:problems', { count: problems.length }))
  return (
    <section className={styles.found}>
      <div className={own.head}>
        <p>
          {file === null ? (
            t('houseStyle:none')
          ) : (
            <>
              <code className={styles.folder}>{file}</code>
              {` · ${counts.join(' · ')}`}
            </>
          )}
        </p>
        <div ref={addButton}>
          <Button onClick={() => begin(null)}>{t('settings:rule.add')}</Button>
        </div>
      </div>
      {problems.length > 0 && <Problems problems={problems} />}
      {notSaved !== null && (
        <p className={own.errors} role="alert">
          {notSaved}
        </p>
      )}
      <Notice told={told} />
      {rules.length > 0 && (
        <ul ref={list} className={own.rules} aria-label={t('settings:page.house')}>
          {rules.map((rule, at) => (
            <RuleRow
              key={rule.item}
              rule={rule}
              onEdit={() => begin(rule)}
              onRemove={() => void remove(rule, at)}
            />
          ))}
        </ul>
      )}
      <p className={styles.note}>{t('houseStyle:note')}</p>
    </section>
  )
}
