import { useEffect, useEffectEvent, useState } from 'react'
import { type TextForm, typedSetting } from '../../../../core/settingKinds.ts'

/** How long after a keystroke a text is saved, in milliseconds. */
const PAUSE = 500

export type TypedSetting = {
  /** The text of the control. */
  text: string
  isInvalid: boolean
  type(text: string): void
  /** Saves what was typed, if it is a value, and shows it as it is saved. */
  finish(): void
}

/** The text of a setting while one types: saved after a pause, when its control is left, and when the page is closed. */
export function useTypedSetting(form: TextForm, saved: string, save: (value: string) => void): TypedSetting {
  const [typed, setTyped] = useState<string | null>(null)
  const value = typed === null ? saved : typedSetting(form, typed)
  const saveTyped = useEffectEvent(() => {
    if (value !== null && value !== saved) save(value)
  })
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => saveTyped(), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => () => saveTyped(), [])
  return {
    text: typed ?? saved,
    isInvalid: value === null,
    type: setTyped,
    finish: () => {
      if (value === null) return
      if (value !== saved) save(value)
      setTyped(null)
    },
  }
}
