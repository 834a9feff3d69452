import type { Status } from '../../../core/article/index.ts'
import {
  COMMANDS,
  type Command,
  type CommandId,
  type PageCommandId,
  type WindowCommandId,
} from '../../../contract/commands.ts'
import { usePage } from '../editor/pageStore.ts'
import { useSession } from '../saving/session.ts'
import { useComparison } from '../state/comparison.ts'
import { useFind } from '../state/find.ts'
import { useLayout } from '../state/layout.ts'
import { useLibrary } from '../state/library.ts'
import { usePanes } from '../state/panes.ts'
import { useSelection } from '../state/selection.ts'
import { deleteArticle, newArticle, openActiveBeside, openNeighbour } from './articles.ts'
import type { CopyForm } from './copyArticle.ts'
import { undoOrRedo } from './undoRedo.ts'
import { pickFiles, pickFolder } from './pickFiles.ts'
import { focusInspectorTab, focusNextPanel } from './focus.ts'
import type { SettingCommandId } from './settingCommands.ts'

const copy = (form?: CopyForm) => void import('./copyArticle.ts').then(({ copyArticle }) => copyArticle(form))

const newFromArticle = () => import('./newFromArticle.ts')

/** Does something with the open article, if there is one. */
function withOpened(work: (id: string) => Promise<void>): void {
  const { openedId } = useSession.getState()
  if (openedId !== null) void work(openedId)
}

const setStatus = (status: Status) =>
  void import('./checklist.ts').then(({ changeStatus }) => changeStatus(status))

const binCommands = () => import('./bin.ts')

const diagnosticActions = () => import('../editor/diagnostics/actions.ts')

const ACTIONS: { readonly [id in Exclude<WindowCommandId, SettingCommandId>]: () => void } = {
  'new-article': () => void newArticle(),
  'new-from-article': () => withOpened(async (id) => (await newFromArticle()).newArticleAfter(id)),
  'duplicate-article': () => withOpened(async (id) => (await newFromArticle()).duplicateArticle(id)),
  'status-draft': () => setStatus('draft'),
  'status-review': () => setStatus('review'),
  'status-ready': () => setStatus('ready'),
  'status-published': () => setStatus('published'),
  'status-spiked': () => setStatus('spiked'),
  import: pickFiles,
  'import-folder': pickFolder,
  'paste-new': () => void import('./pasteArticle.ts').then(({ pasteArticle }) => pasteArticle()),
  export: () =>
    useLayout.getState().openExport(useSelection.getState().articles.size > 1 ? 'selection' : 'article'),
  'back-up': () => useLayout.getState().openSettings('backups'),
  'export-library': () => useLayout.getState().openExport('library'),
  preview: () => useLayout.getState().show('preview'),
  print: () => void import('./printArticle.ts').then(({ printArticle }) => printArticle()),
  'copy-article': () => copy(),
  'copy-rich': () => copy('rich'),
  'copy-html': () => copy('html'),
  'copy-markdown': () => copy('markdown'),
  'copy-text': () => copy('text'),
  'switch-library': () => useLayout.getState().show('libraries'),
  'show-library-folder': () =>
    void import('./showLibraryFolder.ts').then(({ showLibraryFolder }) => showLibraryFolder()),
  'check-library': () => useLayout.getState().show('check'),
  'save-now': () => void useSession.getState().flush(),
  'keep-version': () => useLayout.getState().show('keep-version'),
  checklist: () => useLayout.getState().show('checklist'),
  'set-target': () => useLayout.setState({ focusMode: false, isTargetOpen: true }),
  find: () => useFind.getState().request('find'),
  'find-next': () => useFind.getState().request('next'),
  'find-previous': () => useFind.getState().request('previous'),
  replace: () => useFind.getState().request('replace'),
  'replace-library': () => useLayout.getState().show('replace-library'),
  'section-language': () => useLayout.getState().show('section-language'),
  'section-extract': () =>
    void import('./extractSection.ts').then(({ extractSection }) =>
      extractSection(usePage.getState().section),
    ),
  'delete-article': () => {
    const id = useSession.getState().openedId
    if (id) void deleteArticle(id)
  },
  'destroy-article': () => void binCommands().then(({ askToDestroyOpened }) => askToDestroyOpened()),
  'empty-bin': () => void binCommands().then(({ askToEmptyBin }) => askToEmptyBin()),
  'search-library': () => useLayout.getState().focusSearch(),
  'fill-hole': () => {
    useLibrary.getState().fillHole()
    useLayout.getState().focusHole()
  },
  'open-bin': () => useLayout.getState().showLibraryView('bin'),
  'open-pictures': () => useLayout.getState().show('pictures'),
  'open-beside': openActiveBeside,
  'close-beside': () => useSession.getState().close(),
  'next-article': () => void openNeighbour(1),
  'previous-article': () => void openNeighbour(-1),
  'next-diagnostic': () => void diagnosticActions().then(({ stepDiagnostic }) => stepDiagnostic(1)),
  'previous-diagnostic': () => void diagnosticActions().then(({ stepDiagnostic }) => stepDiagnostic(-1)),
  'fix-typography': () => void diagnosticActions().then(({ fixAll }) => fixAll()),
  palette: () => useLayout.getState().show('palette'),
  settings: () => useLayout.getState().show('settings'),
  'toggle-library': () => useLayout.getState().toggle('library'),
  'toggle-inspector': () => useLayout.getState().toggle('inspector'),
  'next-panel': () => focusNextPanel(1),
  'previous-panel': () => focusNextPanel(-1),
  'show-structure': () => focusInspectorTab('structure'),
  'show-details': () => focusInspectorTab('details'),
  'show-diagnostics': () => focusInspectorTab('diagnostics'),
  'show-versions': () => focusInspectorTab('versions'),
  'focus-mode': () => useLayout.getState().toggleFocusMode(),
  shortcuts: () => useLayout.getState().show('shortcuts'),
  licences: () => useLayout.getState().show('licences'),
}

const isOfPage = (_id: CommandId, { by }: Command): _id is PageCommandId => by === 'page'

const hasAction = (id: CommandId): id is keyof typeof ACTIONS => id in ACTIONS

/** True if what a command needs is open. */
export function isPossible({ needs, by }: Command): boolean {
  const { openedId, savedState } = useSession.getState()
  if (needs === undefined) return true
  if (needs === 'beside') return usePanes.getState().panes.length > 1
  const isPageShown = usePage.getState().mounted && useComparison.getState().shown?.article !== openedId
  if (openedId === null || (by === 'page' && !isPageShown)) return false
  return needs === 'article' || (savedState?.kind !== 'read-only' && !usePage.getState().isTooLong)
}

/**
 * Runs a command from a menu, a shortcut, the palette or a button. While a dialog is open only undo and redo run, in
 * its controls; the review of an import has a meaning of its own for some.
 */
export function dispatch(id: CommandId): void {
  if (useLayout.getState().dialog === 'import') {
    void import('../features/import/reviewCommands.ts').then(({ runInReview }) => runInReview(id))
    return
  }
  if (id === 'undo' || id === 'redo') {
    undoOrRedo(id)
    return
  }
  const command = COMMANDS.find((each) => each.id === id)
  if (useLayout.getState().dialog !== null || !command || !isPossible(command)) return
  if (hasAction(id)) ACTIONS[id]()
  else if (isOfPage(id, command))
    void import('../editor/articleEditor.ts').then(({ articleEditor }) => articleEditor.run(id))
  else void import('./settingCommands.ts').then(({ runSettingCommand }) => runSettingCommand(id))
}
