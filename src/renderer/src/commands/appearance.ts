import { TEXT_SIZES } from '../../../contract/contract.ts'
import { useSettings } from '../state/settings.ts'

const { change } = useSettings.getState()

/** Chooses something of how the window or the page looks. */
export const choose = (...[part]: Parameters<typeof change>) => void change(part)

/** Makes the text of the page one size bigger or smaller; at the last size it stays. */
export function stepTextSize(step: 1 | -1): void {
  const textSize = TEXT_SIZES[TEXT_SIZES.indexOf(useSettings.getState().settings.textSize) + step]
  if (textSize) choose({ textSize })
}

/** Switches typewriter scrolling on or off. */
export function toggleTypewriter(): void {
  choose({ typewriter: !useSettings.getState().settings.typewriter })
}
