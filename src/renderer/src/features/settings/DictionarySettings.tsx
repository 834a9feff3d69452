import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type HouseWord, isHouseWord } from '../../../../core/spelling/index.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { addProofingSentences } from '../../../../i18n/proofing.ts'
import { dictionaryProblemSentence } from '../../../../i18n/spelling.ts'
import { forgetAllIn, rememberIn } from '../../commands/ownUndo.ts'
import { useDictionary } from '../../state/dictionary.ts'
import { Button } from '../../ui/Button.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import entry from './EntryForm.module.css'
import dialog from '../../ui/Dialog.module.css'
import own from './DictionarySettings.module.css'
import rules from './HouseStyleSettings.module.css'
import { LanguageDictionaries } from './LanguageDictionaries.tsx'
import styles from './SettingsDialog.module.css'

/** The most words that are shown at once; the others are found by typing. */
const MOST_SHOWN = 200

/** A word that was added or removed last, and what puts it back as it was. */
type Told = { word: string; isAdded: boolean; undo(): void }

/** The words of the house: added, sought, and taken out again. */
export function DictionarySettings() {
  useSentences(addProofingSentences)
  const { t, locale } = useTranslations()
  const { words, problems, refresh, change } = useDictionary()
  const [sought, setSought] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => void refresh(), [refresh])
  useEffect(() => () => forgetAllIn('dialog'), [])

  /** Adds a word or takes it out, which can be undone; true once that is written. */
  const write = async (word: HouseWord, isAdded: boolean, isUndo = false): Promise<boolean> => {
    const answer = await change(isAdded ? { add: [word] } : { remove: [word.word] })
    setFailure(answer.ok ? null : failureSentence(t, answer.failure))
    if (!answer.ok) return false
    if (isUndo) {
      setTold(null)
      return true
    }
    const undo = () => {
      forget()
      void write(word, !isAdded, true)
    }
    const forget = rememberIn('dialog', undo)
    setTold({ word: word.word, isAdded, undo })
    return true
  }
  const found = words
    .filter(({ word }) => word.toLocaleLowerCase(locale).includes(sought.trim().toLocaleLowerCase(locale)))
    .toSorted((one, other) => one.word.localeCompare(other.word, locale))
  return (
    <section className={styles.found}>
      <AddWord onAdd={(word) => write(word, true)} />
      <p className={rules.note}>{t('remarks:dictionary.note')}</p>
      {failure !== null && (
        <p className={rules.errors} role="alert">
          {failure}
        </p>
      )}
      {problems.length > 0 && (
        <ul className={`${styles.problems} ${dialog.problems}`}>
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.code}`}>
              <p>{dictionaryProblemSentence(t, problem)}</p>
            </li>
          ))}
        </ul>
      )}
      <div className={rules.told}>
        <p role="status">
          {told &&
            t(told.isAdded ? 'remarks:added' : 'remarks:dictionary.removed', {
              word: told.word,
            })}
        </p>
        {told && <Button onClick={told.undo}>{t('common:undo')}</Button>}
      </div>
      {words.length === 0 ? (
        <p className={rules.note}>{t('remarks:dictionary.none')}</p>
      ) : (
        <>
          <div className={rules.head}>
            <p>{t('remarks:dictionary.count', { count: words.length })}</p>
            <input
              type="search"
              className={own.sought}
              aria-label={t('remarks:dictionary.filter')}
              placeholder={t('remarks:dictionary.filter')}
              value={sought}
              onChange={({ target }) => setSought(target.value)}
            />
          </div>
          <ul className={rules.rules} aria-label={t('remarks:dictionary.title')}>
            {found.slice(0, MOST_SHOWN).map((each) => (
              <li key={each.word} className={rules.rule}>
                <p className={rules.said}>
                  {each.word}
                  {each.model !== null && (
                    <span className={rules.note}> {t('remarks:dictionary.like', { model: each.model })}</span>
                  )}
                </p>
                <Button
                  variant="quiet"
                  aria-label={t('remarks:dictionary.removeNamed', { word: each.word })}
                  onClick={() => void write(each, false)}
                >
                  {t('remarks:dictionary.remove')}
                </Button>
              </li>
            ))}
          </ul>
          {found.length > MOST_SHOWN && (
            <p className={rules.note}>{t('remarks:dictionary.more', { count: found.length - MOST_SHOWN })}</p>
          )}
        </>
      )}
      <LanguageDictionaries />
    </section>
  )
}

/** The form that adds a word, with the word that it is inflected like. */
function AddWord({ onAdd }: { onAdd(word: HouseWord): Promise<boolean> }) {
  const { t } = useTranslations()
  const id = useId()
  const [typed, setTyped] = useState({ word: '', model: '' })
  const [isTold, setTold] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const word = typed.word.trim()
  const model = typed.model.trim()
  const set = (part: Partial<typeof typed>) => {
    setTyped((now) => ({ ...now, ...part }))
    setTold(false)
  }
  const add = async () => {
    if (!isHouseWord(word) || (model !== '' && !isHouseWord(model))) {
      setTold(true)
      return
    }
    if (!(await onAdd({ word, model: model === '' ? null : model }))) return
    setTyped({ word: '', model: '' })
    first.current?.focus()
  }
  // A form of several fields is not submitted by Enter without a button of that type.
  const onKeyDown = ({ key, target, nativeEvent }: KeyboardEvent) => {
    if (key === 'Enter' && !nativeEvent.isComposing && target instanceof HTMLInputElement) void add()
  }
  return (
    <form
      className={`${own.form} ${entry.form}`}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      <label htmlFor={`${id}-word`}>{t('remarks:dictionary.word')}</label>
      <label htmlFor={`${id}-model`}>{t('remarks:dictionary.model')}</label>
      <input
        id={`${id}-word`}
        ref={first}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isTold || undefined}
        aria-describedby={isTold ? `${id}-problem` : undefined}
        value={typed.word}
        onChange={({ target }) => set({ word: target.value })}
      />
      <input
        id={`${id}-model`}
        autoComplete="off"
        spellCheck={false}
        title={t('remarks:dictionary.model.note')}
        value={typed.model}
        onChange={({ target }) => set({ model: target.value })}
      />
      <Button variant="primary" onClick={() => void add()}>
        {t('remarks:dictionary.add')}
      </Button>
      {isTold && (
        <p id={`${id}-problem`} role="alert" className={rules.errors}>
          {t('remarks:dictionary.invalid')}
        </p>
      )}
    </form>
  )
}
