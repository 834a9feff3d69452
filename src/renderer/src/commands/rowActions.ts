import { type Status, STATUSES } from '../../../core/article/index.ts'
import { useSession } from '../saving/session.ts'
import { useLayout } from '../state/layout.ts'
import { useSelection } from '../state/selection.ts'
import { deleteArticle, openBeside, openListed } from './articles.ts'
import { changeSeveral, moveSeveralToBin } from './bulk.ts'
import { changeStatus } from './checklist.ts'
import { copyArticle } from './copyArticle.ts'
import { duplicateArticle, newArticleAfter } from './newFromArticle.ts'

/** What the menus of the list do with articles, besides setting their status. */
export const ROW_ACTIONS = [
  'open',
  'beside',
  'newFrom',
  'duplicate',
  'fields',
  'export',
  'copy',
  'bin',
  'clear',
] as const
export type RowAction = (typeof ROW_ACTIONS)[number]

/** Those that are done with one article alone. */
export const FOR_ONE: ReadonlySet<RowAction> = new Set(['open', 'beside', 'newFrom', 'copy'])

/** Sets the status of articles of the list. */
async function setStatusOf(ids: readonly string[], status: Status): Promise<void> {
  const [id] = ids
  if (id === undefined) return
  const isOpened = ids.length === 1 && id === useSession.getState().openedId
  if (isOpened) await changeStatus(status)
  else await changeSeveral({ kind: 'status', status }, ids)
}

/** Exports articles of the list: the open one as itself, others as what is selected. */
function exportRows(ids: readonly string[]): void {
  const { openExport } = useLayout.getState()
  const [id] = ids
  if (ids.length > 1) openExport('selection')
  else if (id === useSession.getState().openedId) openExport('article')
  else if (id !== undefined) {
    useSelection.getState().selectOnly(id)
    openExport('selection')
  }
}

/** Asks for the desk and the keywords of articles of the list. */
function askFields(ids: readonly string[]): void {
  const [id] = ids
  if (ids.length === 1 && id !== undefined) useSelection.getState().selectOnly(id)
  useLayout.getState().show('fields')
}

/** Does something with articles of the list. */
async function runOnRows(action: RowAction, ids: readonly string[]): Promise<void> {
  const [id] = ids
  if (id === undefined) return
  const isSeveral = ids.length > 1
  if (action === 'open') await openListed(id)
  else if (action === 'beside') await openBeside(id)
  else if (action === 'newFrom') await newArticleAfter(id)
  else if (action === 'duplicate' && isSeveral) await changeSeveral({ kind: 'duplicate' }, ids)
  else if (action === 'duplicate') await duplicateArticle(id)
  else if (action === 'fields') askFields(ids)
  else if (action === 'export') exportRows(ids)
  else if (action === 'copy') await copyArticle(undefined, id)
  else if (action === 'bin' && isSeveral) await moveSeveralToBin(ids)
  else if (action === 'bin') await deleteArticle(id)
  else useSelection.getState().clear()
}

const isRowAction = (id: string): id is RowAction => ROW_ACTIONS.some((action) => action === id)

/** Sets a status that a menu names, or runs an action. */
export function runById(id: string, ids: readonly string[]): void {
  const status = STATUSES.find((each) => each === id)
  if (status) void setStatusOf(ids, status)
  else if (isRowAction(id)) void runOnRows(id, ids)
}
