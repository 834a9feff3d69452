import { type ClipboardEvent, type ComponentProps, useRef } from 'react'
import { useSession } from '../../state/session.ts'
import styles from './DisplayCopy.module.css'
import { useSettingWhileTyping } from './useSettingWhileTyping.ts'

type Props = {
  /** The place in the display copy, for its look. */
  part: 'kicker' | 'headline' | 'subhead' | 'standfirst' | 'byline' | 'date' | 'dateline'
  label: string
  value: string
  onText(text: string): void
} & Pick<ComponentProps<'textarea'>, 'onBlur' | 'aria-invalid' | 'title' | 'placeholder'>

const LINE_ENDS = /[\r\n\u2028\u2029]+/g

/** One field of the display copy: it grows with its text, and its text has one line, however many rows that takes. */
export function CopyField({ part, label, onText, ...rest }: Props) {
  const readOnly = useSession((session) => session.savedState?.kind === 'read-only')
  const field = useRef<HTMLTextAreaElement | null>(null)
  useSettingWhileTyping(field, part !== 'date' && part !== 'byline')
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\r\n\u2028\u2029]/.test(text) || readOnly) return
    event.preventDefault()
    const { current } = field
    if (!current) return
    const { selectionStart, selectionEnd, value } = current
    const line = text.replace(/^[\r\n\u2028\u2029]+|[\r\n\u2028\u2029]+$/g, '').replace(LINE_ENDS, ' ')
    // The one way to change a field's text that the browser can undo.
    if (!document.execCommand('insertText', false, line))
      onText(value.slice(0, selectionStart) + line + value.slice(selectionEnd))
  }
  return (
    <textarea
      ref={field}
      data-copy={part}
      className={`${styles.field} ${styles[part]}`}
      aria-label={label}
      placeholder={label}
      rows={1}
      // A field without a text lies as the article does.
      dir={rest.value === '' ? undefined : 'auto'}
      spellCheck={false}
      autoCorrect="off"
      translate="no"
      readOnly={readOnly}
      onPaste={paste}
      onChange={({ target }) => onText(target.value.replace(LINE_ENDS, ' '))}
      {...rest}
    />
  )
}
