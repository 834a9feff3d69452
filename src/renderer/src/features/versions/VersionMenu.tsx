import type { RefObject } from 'react'
import { Menu, MenuItem, Popover, Text } from 'react-aria-components'
import type { VersionSummary } from '../../../../core/versions.ts'
import styles from '../../ui/ChoiceMenu.module.css'
import { useTranslations } from '../../useTranslations.ts'
import { versionInWords } from './versionWords.ts'

const ACTIONS = ['compare', 'compare-with', 'restore', 'open', 'name'] as const
export type VersionAction = (typeof ACTIONS)[number]

const isAction = (key: unknown): key is VersionAction => ACTIONS.some((action) => action === key)

type Props = {
  anchor: RefObject<HTMLElement | null>
  /** The version that the menu is of; null while it is closed. */
  version: VersionSummary | null
  readOnly: boolean
  /** True where there is another version to compare with. */
  hasOthers: boolean
  onClose(): void
  onAction(action: VersionAction, version: VersionSummary): void
}

/** What can be done with a version. */
export function VersionMenu({ anchor, version, readOnly, hasOthers, onClose, onAction }: Props) {
  const { t, locale } = useTranslations()
  const disabled = [...(readOnly ? ['restore', 'name'] : []), ...(hasOthers ? [] : ['compare-with'])]
  return (
    <Popover
      triggerRef={anchor}
      isOpen={version !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom end"
      offset={2}
      className={styles.popover ?? ''}
    >
      <Menu
        aria-label={
          version
            ? t('versions:actions.of', { when: versionInWords(t, locale, version) })
            : t('versions:list')
        }
        className={styles.menu ?? ''}
        autoFocus="first"
        disabledKeys={disabled}
        onAction={(key) => {
          onClose()
          if (version && isAction(key)) onAction(key, version)
        }}
      >
        {ACTIONS.map((action) => (
          <MenuItem
            key={action}
            id={action}
            textValue={t(`versions:action.${action}`)}
            className={`${styles.item} ${styles.plain}`}
          >
            <Text slot="label">{t(`versions:action.${action}`)}</Text>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}
