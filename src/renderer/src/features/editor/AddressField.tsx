import { Check } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { typedAddress } from '../../../../core/document/index.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import styles from './Cards.module.css'

type Props = {
  /** The address so far; a relative one can stay as it is. */
  address: string
  /** True where the words of the link are asked for, too. */
  asksWords: boolean
  /** Takes the address, empty for no link. */
  onSet(address: string, words: string): void
  onGiveUp(): void
}

/** Asks for the address of a link: Enter takes it where it is one, Escape leaves all as it was. */
export function AddressField({ address, asksWords, onSet, onGiveUp }: Props) {
  const { t } = useWords()
  const first = useRef<HTMLInputElement | null>(null)
  const field = useRef<HTMLInputElement | null>(null)
  const wrong = useId()
  const [typed, setTyped] = useState(address)
  const [words, setWords] = useState('')
  const [isWrong, setWrong] = useState(false)
  useEffect(() => {
    // The page must not scroll to where the card was before it had its place.
    const input = first.current ?? field.current
    input?.focus({ preventScroll: true })
    input?.select()
  }, [])

  const set = () => {
    if (typed === address) return address === '' ? onGiveUp() : onSet(address, words)
    const text = typed.trim()
    const meant = text === '' ? '' : typedAddress(text)
    setWrong(meant === null)
    if (meant === null) field.current?.focus({ preventScroll: true })
    else onSet(meant, words || text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onGiveUp()
    else if (event.target === first.current) field.current?.focus({ preventScroll: true })
    else set()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the fields within.
    <div className={styles.asking} onKeyDown={onKeyDown}>
      {asksWords && (
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
        <p id={wrong} role="alert" className={styles.wrong}>
          {t('editor:link.invalid')}
        </p>
      )}
    </div>
  )
}
