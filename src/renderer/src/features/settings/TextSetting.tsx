import { LIGHT } from '../../../../core/colors.ts'
import { HOUSE_LANGUAGES } from '../../../../core/export/house.ts'
import { typedSetting } from '../../../../core/settingKinds.ts'
import { SETTINGS, type TextName } from '../../../../core/settings.ts'
import { invalidSetting, settingWords } from '../../../../i18n/settings.ts'
import { languageName } from '../../../../core/languageName.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { type RowControlProps, TextRow } from '../../ui/TextRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { LineControl } from './LineControl.tsx'
import styles from './TextSetting.module.css'
import { type TypedSetting, useTypedSetting } from './useTypedSetting.ts'

/** What the swatch shows while no colour is chosen: the colour of our own pages. */
const OWN_ACCENT = LIGHT.accent

type ControlProps = { control: RowControlProps; setting: TypedSetting }

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
  const { form } = SETTINGS[name]
  const saved = useSettings(({ settings }) => settings[name])
  const save = (value: string) => void useSettings.getState().choose(name, value)
  const setting = useTypedSetting(form, saved, save)
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
