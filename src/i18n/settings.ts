import type { TextForm } from '../core/settingKinds.ts'
import type { ChoiceName, SettingName, Settings, SwitchName, TextName } from '../core/settings.ts'
import en from './en/settings.ts'
import type { Translate } from './index.ts'

type Choices = { [Name in ChoiceName]: `${Name}.${Settings[Name]}` }
/** What is shown on a page of the settings: the others are chosen in the dialog of the export, or kept by the list. */
type Shown = Exclude<SettingName, `export${string}` | 'savedSearches' | 'ownReplacements' | 'usageOff'>

/** The words that the table of settings needs: a missing one is an error of the compiler. */
type Needed =
  | Shown
  | Choices[Extract<Shown, ChoiceName>]
  | `${SwitchName}.note`
  | `${Extract<Shown, TextName>}.note`
  | `typography.example.${Settings['typography']}`
  | `invalid.${TextForm}`
const words: { readonly [key in Needed]: string } = en

function isNeeded(key: string): key is Needed {
  return Object.hasOwn(words, key)
}

/** The words of a setting: its label, and with `part` a choice, the note, or a choice's example. */
export function settingWords(
  t: Translate,
  name: SettingName,
  part?: string,
  variables?: { undo: string },
): string {
  const key = part === undefined ? name : `${name}.${part}`
  if (!isNeeded(key)) throw new TypeError(`no words for the setting ${key}`)
  return t(`settings:${key}`, variables)
}

/** Why a text is no value of a setting of this form. */
export function invalidSetting(t: Translate, form: TextForm): string {
  return t(`settings:invalid.${form}`)
}
