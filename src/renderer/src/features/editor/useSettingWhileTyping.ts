import { type RefObject, useEffect } from 'react'
import { type Setting, settingOf } from '../../../../core/typography/index.ts'
import { useSession } from '../../state/session.ts'
import { useSettings } from '../../state/settings.ts'

/** The setting of a character that goes in at a field's cursor, or null. */
function settingIn(field: HTMLTextAreaElement, typed: string): Setting | null {
  const { settings } = useSettings.getState()
  const language = useSession.getState().content?.language
  if (!settings.setWhileTyping || language === undefined || field.readOnly) return null
  const { value, selectionStart, selectionEnd } = field
  return settingOf(
    { before: value.slice(0, selectionStart), typed, after: value.slice(selectionEnd) },
    { language, profile: settings.typography, markdown: false },
  )
}

/** Puts a text in the place of what is selected, as a step that the browser can undo. */
function put(text: string): boolean {
  return text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text)
}

/** Sets quotes, apostrophes, dashes and spaces in a field while one types; Backspace, like undo, gives back what was typed. */
export function useSettingWhileTyping(ref: RefObject<HTMLTextAreaElement | null>, isOn: boolean): void {
  useEffect(() => {
    const { current: field } = ref
    if (!field || !isOn) return
    let setAt: { value: string; caret: number } | null = null
    const onInput = (event: InputEvent) => {
      const { data, inputType, isComposing } = event
      if (inputType !== 'insertText' || isComposing || data?.length !== 1) return
      const setting = settingIn(field, data)
      if (!setting) return
      event.preventDefault()
      const caret = field.selectionStart + 1
      if (!put(data)) return
      field.setSelectionRange(setting.from, setting.to)
      put(setting.insert)
      const end = setting.from + setting.insert.length + caret - setting.to
      field.setSelectionRange(end, end)
      setAt = { value: field.value, caret: end }
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Backspace' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
        return
      const isBehind = setAt?.value === field.value && setAt.caret === field.selectionEnd
      if (isBehind && field.selectionStart === field.selectionEnd && document.execCommand('undo'))
        event.preventDefault()
      setAt = null
    }
    field.addEventListener('beforeinput', onInput)
    field.addEventListener('keydown', onKey)
    return () => {
      field.removeEventListener('beforeinput', onInput)
      field.removeEventListener('keydown', onKey)
    }
  }, [ref, isOn])
}
