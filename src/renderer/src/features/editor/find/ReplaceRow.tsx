import { type KeyboardEvent, useMemo, useState } from 'react'
import { useFind } from '../../../state/find.ts'
import { useOutline } from '../../../state/outline.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../words.ts'
import { articleSearch, keyOf, useFound } from './articleSearch.ts'
import styles from './FindBar.module.css'
import { changeOf, planReplacements, type Replacement } from './plan.ts'

/** What would take the place of each match; null while nothing is to be replaced. */
export function useReplacements(): readonly Replacement[] | null {
  const { isReplacing, replacement, options } = useFind()
  const matches = useFound(({ matches }) => matches)
  const view = useOutline(({ view }) => view)
  return useMemo(
    () => (isReplacing && view ? planReplacements(view.state, matches, replacement, options) : null),
    [isReplacing, view, matches, replacement, options],
  )
}

/** True where “Replace all” takes a match along: unless it was left out, or touches more than words. */
export function isTicked({ match, isHeld }: Replacement, choices: ReadonlyMap<string, boolean>): boolean {
  return choices.get(keyOf(match)) ?? !isHeld
}

type Props = { replacements: readonly Replacement[] | null; isPattern: boolean }

/** What is to take the place of what is found. */
export function ReplaceRow({ replacements, isPattern }: Props) {
  const { t } = useWords()
  const replacement = useFind(({ replacement }) => replacement)
  const { matches, current, choices } = useFound()
  const readOnly = useSession(({ savedState }) => savedState?.kind === 'read-only')
  const [done, setDone] = useState<{ count: number; matches: unknown } | null>(null)
  const ticked = useMemo(
    () => (replacements ?? []).filter((each) => isTicked(each, choices)),
    [replacements, choices],
  )
  const held = (replacements ?? []).filter(({ isHeld, match }) => isHeld && !choices.has(keyOf(match))).length
  const one = replacements?.[current]

  const apply = (some: readonly Replacement[]) => {
    const { view, change } = useOutline.getState()
    const last = some.at(-1)
    if (!view || !last || readOnly) return
    const { body, copy } = changeOf(view.state, some)
    const { part, from } = last.match
    const isBody = part === 'body'
    const written = isBody ? (body.find((each) => each.from === from)?.insert ?? last.insert) : last.insert
    change({ body, copy })
    void articleSearch
      .startBehind({ part, at: from + written.length })
      .then(() => setDone({ count: some.length, matches: useFound.getState().matches }))
  }
  const replaceOne = () => apply(one ? [one] : [])
  const replaceAll = () => apply(ticked)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) replaceAll()
    else if (event.shiftKey) void articleSearch.step(-1)
    else replaceOne()
  }
  const said =
    done && done.matches === matches
      ? t('find:replaced', { count: done.count })
      : held > 0
        ? t('find:held', { count: held })
        : ''
  return (
    <>
      <div className={styles.row}>
        <span className={styles.indent} />
        <div className={styles.field}>
          <input
            value={replacement}
            aria-label={t('find:replacement')}
            placeholder={t('find:replacement')}
            title={isPattern ? t('find:replacement.pattern') : undefined}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => useFind.setState({ replacement: target.value })}
            onKeyDown={onKeyDown}
          />
        </div>
        <Button disabled={!one || readOnly} onClick={replaceOne}>
          {t('find:replaceOne')}
        </Button>
        <Button disabled={ticked.length === 0 || readOnly} onClick={replaceAll}>
          {t('find:replaceAll', { count: ticked.length })}
        </Button>
      </div>
      <p className={styles.said} role="status">
        {said}
      </p>
    </>
  )
}
