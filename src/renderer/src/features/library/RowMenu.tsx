import { STATUSES } from '../../../../core/article/index.ts'
import type { ArticleSummary } from '../../../../core/library.ts'
import { addBulkSentences } from '../../../../i18n/bulk.ts'
import { addRowSentences } from '../../../../i18n/rows.ts'
import { shortenHeadline } from '../../commands/articles.ts'
import { FOR_ONE, ROW_ACTION_GROUPS, type RowAction, runById } from '../../commands/rowActions.ts'
import { isMac } from '../../platform.ts'
import { usePanes } from '../../state/panes.ts'
import { type MenuEntry, PointChoices, PointMenu } from '../../ui/PointMenu.tsx'
import type { MenuPoint } from '../../ui/Listbox.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'

/** A menu that was asked for: all that can be done with articles, or the choice of their status alone. */
export type AskedMenu = {
  kind: 'actions' | 'status'
  at: MenuPoint
  row: ArticleSummary
  /** The articles that are selected together, the row's among them; else the row's alone. */
  ids: readonly string[]
}

/** The menu of a row of the list, or of the articles that are selected together. */
export default function RowMenu({ asked, onClose }: { asked: AskedMenu; onClose(): void }) {
  useSentences(addRowSentences)
  useSentences(addBulkSentences)
  const { t } = useTranslations()
  const { kind, at, row, ids } = asked
  const isSeveral = ids.length > 1
  const hasRoomBeside = usePanes((panes) => panes.fits)
  const statuses = STATUSES.map((id) => ({ id, label: t(`common:status.${id}`) }))
  const chosen = isSeveral ? '' : row.status
  const onAction = (id: string) => runById(id, ids)
  if (kind === 'status')
    return (
      <PointChoices
        label={t('rows:status')}
        items={statuses}
        at={at}
        chosen={chosen}
        onClose={onClose}
        onAction={onAction}
      />
    )

  const hints: { readonly [action in RowAction]?: string } = {
    open: isSeveral ? '' : t('common:key.enter'),
    beside: isMac ? '⌘↩' : `${t('common:key.control')}+${t('common:key.enter')}`,
    bin: isMac ? '⌫' : t('common:key.delete'),
  }
  const entry = (action: RowAction): MenuEntry => ({
    id: action,
    label: action === 'clear' ? t('library:clearSelection') : t(`rows:${action}`),
    hint: hints[action] ?? '',
  })
  const isOffered = (action: RowAction) =>
    isSeveral ? !FOR_ONE.has(action) : action !== 'clear' && (action !== 'beside' || hasRoomBeside)
  const groups = ROW_ACTION_GROUPS.map((actions) => actions.filter(isOffered).map(entry))
  const status = { id: 'status', label: t('rows:status'), choices: { items: statuses, chosen } }
  const label = isSeveral
    ? t('rows:menuOfSeveral', { count: ids.length })
    : row.headline === ''
      ? t('rows:menuOfUntitled')
      : t('rows:menuOf', { headline: shortenHeadline(row.headline) })
  // The status comes between the first two groups.
  return (
    <PointMenu
      label={label}
      groups={groups.map((entries, index) => (index === 1 ? [status, ...entries] : entries))}
      at={at}
      onClose={onClose}
      onAction={onAction}
    />
  )
}
