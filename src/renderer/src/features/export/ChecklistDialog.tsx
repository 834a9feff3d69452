import { addDialogSentences } from '../../../../i18n/dialogs.ts'
import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react'
import { blocks, type Check, type CheckId, type CheckLocation } from '../../../../core/checklist.ts'
import { runawayProblem } from '../../../../core/houseStyle/index.ts'
import { checkedWords, checkSentence } from '../../../../i18n/checklist.ts'
import { addProofingSentences } from '../../../../i18n/proofing.ts'
import { houseStyleProblemSentence } from '../../../../i18n/houseStyle.ts'
import { goToLocation, unresolvedChecks, setStatus } from '../../commands/checklist.ts'
import { useHouseStyle } from '../../state/houseStyle.ts'
import { useLayout } from '../../state/layout.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useSession } from '../../saving/session.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import headings from '../../ui/GroupHeading.module.css'
import styles from './Checklist.module.css'
import { useChecklist } from './useChecklist.ts'

/** How many findings of a check are listed. */
const MAX_SHOWN = 3
const MAX_WORDS_LENGTH = 60

/** True for two checks of one part: that there is a headline, and how long it is. */
const areOfOnePart = (one: CheckId, other: CheckId) =>
  one.startsWith(`${other}-`) || other.startsWith(`${one}-`)

/** A finding's text, shortened to one line. */
function shorten(words: string): string {
  const signs = [...words]
  return signs.length <= MAX_WORDS_LENGTH ? words : `${signs.slice(0, MAX_WORDS_LENGTH).join('')}…`
}

/** The checklist before publication: what was found, with a way to each place, and what passed. */
export default function ChecklistDialog() {
  useSentences(addDialogSentences)
  useSentences(addProofingSentences)
  const { t } = useTranslations()
  const checks = useChecklist()
  const status = useSession((session) => session.content?.status)
  const readOnly = usePage((page) => page.readOnly)
  const close = () => useLayout.getState().show(null)
  if (!checks || status === undefined) return null
  const open = unresolvedChecks(checks)
  // A part of which something is left to do is not told to be good.
  const passed = checks.filter(
    ({ id, locations }) => locations.length === 0 && !open.some((each) => areOfOnePart(each.id, id)),
  )
  const reveal = (check: CheckId, location: CheckLocation) => {
    close()
    // The dialog restores the focus first.
    setTimeout(() => goToLocation(check, location), 50)
  }
  return (
    <ModalDialog
      title={t('checklist:title')}
      size="small"
      closesOnOutsideClick
      onClose={close}
      footer={
        <>
          <span className={styles.verdict} role="status">
            {open.length === 0 ? t('checklist:allGood') : t('checklist:issues', { count: open.length })}
          </span>
          <Button onClick={close}>{t('common:close')}</Button>
          {status !== 'ready' && !readOnly && (
            <Button
              variant="primary"
              onClick={() => {
                setStatus('ready')
                close()
              }}
            >
              {t(open.length === 0 ? 'checklist:markReady' : 'checklist:markReadyAnyway')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {open.length > 0 && (
          <ul className={styles.open}>
            {open.map((check) => (
              <OpenCheck key={check.id} check={check} onGoTo={reveal} />
            ))}
          </ul>
        )}
        <RunawayRules />
        {passed.length > 0 && (
          <section aria-labelledby="checklist-done">
            <h3 id="checklist-done" className={headings.heading}>
              {t('checklist:ok')}
            </h3>
            <ul className={styles.passed}>
              {passed.map(({ id }) => (
                <li key={id}>
                  <CircleCheck aria-hidden size={15} />
                  {t(`checklist:passed.${id}`)}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </ModalDialog>
  )
}

/** The house rules that were left out, which the checklist says nothing of otherwise. */
function RunawayRules() {
  const { t } = useTranslations()
  const runaways = useHouseStyle((style) => style.runaways)
  if (runaways.length === 0) return null
  return (
    <ul className={styles.open}>
      {runaways.map((rule) => (
        <li key={rule.line}>
          <CircleAlert aria-hidden size={16} />
          <p className={styles.finding}>
            {t('houseStyle:runaway', {
              line: rule.line,
              sentence: houseStyleProblemSentence(t, runawayProblem(rule)),
            })}
          </p>
        </li>
      ))}
    </ul>
  )
}

function OpenCheck({
  check: { id, locations },
  onGoTo,
}: {
  check: Check
  onGoTo(check: CheckId, location: CheckLocation): void
}) {
  const { t, locale } = useTranslations()
  const embargo = useSession((session) => session.content?.embargo) ?? ''
  const [first] = locations
  const sentence = checkSentence(t, locale, { id, count: locations.length, embargo })
  // What is missing has no words of its own.
  const named = locations.map((location) => checkedWords(t, id, location)).filter((words) => words !== '')
  const shown = named.slice(0, MAX_SHOWN).map((words, nth) => ({ key: `${nth} ${words}`, words }))
  return (
    <li>
      {blocks(id) ? <CircleAlert aria-hidden size={16} /> : <CircleHelp aria-hidden size={16} />}
      <div className={styles.finding}>
        <p>
          {sentence} {blocks(id) && <b className={styles.blocking}>{t('checklist:blocks')}</b>}
        </p>
        {named.length > 0 && (
          <ul className={styles.words}>
            {shown.map(({ key, words }) => (
              <li key={key}>
                <bdi>{shorten(words)}</bdi>
              </li>
            ))}
            {named.length > MAX_SHOWN && <li>{t('checklist:more', { count: named.length - MAX_SHOWN })}</li>}
          </ul>
        )}
      </div>
      {first && (
        <Button
          aria-label={t('checklist:show.named', { check: t(`checklist:passed.${id}`) })}
          onClick={() => onGoTo(id, first)}
        >
          {t('checklist:show')}
        </Button>
      )}
    </li>
  )
}
