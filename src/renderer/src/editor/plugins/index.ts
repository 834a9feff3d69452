import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import type { Plugin } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import { beginBlock, boldBetweenAsterisks } from './autoformat.ts'
import { folding } from './folding.ts'
import { grips } from './grips.ts'
import { clipboard } from './clipboard.ts'
import { credits } from './credits.ts'
import { direction } from './direction.ts'
import { diagnostics } from './diagnostics.ts'
import { displayCopy } from './displayCopy.ts'
import { find } from './find.ts'
import { figures } from './figures.ts'
import { footnotes } from './footnotes.ts'
import { lengthGauges } from './gauges.ts'
import { keys } from './keys.ts'
import { pageElement } from './pageElement.ts'
import { tables } from './tables.ts'
import { settingTyped } from './typedThenSet.ts'
import { typesetting } from './typesetting.ts'
import { typewriter } from './typewriter.ts'
import { visibleSpaces } from './visibleSpaces.ts'
import { links } from './links.ts'
import { placeholders } from './placeholders.ts'
import { tableShape } from './tableShape.ts'
import { ticks } from './ticks.ts'

/** What works on the page, in the order in which an event is offered to each. */
export const pagePlugins: readonly Plugin[] = [
  diagnostics,
  find,
  displayCopy,
  clipboard,
  tables,
  settingTyped([beginBlock, boldBetweenAsterisks, typesetting]),
  credits,
  placeholders,
  lengthGauges,
  links,
  footnotes,
  ticks,
  figures,
  folding,
  grips,
  keys,
  history({ newGroupDelay: 500, depth: 1_000 }),
  tableEditing(),
  tableShape,
  gapCursor(),
  dropCursor(),
  pageElement,
  visibleSpaces,
  direction,
  typewriter,
]
