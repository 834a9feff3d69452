import { useEffect, useId, useRef, useState } from 'react'
import { isLanguageTag } from '../../../../core/article/index.ts'
import { type SpellingDictionary, LARGEST_PAIR_FILE } from '../../../../core/spelling/index.ts'
import type { Result } from '../../../../core/failure.ts'
import { languageName } from '../../../../core/languageName.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { newsroom } from '../../client.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import own from './DictionarySettings.module.css'
import rules from './HouseStyleSettings.module.css'

/** The two files of a dictionary among some; null where one of them is not there. */
function pairIn(files: readonly File[]): { aff: File; dic: File } | null {
  const named = (end: string) => files.find(({ name }) => name.toLowerCase().endsWith(end))
  const [aff, dic] = [named('.aff'), named('.dic')]
  return aff && dic && files.length === 2 ? { aff, dic } : null
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())

/** The languages that words are held against a dictionary of, and a way to add one by the two files of Hunspell. */
export function LanguageDictionaries() {
  const { t, locale } = useTranslations()
  const id = useId()
  const [known, setKnown] = useState<readonly SpellingDictionary[]>([])
  const [tag, setTag] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const nameOf = ({ language: tag }: SpellingDictionary) => {
    const [plain = tag, oxford] = tag.split('-oxendict')
    // Beside a dictionary of a region, the one without has its own: American English beside British.
    const hasSisters = !plain.includes('-') && known.some(({ language }) => language.startsWith(`${plain}-`))
    const region = hasSisters ? `-${new Intl.Locale(plain).maximize().region}` : ''
    const name = languageName(plain + region, locale)
    return oxford === undefined ? name : t('remarks:languages.oxford', { language: name })
  }
  const take = (answer: Result<SpellingDictionary[]>) => {
    if (answer.ok) setKnown(answer.value)
    setProblem(answer.ok ? null : failureSentence(t, answer.failure))
  }
  useEffect(() => {
    void newsroom.listSpellingDictionaries({}).then((answer) => answer.ok && setKnown(answer.value))
  }, [])
  const language = tag.trim()
  const choose = () => {
    if (isLanguageTag(language)) picker.current?.click()
    else setProblem(t('remarks:languages.noTag'))
  }
  const install = async (files: readonly File[]) => {
    const pair = pairIn(files)
    if (!pair) {
      setProblem(t('remarks:languages.noPair'))
      return
    }
    if (pair.aff.size > LARGEST_PAIR_FILE || pair.dic.size > LARGEST_PAIR_FILE) {
      setProblem(failureSentence(t, { code: 'dictionary-too-large', detail: {} }))
      return
    }
    setBusy(true)
    const [aff, dic] = [await bytesOf(pair.aff), await bytesOf(pair.dic)]
    take(await newsroom.installSpellingDictionary({ language, aff, dic }))
    setBusy(false)
  }
  return (
    <div className={own.languages}>
      <h3>{t('remarks:languages')}</h3>
      <ul className={rules.rules} aria-label={t('remarks:languages')}>
        {known.map((each) => (
          <li key={`${each.language} ${each.isOwn}`} className={rules.rule}>
            <p className={rules.said}>{nameOf(each)}</p>
            {each.isOwn && (
              <Button
                variant="quiet"
                aria-label={t('remarks:dictionary.removeNamed', {
                  word: nameOf(each),
                })}
                onClick={() =>
                  void newsroom.uninstallSpellingDictionary({ language: each.language }).then(take)
                }
              >
                {t('remarks:dictionary.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={rules.head}>
        <label htmlFor={`${id}-tag`}>{t('remarks:languages.tag')}</label>
        <input
          id={`${id}-tag`}
          autoComplete="off"
          spellCheck={false}
          value={tag}
          onChange={({ target }) => setTag(target.value)}
        />
        <Button disabled={isBusy} onClick={choose}>
          {t('remarks:languages.add')}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept=".aff,.dic"
          aria-label={t('remarks:languages.add')}
          onChange={({ target }) => {
            void install([...(target.files ?? [])])
            target.value = ''
          }}
        />
      </div>
      <p className={rules.note}>{t('remarks:languages.note')}</p>
      {problem !== null && (
        <p className={rules.errors} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
