import { type KeyboardEvent, useMemo, useState } from 'react'
import { usePage } from '../../../editor/pageStore.ts'
import { useFind } from '../../../state/find.ts'
import { Button } from '../../../ui/Button.tsx'
import { FindField } from '../../../ui/FindField.tsx'
import { useTranslations } from '../../../useTranslations.ts'
import { articleSearch, isTicked, useMatches } from './articleSearch.ts'
import styles from './FindBar.module.css'
import { planReplacements, type Replacement } from './replacing.ts'
import { keyOf } from './matches.ts'

/** The replacement for each match; null unless replacing. */
export function useReplacements(): readonly Replacement[] | null {
  const { isReplacing, replacement, query, options } = useFind()
  const matches = useMatches(({ matches }) => matches)
  return useMemo(
    () => (isReplacing ? planReplacements(matches, replacement, query, options) : null),
    [isReplacing, matches, replacement, query, options],
  )
}

type Props = { replacements: readonly Replacement[] | null; isPattern: boolean }

/** The replacement field and its buttons. */
export function ReplaceRow({ replacements, isPattern }: Props) {
  const { t } = useTranslations()
  const replacement = useFind(({ replacement }) => replacement)
  const { matches, current, choices } = useMatches()
  const readOnly = usePage((page) => page.readOnly)
  const [done, setDone] = useState<{ count: number; matches: unknown } | null>(null)
  const ticked = useMemo(
    () => (replacements ?? []).filter((each) => isTicked(each, choices)),
    [replacements, choices],
  )
  const protectedCount = (replacements ?? []).filter(
    ({ isProtected, match }) => isProtected && !choices.has(keyOf(match)),
  ).length
  const currentReplacement = replacements?.[current]

  const replaceOne = () => {
    if (currentReplacement && !readOnly) void articleSearch.replaceOne()
  }
  const replaceAll = async () => {
    if (readOnly) return
    const count = await articleSearch.replaceAll()
    if (count > 0) setDone({ count, matches: useMatches.getState().matches })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) void replaceAll()
    else if (event.shiftKey) void articleSearch.step(-1)
    else replaceOne()
  }
  const text =
    done && done.matches === matches
      ? t('find:replaced', { count: done.count })
      : protectedCount > 0
        ? t('find:held', { count: protectedCount })
        : ''
  return (
    <>
      <div className={styles.row}>
        <span className={styles.indent} />
        <FindField>
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
        </FindField>
        <Button disabled={!currentReplacement || readOnly} onClick={replaceOne}>
          {t('find:replaceOne')}
        </Button>
        <Button disabled={ticked.length === 0 || readOnly} onClick={() => void replaceAll()}>
          {t('find:replaceAll', { count: ticked.length })}
        </Button>
      </div>
      <p className={styles.status} role="status">
        {text}
      </p>
    </>
  )
}
