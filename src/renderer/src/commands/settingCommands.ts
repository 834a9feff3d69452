import { SETTINGS } from '../../../core/settings.ts'
import type { CommandId } from '../../../contract/commands.ts'
import { useSettings } from '../state/settings.ts'

/** The commands that change a setting, which are loaded with the first of them. */
export type SettingCommandId =
  | 'toggle-spaces'
  | 'typewriter'
  | Extract<CommandId, `text-${string}` | `measure-${string}` | `theme-${string}` | `language-${string}`>

const change = (...[settings]: Parameters<ReturnType<typeof useSettings.getState>['change']>) =>
  void useSettings.getState().change(settings)

/** Sets the page's text one size larger or smaller, if there is one. */
function stepTextSize(step: 1 | -1): void {
  const sizes = SETTINGS.textSize.choices
  const textSize = sizes[sizes.indexOf(useSettings.getState().settings.textSize) + step]
  if (textSize) change({ textSize })
}

const ACTIONS: { readonly [id in SettingCommandId]: () => void } = {
  'toggle-spaces': () => change({ showSpaces: !useSettings.getState().settings.showSpaces }),
  typewriter: () => change({ typewriter: !useSettings.getState().settings.typewriter }),
  'text-bigger': () => stepTextSize(1),
  'text-smaller': () => stepTextSize(-1),
  'text-normal': () => change({ textSize: 'normal' }),
  'measure-narrow': () => change({ measure: 'narrow' }),
  'measure-normal': () => change({ measure: 'normal' }),
  'measure-wide': () => change({ measure: 'wide' }),
  'theme-system': () => change({ theme: 'system' }),
  'theme-light': () => change({ theme: 'light' }),
  'theme-dark': () => change({ theme: 'dark' }),
  'language-system': () => change({ interface: 'system' }),
  'language-fr': () => change({ interface: 'fr' }),
  'language-en-GB': () => change({ interface: 'en-GB' }),
  'language-en': () => change({ interface: 'en' }),
}

/** Changes the setting that a command is about. */
export const runSettingCommand = (id: SettingCommandId): void => ACTIONS[id]()
