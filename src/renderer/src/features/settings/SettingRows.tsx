import type { SettingPage } from '../../../../core/settingKinds.ts'
import {
  type ChoiceName,
  isChoice,
  isSwitch,
  isTextSetting,
  SETTING_NAMES,
  type SettingName,
  SETTINGS,
  type SwitchName,
} from '../../../../core/settings.ts'
import { settingWords } from '../../../../i18n/settings.ts'
import { shortcutLabel } from '../../commands/shortcuts.ts'
import { useSettings } from '../../state/settings.ts'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { SwitchRow } from '../../ui/SwitchRow.tsx'
import { VisibleSpaces } from '../../ui/VisibleSpaces.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { TextSetting } from './TextSetting.tsx'

function SwitchSetting({ name }: { name: SwitchName }) {
  const { t } = useTranslations()
  const on = useSettings(({ settings }) => settings[name])
  return (
    <SwitchRow
      label={settingWords(t, name)}
      note={settingWords(t, name, 'note', { undo: shortcutLabel('undo', t) })}
      on={on}
      onChange={(next) => void useSettings.getState().choose(name, next)}
    />
  )
}

function ChoiceSetting({ name }: { name: ChoiceName }) {
  const { t } = useTranslations()
  const chosen = useSettings(({ settings }) => settings[name])
  const { choices, hasExamples } = SETTINGS[name]
  return (
    <RadioRow
      label={settingWords(t, name)}
      stacked={hasExamples}
      choices={choices.map((id) => ({
        id,
        label: settingWords(t, name, id),
        note: hasExamples && <VisibleSpaces text={settingWords(t, name, `example.${id}`)} />,
      }))}
      chosen={chosen}
      onChoose={(id) => void useSettings.getState().choose(name, id)}
    />
  )
}

/** One setting, as its row of the table says. */
export function SettingRow({ name }: { name: SettingName }) {
  if (isSwitch(name)) return <SwitchSetting name={name} />
  if (isTextSetting(name)) return <TextSetting name={name} />
  return isChoice(name) ? <ChoiceSetting name={name} /> : null
}

/** The settings of one page, in the order of their table; each takes effect at once. */
export function SettingRows({ page }: { page: SettingPage }) {
  return SETTING_NAMES.filter((name) => SETTINGS[name].page === page).map((name) => (
    <SettingRow key={name} name={name} />
  ))
}
