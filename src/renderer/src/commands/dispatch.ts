import { COMMANDS, type Command, type CommandId, type WindowCommandId } from '../../../contract/commands.ts'
import { useFind } from '../state/find.ts'
import { chooseFiles } from '../state/incoming.ts'
import { useOutline } from '../state/outline.ts'
import { isFix, useProof } from '../state/proof.ts'
import { useScreen } from '../state/screen.ts'
import { useSession } from '../state/session.ts'
import { useSettings } from '../state/settings.ts'
import { choose, stepTextSize, toggleTypewriter } from './appearance.ts'
import { copyArticle, deleteArticle, newArticle, openNeighbour, sectionApart } from './articles.ts'
import { goToLeaf, goToPane } from './panes.ts'

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
  'section-apart': () => void sectionApart(useOutline.getState().current),
  'delete-article': () => {
    const id = useSession.getState().openedId
    if (id) void deleteArticle(id)
  },
  'search-library': () => useScreen.getState().showSearch(),
  'open-bin': () => useScreen.getState().showColumn('bin'),
  'next-article': () => void openNeighbour(1),
  'previous-article': () => void openNeighbour(-1),
  'next-remark': () => useProof.getState().step(1),
  'previous-remark': () => useProof.getState().step(-1),
  'fix-typography': () => useProof.getState().fixEvery(isFix),
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
  if (openedId === null || (by === 'body' && useOutline.getState().view === null)) return false
  return needs === 'article' || savedState?.kind !== 'read-only'
}

/** Does what a menu, a shortcut, the palette or a button asks for. While a dialog is in front, nothing. */
export function dispatch(id: CommandId): void {
  const command = COMMANDS.find((each) => each.id === id)
  if (useScreen.getState().dialog !== null || !command || !isPossible(command)) return
  if (isOfWindow(id)) ACTIONS[id]()
  else useOutline.getState().run(id)
}
