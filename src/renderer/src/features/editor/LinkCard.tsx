import { Copy } from 'lucide-react'
import { type FocusEvent, useRef, useState } from 'react'
import { safeAddress } from '../../../../core/document/index.ts'
import { writeClipboard } from '../../clipboard.ts'
import { isMac } from '../../platform.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { usePage } from '../../editor/pageStore.ts'
import {
  openLinkForm,
  closeLinkCard,
  type LinkCard as LinkCardState,
  openAddress,
  setLinkIn,
} from '../../editor/plugins/links.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { AddressField } from './AddressField.tsx'
import styles from './Cards.module.css'
import { PAGE_OVERLAY, usePageFocus, useFloatingPosition } from './floating.ts'

/** The card of the link at the caret. */
export function LinkCard() {
  const link = usePage((page) => page.link)
  const isFocused = usePageFocus()
  return link && (isFocused || link.asking) ? (
    <Card key={link.asking ? 'asking' : link.href} link={link} />
  ) : null
}

/** An address without scheme and `www.`, for display. */
const readable = (href: string) => href.replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/, '').replace(/\/$/, '')

function setLink(link: LinkCardState, href: string, words = ''): void {
  const isDone = articleEditor.applyStep((transaction) => setLinkIn(transaction, link, href, words))
  if (!isDone) articleEditor.exec(closeLinkCard)
  articleEditor.focus()
}

function Card({ link }: { link: LinkCardState }) {
  const { t } = useTranslations()
  const card = useRef<HTMLDivElement | null>(null)
  const readOnly = usePage((page) => page.readOnly)
  const style = useFloatingPosition(card, link, 'under')
  const [isCopied, setCopied] = useState(false)
  const { href } = link
  const cancel = () => {
    articleEditor.exec(closeLinkCard)
    articleEditor.focus()
  }
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    const isWithin = relatedTarget instanceof Node && card.current?.contains(relatedTarget) === true
    // Switching windows keeps what was typed.
    if (link.asking && !isWithin && document.hasFocus()) articleEditor.exec(closeLinkCard)
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
      {...PAGE_OVERLAY}
    >
      {link.asking ? (
        <AddressField
          address={href}
          asksForText={link.from === link.to}
          onSet={(address, words) => setLink(link, address, words)}
          onCancel={cancel}
        />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is.
        <div className={styles.row} onMouseDown={(event) => event.preventDefault()}>
          <span className={styles.href} title={href} dir="ltr">
            {readable(href)}
          </span>
          {!readOnly && (
            <Button onClick={() => articleEditor.exec(openLinkForm)}>{t('editor:link.edit')}</Button>
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
            <Button title={t('editor:link.remove')} onClick={() => setLink(link, '')}>
              {t('editor:link.unlink')}
            </Button>
          )}
          <IconButton
            label={t(isCopied ? 'editor:link.copied' : 'editor:link.copy')}
            onClick={() => void writeClipboard({ plain: href }).then(setCopied)}
          >
            <Copy />
          </IconButton>
        </div>
      )}
    </div>
  )
}
