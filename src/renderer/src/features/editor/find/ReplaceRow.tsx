import { type KeyboardEvent, useMemo, useState } from 'react'
import { usePage } from '../../../editor/pageStore.ts'
import { useFind } from '../../../state/find.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../words.ts'
import { articleSearch, isTicked, useFound } from './articleSearch.ts'
import styles from './FindBar.module.css'
import { planReplacements, type Replacement } from './replacing.ts'
import { keyOf } from './texts.ts'

/** What would take the place of each match; null while nothing is to be replaced. */
export function useReplacements(): readonly Replacement[] | null {
  const { isReplacing, replacement, options } = useFind()
  const matches = useFound(({ matches }) => matches)
  return useMemo(
    () => (isReplacing ? planReplacements(matches, replacement, options) : null),
    [isReplacing, matches, replacement, options],
  )
}

type Props = { replacements: readonly Replacement[] | null; isPattern: boolean }

/** What is to take the place of what is found. */
export function ReplaceRow({ replacements, isPattern }: Props) {
  const { t } = useWords()
  const replacement = useFind(({ replacement }) => replacement)
  const { matches, current, choices } = useFound()
  const readOnly = usePage((page) => page.readOnly)
  const [done, setDone] = useState<{ count: number; matches: unknown } | null>(null)
  const ticked = useMemo(
    () => (replacements ?? []).filter((each) => isTicked(each, choices)),
    [replacements, choices],
  )
  const held = (replacements ?? []).filter(({ isHeld, match }) => isHeld && !choices.has(keyOf(match))).length
  const one = replacements?.[current]

  const replaceOne = () => {
    if (one && !readOnly) void articleSearch.replaceOne()
  }
  const replaceAll = async () => {
    if (readOnly) return
    const count = await articleSearch.replaceAll()
    if (count > 0) setDone({ count, matches: useFound.getState().matches })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) void replaceAll()
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
        <Button disabled={ticked.length === 0 || readOnly} onClick={() => void replaceAll()}>
          {t('find:replaceAll', { count: ticked.length })}
        </Button>
      </div>
      <p className={styles.said} role="status">
        {said}
      </p>
    </>
  )
}
