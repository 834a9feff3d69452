import { COMMANDS, type Command, type CommandId, type WindowCommandId } from '../../../contract/commands.ts'
import { usePage } from '../editor/pageStore.ts'
import { useSession } from '../saving/session.ts'
import { useFind } from '../state/find.ts'
import { chooseFiles } from '../state/incoming.ts'
import { useScreen } from '../state/screen.ts'
import { useSettings } from '../state/settings.ts'
import { choose, stepTextSize, toggleTypewriter } from './appearance.ts'
import { copyArticle, deleteArticle, newArticle, openNeighbour } from './articles.ts'
import { travel } from './history.ts'
import { goToLeaf, goToPane } from './panes.ts'

const diagnosticActions = () => import('../editor/diagnostics/actions.ts')

const ACTIONS: { readonly [id in WindowCommandId]: () => void } = {
  'new-article': () => void newArticle(),
  import: chooseFiles,
  export: () => useScreen.getState().show('export'),
  preview: () => useScreen.getState().show('preview'),
  'copy-rich': () => void copyArticle(),
  'save-now': () => void useSession.getState().flush(),
  checklist: () => useScreen.getState().show('checklist'),
  find: () => useFind.getState().ask('find'),
  'find-next': () => useFind.getState().ask('next'),
  'find-previous': () => useFind.getState().ask('previous'),
  replace: () => useFind.getState().ask('replace'),
  'section-apart': () =>
    void import('./sectionApart.ts').then(({ sectionApart }) => sectionApart(usePage.getState().section)),
  'delete-article': () => {
    const id = useSession.getState().openedId
    if (id) void deleteArticle(id)
  },
  'search-library': () => useScreen.getState().showSearch(),
  'open-bin': () => useScreen.getState().showColumn('bin'),
  'next-article': () => void openNeighbour(1),
  'previous-article': () => void openNeighbour(-1),
  'next-remark': () => void diagnosticActions().then(({ stepDiagnostic }) => stepDiagnostic(1)),
  'previous-remark': () => void diagnosticActions().then(({ stepDiagnostic }) => stepDiagnostic(-1)),
  'fix-typography': () => void diagnosticActions().then(({ fixAll }) => fixAll()),
  palette: () => useScreen.getState().show('palette'),
  settings: () => useScreen.getState().show('settings'),
  'toggle-library': () => useScreen.getState().toggle('library'),
  'toggle-inspector': () => useScreen.getState().toggle('inspector'),
  'next-pane': () => goToPane(1),
  'previous-pane': () => goToPane(-1),
  'show-structure': () => goToLeaf('structure'),
  'show-details': () => goToLeaf('details'),
  'show-remarks': () => goToLeaf('proof'),
  'toggle-spaces': () => choose({ showSpaces: !useSettings.getState().settings.showSpaces }),
  'focus-mode': () => useScreen.getState().toggleFocus(),
  typewriter: toggleTypewriter,
  'text-bigger': () => stepTextSize(1),
  'text-smaller': () => stepTextSize(-1),
  'text-normal': () => choose({ textSize: 'normal' }),
  'measure-narrow': () => choose({ measure: 'narrow' }),
  'measure-normal': () => choose({ measure: 'normal' }),
  'measure-wide': () => choose({ measure: 'wide' }),
  'theme-system': () => choose({ theme: 'system' }),
  'theme-light': () => choose({ theme: 'light' }),
  'theme-dark': () => choose({ theme: 'dark' }),
  'language-system': () => choose({ interface: 'system' }),
  'language-fr': () => choose({ interface: 'fr' }),
  'language-en': () => choose({ interface: 'en' }),
  shortcuts: () => useScreen.getState().show('shortcuts'),
}

const isOfWindow = (id: CommandId): id is WindowCommandId => id in ACTIONS

/** True where what a command needs is there. */
export function isPossible({ needs, by }: Command): boolean {
  const { openedId, savedState } = useSession.getState()
  if (needs === undefined) return true
  if (openedId === null || (by === 'page' && !usePage.getState().mounted)) return false
  return needs === 'article' || (savedState?.kind !== 'read-only' && !usePage.getState().isTooLong)
}

/** Does what a menu, a shortcut, the palette or a button asks for. While a dialog is in front, undo and redo alone, in its fields. */
export function dispatch(id: CommandId): void {
  if (id === 'undo' || id === 'redo') {
    travel(id)
    return
  }
  const command = COMMANDS.find((each) => each.id === id)
  if (useScreen.getState().dialog !== null || !command || !isPossible(command)) return
  if (isOfWindow(id)) ACTIONS[id]()
  else void import('../editor/articleEditor.ts').then(({ articleEditor }) => articleEditor.run(id))
}
