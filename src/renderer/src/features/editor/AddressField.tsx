import { Check } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { typedAddress } from '../../../../core/document/index.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Cards.module.css'

type Props = {
  /** The current address; a relative one may be kept. */
  address: string
  /** Also asks for the link's text. */
  asksForText: boolean
  /** Called with the address; '' removes the link. */
  onSet(address: string, words: string): void
  onCancel(): void
}

/** A form for a link's address: Enter sets a valid one, Escape cancels. */
export function AddressField({ address, asksForText, onSet, onCancel }: Props) {
  const { t } = useTranslations()
  const first = useRef<HTMLInputElement | null>(null)
  const field = useRef<HTMLInputElement | null>(null)
  const wrong = useId()
  const [typed, setTyped] = useState(address)
  const [words, setWords] = useState('')
  const [isWrong, setWrong] = useState(false)
  useEffect(() => {
    // The card is not positioned yet; focusing must not scroll the page to it.
    const input = first.current ?? field.current
    input?.focus({ preventScroll: true })
    input?.select()
  }, [])

  const set = () => {
    if (typed === address) return address === '' ? onCancel() : onSet(address, words)
    const text = typed.trim()
    const parsed = text === '' ? '' : typedAddress(text)
    setWrong(parsed === null)
    if (parsed === null) field.current?.focus({ preventScroll: true })
    else onSet(parsed, words || text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onCancel()
    else if (event.target === first.current) field.current?.focus({ preventScroll: true })
    else set()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the fields within.
    <div className={styles.form} onKeyDown={onKeyDown}>
      {asksForText && (
        <input
          ref={first}
          type="text"
          className={styles.address}
          aria-label={t('editor:link.words')}
          placeholder={t('editor:link.words')}
          autoComplete="off"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <div className={styles.row}>
        <input
          ref={field}
          type="text"
          inputMode="url"
          className={styles.address}
          aria-label={t('editor:link.address')}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? wrong : undefined}
          placeholder={t('editor:link.placeholder')}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setWrong(false)
          }}
        />
        <IconButton label={t('editor:link.set')} onClick={set}>
          <Check />
        </IconButton>
      </div>
      {isWrong && (
        <p id={wrong} role="alert" className={styles.error}>
          {t('editor:link.invalid')}
        </p>
      )}
    </div>
  )
}
