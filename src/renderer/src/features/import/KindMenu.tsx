import type { RefObject } from 'react'
import { Popover } from 'react-aria-components'
import { BLOCK_KINDS, type BlockKind } from '../../../../core/import/index.ts'
import { REVIEW_KINDS } from '../../commands/reviewKeys.ts'
import { Choices } from '../../ui/ChoiceMenu.tsx'
import { useWords } from '../../words.ts'
import styles from './ImportDialog.module.css'

type Props = {
  /** The label that the menu opens at. */
  anchor: RefObject<HTMLElement | null>
  /** What the line is at present; null while the menu is closed. */
  chosen: BlockKind | null
  onChoose(kind: BlockKind): void
  onClose(): void
}

/** Every kind that a line can be, with the keys that give the usual ones. */
export function KindMenu({ anchor, chosen, onChoose, onClose }: Props) {
  const { t } = useWords()
  const choices = BLOCK_KINDS.map((kind) => {
    const at = REVIEW_KINDS.indexOf(kind)
    return { id: kind, label: t(`import:kind.${kind}`), ...(at >= 0 ? { hint: String(at + 1) } : {}) }
  })
  return (
    <Popover
      triggerRef={anchor}
      isOpen={chosen !== null}
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
      aria-label={t('import:kinds')}
      className={styles.kinds ?? ''}
    >
      {chosen && (
        <Choices
          label={t('import:kinds')}
          chosen={chosen}
          choices={choices}
          onChoose={(choice) => {
            const kind = BLOCK_KINDS.find((each) => each === choice)
            if (kind) onChoose(kind)
          }}
          onClose={onClose}
        />
      )}
    </Popover>
  )
}
