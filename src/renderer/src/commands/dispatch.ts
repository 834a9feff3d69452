import type { CommandId } from '../../../contract/commands.ts'
import { chooseFiles } from '../state/incoming.ts'
import { useScreen } from '../state/screen.ts'
import { useSession } from '../state/session.ts'
import { deleteArticle, newArticle, openNeighbour } from './articles.ts'

const ACTIONS: { readonly [id in CommandId]: () => void } = {
  'new-article': () => void newArticle(),
  import: chooseFiles,
  export: () => showOpenArticle('export'),
  preview: () => showOpenArticle('preview'),
  'save-now': () => void useSession.getState().flush(),
  'delete-article': () => {
    const id = useSession.getState().openedId
    if (id) void deleteArticle(id)
  },
  'search-library': () => useScreen.getState().showSearch(),
  'open-bin': () => useScreen.getState().showColumn('bin'),
  'next-article': () => void openNeighbour(1),
  'previous-article': () => void openNeighbour(-1),
  settings: () => useScreen.getState().show('settings'),
  'toggle-library': () => useScreen.getState().toggle('library'),
  'toggle-inspector': () => useScreen.getState().toggle('inspector'),
}

/** Does what a menu, a shortcut or a button asks for. While a dialog is in front, nothing. */
export function dispatch(command: CommandId): void {
  if (useScreen.getState().dialog === null) ACTIONS[command]()
}

function showOpenArticle(dialog: 'export' | 'preview') {
  if (useSession.getState().openedId) useScreen.getState().show(dialog)
}
