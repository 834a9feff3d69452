import { type Status, STATUSES } from '../../../core/article/index.ts'
import { useSession } from '../saving/session.ts'
import { useLayout } from '../state/layout.ts'
import { useSelection } from '../state/selection.ts'
import { deleteArticle, openBeside, openListed } from './articles.ts'
import { changeSeveral, moveSeveralToBin } from './bulk.ts'
import { changeStatus } from './checklist.ts'
import { copyArticle } from './copyArticle.ts'
import { duplicateArticle, newArticleAfter } from './newFromArticle.ts'

/** What the menus of the list do with articles, besides setting their status, in groups. */
export const ROW_ACTION_GROUPS = [
  ['open', 'beside'],
  ['fields', 'newFrom', 'duplicate'],
  ['export', 'copy'],
  ['bin', 'clear'],
] as const
export type RowAction = (typeof ROW_ACTION_GROUPS)[number][number]

/** Those that are done with one article alone. */
export const FOR_ONE: ReadonlySet<RowAction> = new Set(['open', 'beside', 'newFrom', 'copy'])

/** Articles of the list, one at least. */
type Ids = readonly [string, ...string[]]

/** Sets the status of articles of the list. */
async function setStatusOf(ids: Ids, status: Status): Promise<void> {
  const isOpened = ids.length === 1 && ids[0] === useSession.getState().openedId
  if (isOpened) await changeStatus(status)
  else await changeSeveral({ kind: 'status', status }, ids)
}

/** Exports articles of the list: the open one as itself, others as what is selected. */
function exportRows([id, ...others]: Ids): void {
  const { openExport } = useLayout.getState()
  const isAlone = others.length === 0
  const isOpened = isAlone && id === useSession.getState().openedId
  if (isAlone && !isOpened) useSelection.getState().selectOnly(id)
  openExport(isOpened ? 'article' : 'selection')
}

/** Asks for the desk and the keywords of articles of the list. */
function askFields([id, ...others]: Ids): void {
  if (others.length === 0) useSelection.getState().selectOnly(id)
  useLayout.getState().show('fields')
}

const ACTIONS: { readonly [action in RowAction]: (ids: Ids) => unknown } = {
  open: ([id]) => openListed(id),
  beside: ([id]) => openBeside(id),
  newFrom: ([id]) => newArticleAfter(id),
  duplicate: (ids) => (ids.length > 1 ? changeSeveral({ kind: 'duplicate' }, ids) : duplicateArticle(ids[0])),
  fields: askFields,
  export: exportRows,
  copy: ([id]) => copyArticle(undefined, id),
  bin: (ids) => (ids.length > 1 ? moveSeveralToBin(ids) : deleteArticle(ids[0])),
  clear: () => useSelection.getState().clear(),
}

const isRowAction = (id: string): id is RowAction => Object.hasOwn(ACTIONS, id)

/** Sets a status that a menu names, or runs an action. */
export function runById(id: string, ids: readonly string[]): void {
  const [first, ...others] = ids
  if (first === undefined) return
  const articles: Ids = [first, ...others]
  const status = STATUSES.find((each) => each === id)
  if (status) void setStatusOf(articles, status)
  else if (isRowAction(id)) void ACTIONS[id](articles)
}
