import type { RefObject } from 'react'
import { Popover } from 'react-aria-components'
import { BLOCK_KINDS, type BlockKind } from '../../../../core/import/index.ts'
import { isBodyKind } from '../../../../core/import/draft.ts'
import { kindName } from '../../../../i18n/importReview.ts'
import { REVIEW_SHORTCUT_KINDS } from '../../commands/reviewShortcuts.ts'
import { Choices } from '../../ui/ChoiceMenu.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './LineList.module.css'

type Props = {
  /** The element that the menu opens at. */
  anchor: RefObject<HTMLElement | null>
  /** The line's current kind; null while the menu is closed. */
  chosen: BlockKind | null
  onChoose(kind: BlockKind): void
  onClose(): void
}

/** The groups of the menu, in its order. */
const GROUPS = ['usual', 'outside', 'fields', 'text'] as const

/** The group of the menu that a kind stands in. */
function groupOf(kind: BlockKind): (typeof GROUPS)[number] {
  if (REVIEW_SHORTCUT_KINDS.includes(kind)) return 'usual'
  if (kind === 'aside' || kind === 'note') return 'outside'
  return isBodyKind(kind) ? 'text' : 'fields'
}

/** A menu of all kinds of line, with their shortcuts. */
export function KindMenu({ anchor, chosen, onChoose, onClose }: Props) {
  const { t } = useTranslations()
  const choices = GROUPS.flatMap((wanted) => BLOCK_KINDS.filter((kind) => groupOf(kind) === wanted)).map(
    (kind) => {
      const at = REVIEW_SHORTCUT_KINDS.indexOf(kind)
      const group = t(`import:kind-group.${groupOf(kind)}`)
      return { id: kind, label: kindName(t, kind), group, ...(at >= 0 ? { hint: String(at + 1) } : {}) }
    },
  )
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
