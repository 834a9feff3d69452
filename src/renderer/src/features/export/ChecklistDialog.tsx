import { CircleAlert, CircleCheck } from 'lucide-react'
import type { Check, CheckId, Place } from '../../../../core/checklist.ts'
import { LONGEST_COPY } from '../../../../core/displayCopy.ts'
import { goToPlace, openChecks, setStatus } from '../../commands/checklist.ts'
import { dateInWords } from '../../fields/dateText.ts'
import { useScreen } from '../../state/screen.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useSession } from '../../saving/session.ts'
import { Button } from '../../ui/Button.tsx'
import { WindowDialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../words.ts'
import styles from './Checklist.module.css'
import { useChecks } from './useChecks.ts'

/** How many of the words that a check found are shown. */
const SHOWN = 3
const LONGEST = 60

/** Words as they can stand in a line: the rest of what is long is left out. */
function shortened(words: string): string {
  const signs = [...words]
  return signs.length <= LONGEST ? words : `${signs.slice(0, LONGEST).join('')}…`
}

/** What is left to do before the open article is printed, with the way to each place; and what is in order. */
export default function ChecklistDialog() {
  const { t } = useWords()
  const checks = useChecks()
  const status = useSession((session) => session.content?.status)
  const readOnly = usePage((page) => page.readOnly)
  const close = () => useScreen.getState().show(null)
  if (!checks || status === undefined) return null
  const left = openChecks(checks)
  const fine = checks.filter(({ places }) => places.length === 0)
  const goTo = (check: CheckId, place: Place) => {
    close()
    // The dialog gives the focus back to where it was, and only then is it taken on.
    setTimeout(() => goToPlace(check, place), 50)
  }
  return (
    <WindowDialog
      title={t('checklist:title')}
      size="small"
      closesOutside
      onClose={close}
      foot={
        <>
          <span className={styles.verdict} role="status">
            {left.length === 0 ? t('checklist:inOrder') : t('checklist:left', { count: left.length })}
          </span>
          <Button onClick={close}>{t('common:close')}</Button>
          {status !== 'ready' && !readOnly && (
            <Button
              look="primary"
              onClick={() => {
                setStatus('ready')
                close()
              }}
            >
              {t(left.length === 0 ? 'checklist:markReady' : 'checklist:markReadyAnyway')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {left.length > 0 && (
          <ul className={styles.left}>
            {left.map((check) => (
              <OpenCheck key={check.id} check={check} onGoTo={goTo} />
            ))}
          </ul>
        )}
        {fine.length > 0 && (
          <section aria-labelledby="checklist-done">
            <h3 id="checklist-done">{t('checklist:done')}</h3>
            <ul className={styles.fine}>
              {fine.map(({ id }) => (
                <li key={id}>
                  <CircleCheck aria-hidden size={15} />
                  {t(`checklist:fine.${id}`)}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </WindowDialog>
  )
}

function OpenCheck({
  check: { id, places },
  onGoTo,
}: {
  check: Check
  onGoTo(check: CheckId, place: Place): void
}) {
  const { t, locale } = useWords()
  const embargo = useSession((session) => session.content?.embargo) ?? ''
  const [first] = places
  const sentence = t(`checklist:open.${id}`, {
    count: places.length,
    longest: id === 'headline-length' ? LONGEST_COPY.headline : LONGEST_COPY.standfirst,
    when: id === 'embargo' ? dateInWords(embargo, locale, 'full') : '',
  })
  const shown = places.slice(0, SHOWN).map(({ words }, nth) => ({ key: `${nth} ${words}`, words }))
  const named = places.some(({ words }) => words !== '') || id === 'links'
  return (
    <li>
      <CircleAlert aria-hidden size={16} />
      <div className={styles.what}>
        <p>{sentence}</p>
        {named && (
          <ul className={styles.words}>
            {shown.map(({ key, words }) => (
              <li key={key}>
                <bdi>{words === '' ? t('checklist:noAddress') : shortened(words)}</bdi>
              </li>
            ))}
            {places.length > SHOWN && <li>{t('checklist:more', { count: places.length - SHOWN })}</li>}
          </ul>
        )}
      </div>
      {first && (
        <Button
          aria-label={t('checklist:goTo.named', { check: t(`checklist:fine.${id}`) })}
          onClick={() => onGoTo(id, first)}
        >
          {t('checklist:goTo')}
        </Button>
      )}
    </li>
  )
}
