import { type KeyboardEvent, useId, useRef, useState } from 'react'
import {
  LONGEST_REPLACEMENT,
  LONGEST_TYPED,
  MOST_REPLACEMENTS,
  replacementProblem,
} from '../../../../core/ownReplacements.ts'
import type { OwnReplacement } from '../../../../core/settingKinds.ts'
import { shortcutLabel } from '../../commands/shortcuts.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import entry from './EntryForm.module.css'
import rules from './HouseStyleSettings.module.css'
import own from './OwnReplacements.module.css'

const EMPTY_REPLACEMENT: OwnReplacement = { from: '', to: '' }

const write = (all: readonly OwnReplacement[]) =>
  void useSettings.getState().choose('ownReplacements', [...all])

/** What is put in the place of what somebody types: a list that is added to, changed and taken from. */
export function OwnReplacements() {
  const { t, locale } = useTranslations()
  const id = useId()
  const all = useSettings(({ settings }) => settings.ownReplacements)
  const [typed, setTyped] = useState(EMPTY_REPLACEMENT)
  /** The one that is changed; null for a new one. */
  const [changed, setChanged] = useState<string | null>(null)
  const [isTold, setTold] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const wanted = { from: typed.from.trim(), to: typed.to.trim() }
  const problem = replacementProblem(
    wanted,
    all.filter(({ from }) => from !== changed),
  )
  const begin = (next: OwnReplacement, of: string | null) => {
    setTyped(next)
    setChanged(of)
    setTold(false)
    first.current?.focus()
  }
  const set = (part: Partial<OwnReplacement>) => {
    setTyped((now) => ({ ...now, ...part }))
    setTold(false)
  }
  const save = () => {
    if (problem !== null) {
      setTold(true)
      return
    }
    write(changed === null ? [...all, wanted] : all.map((each) => (each.from === changed ? wanted : each)))
    begin(EMPTY_REPLACEMENT, null)
  }
  // A form of several fields is not submitted by Enter without a button of that type.
  const onKeyDown = ({ key, target, nativeEvent }: KeyboardEvent) => {
    if (key === 'Enter' && !nativeEvent.isComposing && target instanceof HTMLInputElement) save()
  }
  const marked = (isWrong: boolean) =>
    isTold && isWrong && ({ 'aria-invalid': true, 'aria-describedby': `${id}-problem` } as const)
  const sorted = all.toSorted((one, other) => one.from.localeCompare(other.from, locale))
  return (
    <section className={own.section} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('settings:own')}</h3>
      <p className={rules.note}>{t('settings:own.note', { undo: shortcutLabel('undo', t) })}</p>
      <form
        className={`${own.form} ${entry.form}`}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
      >
        <label htmlFor={`${id}-from`}>{t('settings:own.from')}</label>
        <label htmlFor={`${id}-to`}>{t('settings:own.to')}</label>
        <input
          id={`${id}-from`}
          ref={first}
          autoComplete="off"
          spellCheck={false}
          {...marked(!(problem === 'empty' && wanted.from !== ''))}
          value={typed.from}
          onChange={({ target }) => set({ from: target.value })}
        />
        <input
          id={`${id}-to`}
          autoComplete="off"
          spellCheck={false}
          {...marked(problem === 'empty' && wanted.to === '')}
          value={typed.to}
          onChange={({ target }) => set({ to: target.value })}
        />
        <Button variant="primary" onClick={save}>
          {t(changed === null ? 'settings:own.add' : 'settings:own.save')}
        </Button>
        {changed !== null && (
          <Button onClick={() => begin(EMPTY_REPLACEMENT, null)}>{t('common:cancel')}</Button>
        )}
      </form>
      {isTold && problem !== null && (
        <p
          id={`${id}-problem`}
          ref={(line) => line?.scrollIntoView({ block: 'nearest' })}
          role="alert"
          className={rules.errors}
        >
          {t(`settings:own.problem.${problem}`, {
            typed: wanted.from,
            longest: LONGEST_TYPED,
            longestSet: LONGEST_REPLACEMENT,
            most: MOST_REPLACEMENTS,
          })}
        </p>
      )}
      {sorted.length > 0 && (
        <ul className={rules.rules} aria-label={t('settings:own')}>
          {sorted.map((each) => (
            <li key={each.from} className={rules.rule}>
              <p className={rules.said}>
                <span className={own.typed}>{each.from}</span>
                <span aria-hidden> → </span>
                <span className="visually-hidden">{t('settings:rule.becomes')}</span>
                <strong>{each.to}</strong>
              </p>
              <div className={rules.ask}>
                <Button
                  variant="quiet"
                  aria-label={t('settings:own.editNamed', { typed: each.from })}
                  onClick={() => begin(each, each.from)}
                >
                  {t('settings:rule.edit')}
                </Button>
                <Button
                  variant="quiet"
                  aria-label={t('settings:own.removeNamed', { typed: each.from })}
                  onClick={() => {
                    write(all.filter(({ from }) => from !== each.from))
                    begin(EMPTY_REPLACEMENT, null)
                  }}
                >
                  {t('settings:rule.remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
