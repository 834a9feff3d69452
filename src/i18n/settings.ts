import type { ChoiceName, SettingName, Settings, SwitchName } from '../core/settings.ts'
import en from './en/index.ts'
import type { Translate } from './index.ts'

type Choices = { [Name in ChoiceName]: `${Name}.${Settings[Name]}` }
/** What is shown on a page of the settings: `exportFormat` is chosen in the dialog of the export. */
type Shown = Exclude<SettingName, 'exportFormat'>

/** The words that the table of settings needs: a missing one is an error of the compiler. */
type Needed =
  | Shown
  | Choices[Extract<Shown, ChoiceName>]
  | `${SwitchName}.note`
  | `typography.example.${Settings['typography']}`
const words: { readonly [key in Needed]: string } = en.settings

function isNeeded(key: string): key is Needed {
  return Object.hasOwn(words, key)
}

/** The words of a setting: its label, and with `part` a choice, the note, or a choice's example. */
export function settingWords(t: Translate, name: SettingName, part?: string): string {
  const key = part === undefined ? name : `${name}.${part}`
  if (!isNeeded(key)) throw new TypeError(`no words for the setting ${key}`)
  return t(`settings:${key}`)
}
