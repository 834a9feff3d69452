import { useEffect, useEffectEvent, useState } from 'react'
import { HOUSE_LANGUAGES } from '../../../../core/export/house.ts'
import { SETTINGS, type TextName, typedSetting } from '../../../../core/settings.ts'
import { invalidSetting, settingWords } from '../../../../i18n/settings.ts'
import { languageName } from '../../fields/languageName.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { type RowControlProps, TextRow } from '../../ui/TextRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './TextSetting.module.css'

/** How long after a keystroke a text is saved, in milliseconds. */
const PAUSE = 500
/** What the swatch shows while no colour is chosen: the colour of our own pages. */
const OWN_ACCENT = '#b8361a'

type TypedSetting = {
  /** The text of the control. */
  text: string
  isInvalid: boolean
  type(text: string): void
  /** Saves what was typed, if it is a value, and shows it as it is saved. */
  finish(): void
}

/** The text of a setting while one types: saved after a pause, when its control is left, and when the page is closed. */
function useTypedSetting(name: TextName): TypedSetting {
  const saved = useSettings(({ settings }) => settings[name])
  const [typed, setTyped] = useState<string | null>(null)
  const value = typed === null ? saved : typedSetting(SETTINGS[name].form, typed)
  const save = useEffectEvent(() => {
    if (value !== null && value !== saved) void useSettings.getState().choose(name, value)
  })
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => save(), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => () => save(), [])
  return {
    text: typed ?? saved,
    isInvalid: value === null,
    type: setTyped,
    finish: () => {
      if (value === null) return
      if (value !== saved) void useSettings.getState().choose(name, value)
      setTyped(null)
    },
  }
}

type ControlProps = { control: RowControlProps; setting: TypedSetting }

function LineControl({ control, setting, isAddress }: ControlProps & { isAddress: boolean }) {
  return (
    <input
      {...control}
      type={isAddress ? 'url' : 'text'}
      dir="auto"
      spellCheck={!isAddress}
      autoComplete="off"
      value={setting.text}
      onChange={({ target }) => setting.type(target.value)}
      onBlur={setting.finish}
    />
  )
}

function ColorControl({ control, setting }: ControlProps) {
  const { t } = useTranslations()
  const { text, isInvalid, type, finish } = setting
  return (
    <div className={styles.color}>
      <input
        className={styles.swatch}
        type="color"
        aria-label={t('settings:accentColor.swatch')}
        value={text === '' || isInvalid ? OWN_ACCENT : (typedSetting('color', text) ?? OWN_ACCENT)}
        onChange={({ target }) => type(target.value)}
        onBlur={finish}
      />
      <input
        {...control}
        spellCheck={false}
        autoComplete="off"
        value={text}
        placeholder={OWN_ACCENT}
        onChange={({ target }) => type(target.value)}
        onBlur={finish}
      />
      {text !== '' && (
        <Button variant="quiet" onClick={() => type('')}>
          {t('settings:accentColor.reset')}
        </Button>
      )}
    </div>
  )
}

function LanguageControl({ control, name }: { control: RowControlProps; name: TextName }) {
  const { t, locale } = useTranslations()
  const saved = useSettings(({ settings }) => settings[name])
  const offered: readonly string[] = HOUSE_LANGUAGES
  const tags = saved === '' || offered.includes(saved) ? offered : [saved, ...offered]
  const named = tags.map((tag) => ({ tag, words: languageName(tag, locale) }))
  return (
    <select
      {...control}
      value={saved}
      onChange={({ target }) => void useSettings.getState().choose(name, target.value)}
    >
      <option value="">{t('settings:dateLanguage.own')}</option>
      {named
        .toSorted((one, other) => one.words.localeCompare(other.words, locale))
        .map(({ tag, words }) => (
          <option key={tag} value={tag}>
            {words}
          </option>
        ))}
    </select>
  )
}

/** A setting that is a text, with a control for its form. What is not of its form is never saved. */
export function TextSetting({ name }: { name: TextName }) {
  const { t } = useTranslations()
  const setting = useTypedSetting(name)
  const { form } = SETTINGS[name]
  return (
    <TextRow
      label={settingWords(t, name)}
      note={settingWords(t, name, 'note')}
      error={setting.isInvalid ? invalidSetting(t, form) : null}
    >
      {(control) => {
        if (form === 'color') return <ColorControl control={control} setting={setting} />
        if (form === 'language') return <LanguageControl control={control} name={name} />
        return <LineControl control={control} setting={setting} isAddress={form !== 'line'} />
      }}
    </TextRow>
  )
}
