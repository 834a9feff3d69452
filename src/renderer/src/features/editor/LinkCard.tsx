import { Copy } from 'lucide-react'
import { type FocusEvent, useRef, useState } from 'react'
import { safeAddress } from '../../../../core/document/index.ts'
import { putOnClipboard } from '../../clipboard.ts'
import { isMac } from '../../commands/shortcuts.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { usePage } from '../../editor/pageStore.ts'
import {
  askForLink,
  closeLinkCard,
  type LinkCard as Shown,
  openAddress,
  settingLink,
} from '../../editor/plugins/links.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import { AddressField } from './AddressField.tsx'
import styles from './Cards.module.css'
import { OVER_PAGE, usePageFocus, usePlaceBeside } from './overPage.ts'

/** The card under the link that the caret is in: its address, and what can be done with it. */
export function LinkCard() {
  const link = usePage((page) => page.link)
  const isHere = usePageFocus()
  return link && (isHere || link.asking) ? (
    <Card key={link.asking ? 'asking' : link.href} link={link} />
  ) : null
}

/** An address as one reads it: without what all of them begin with. */
const readable = (href: string) => href.replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/, '').replace(/\/$/, '')

function set(link: Shown, href: string, words = ''): void {
  const isDone = articleEditor.step((transaction) => settingLink(transaction, link, href, words))
  if (!isDone) articleEditor.perform(closeLinkCard)
  articleEditor.focus()
}

function Card({ link }: { link: Shown }) {
  const { t } = useWords()
  const card = useRef<HTMLDivElement | null>(null)
  const readOnly = usePage((page) => page.readOnly)
  const style = usePlaceBeside(card, link, 'under')
  const [isCopied, setCopied] = useState(false)
  const { href } = link
  const giveUp = () => {
    articleEditor.perform(closeLinkCard)
    articleEditor.focus()
  }
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    const isWithin = relatedTarget instanceof Node && card.current?.contains(relatedTarget) === true
    // A window that loses the focus keeps what was being typed in it.
    if (link.asking && !isWithin && document.hasFocus()) articleEditor.perform(closeLinkCard)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row.
    <div
      ref={card}
      role="group"
      aria-label={t('editor:link.card')}
      className={styles.card}
      style={style}
      onBlur={onBlur}
      {...OVER_PAGE}
    >
      {link.asking ? (
        <AddressField
          address={href}
          asksWords={link.from === link.to}
          onSet={(address, words) => set(link, address, words)}
          onGiveUp={giveUp}
        />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is.
        <div className={styles.row} onMouseDown={(event) => event.preventDefault()}>
          <span className={styles.shown} title={href} dir="ltr">
            {readable(href)}
          </span>
          {!readOnly && (
            <Button onClick={() => articleEditor.perform(askForLink)}>{t('editor:link.edit')}</Button>
          )}
          {safeAddress(href) !== null && (
            <Button
              title={t('editor:link.open.key', { key: isMac ? '⌘' : t('common:key.control') })}
              onClick={() => openAddress(href)}
            >
              {t('editor:link.open')}
            </Button>
          )}
          {!readOnly && (
            <Button title={t('editor:link.remove')} onClick={() => set(link, '')}>
              {t('editor:link.unlink')}
            </Button>
          )}
          <IconButton
            label={t(isCopied ? 'editor:link.copied' : 'editor:link.copy')}
            onClick={() => void putOnClipboard({ plain: href }).then(setCopied)}
          >
            <Copy />
          </IconButton>
        </div>
      )}
    </div>
  )
}
