import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import type { Plugin } from 'prosemirror-state'
import { type Pane, perPane } from '../state/panes.ts'
import { blockAutoformat, boldAutoformat, linkAutoformat } from './plugins/autoformat.ts'
import { folding } from './plugins/folding.ts'
import { sectionHandles } from './plugins/sectionHandles.ts'
import { caretInSight } from './plugins/caretInSight.ts'
import { clipboard } from './plugins/clipboard.ts'
import { credits } from './plugins/credits.ts'
import { direction } from './plugins/direction.ts'
import { diagnostics } from './plugins/diagnostics.ts'
import { displayCopy } from './plugins/displayCopy.ts'
import { find } from './plugins/find.ts'
import { figureCard } from './plugins/figureCard.ts'
import { figureKeys } from './plugins/figureKeys.ts'
import { figures } from './plugins/figures.ts'
import { footnotes } from './plugins/footnotes.ts'
import { lengthGauges } from './plugins/lengthGauges.ts'
import { pageKeymap } from './plugins/keymap.ts'
import { pageElement } from './plugins/pageElement.ts'
import { tableCells, tables } from './plugins/tables.ts'
import { inputRules } from './plugins/inputRules.ts'
import { sectionLanguage } from './plugins/sectionLanguage.ts'
import { ownReplacement, typesetting } from './plugins/typesetting.ts'
import { typewriter } from './plugins/typewriter.ts'
import { visibleSpaces } from './plugins/visibleSpaces.ts'
import { incomingPictures } from './plugins/incomingPictures.ts'
import { links } from './plugins/links.ts'
import { typedCharacters } from './plugins/typedCharacters.ts'
import { placeholders } from './plugins/placeholders.ts'
import { systemInput } from './plugins/systemInput.ts'
import { tableShape } from './plugins/tableShape.ts'
import { taskItems } from './plugins/taskItems.ts'

/** Shared by all panes, so that the history of an article goes with it from one pane to another. */
export const pageHistory = history({ newGroupDelay: 500, depth: 1_000 })
const writing = inputRules([ownReplacement, blockAutoformat, boldAutoformat, linkAutoformat, typesetting])

/** The plugins of a pane's page, in the order in which they handle events. */
export const pagePlugins: (pane: Pane) => readonly Plugin[] = perPane((pane) => [
  diagnostics(pane),
  find,
  systemInput,
  displayCopy,
  clipboard,
  tables,
  writing,
  credits(pane),
  placeholders,
  lengthGauges(),
  links,
  footnotes,
  taskItems,
  figures,
  figureKeys,
  incomingPictures,
  figureCard,
  folding,
  sectionHandles,
  pageKeymap,
  pageHistory,
  tableCells,
  tableShape,
  gapCursor(),
  dropCursor(),
  pageElement(pane),
  visibleSpaces,
  direction,
  sectionLanguage,
  typewriter,
  caretInSight,
  // Last, so that what else is done by a key comes first.
  typedCharacters,
])
