import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { FIELDS } from '../../../core/article/index.ts'
import type { SearchHit } from '../../../core/query/index.ts'
import { useSession } from '../saving/session.ts'
import { useLayout } from '../state/layout.ts'
import { articleEditor } from './articleEditor.ts'
import { usePage } from './pageStore.ts'
import { displayRange, pageSections } from './pageStructure.ts'
import { onPageUpdate } from './plugins/find.ts'
import { type DisplayField, isDisplayField } from './schema.ts'
import { notesOf, textBlocksIn } from './textBlocks.ts'

type HitPlace = SearchHit['place']
type Range = { from: number; to: number }

/** The ranges of some words in a text whose first character is at a position. */
function rangesOf(text: string, words: string, start: number): Range[] {
  const found: Range[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    found.push({ from: start + at, to: start + at + words.length })
  return found
}

const plainText = (node: Node) => node.textBetween(0, node.content.size, '', '\ufffc')

function inField(doc: Node, field: DisplayField, words: string): Range[] {
  const { from, to } = displayRange(doc, field)
  return rangesOf(doc.textBetween(from, to), words, from)
}

function inSection(doc: Node, place: Extract<HitPlace, { section: number }>): Range[] {
  const sections = pageSections(doc)
  const section = sections[place.section]
  if (!section) return []
  const blocks = [...textBlocksIn(section.nodes, section.from)]
  const ofHeading = section.heading ? blocks.slice(0, 1) : []
  if (place.part === 'heading')
    return ofHeading.flatMap(({ node, from }) => rangesOf(plainText(node), place.words, from))
  return blocks.slice(ofHeading.length).flatMap(({ node, from }) =>
    place.part === 'text'
      ? rangesOf(plainText(node), place.words, from)
      : notesOf(node).flatMap(({ text, offset }) =>
          // A note has no text on the page: its mark stands for each occurrence.
          rangesOf(text, place.words, 0).map(() => ({ from: from + offset, to: from + offset + 1 })),
        ),
  )
}

/** Where a hit stands on the page; the occurrence nearest to it where the text has changed. Null for one that is not there. */
function locateHit(doc: Node, place: HitPlace): Range | null {
  const found =
    'section' in place
      ? inSection(doc, place)
      : isDisplayField(place.field)
        ? inField(doc, place.field, place.words)
        : []
  return found[Math.min(place.occurrence, found.length - 1)] ?? null
}

let stopMarking = () => {}

/** Marks a range of the page until the page changes or the caret moves. It takes neither the focus nor a step of the history. */
function mark({ from, to }: Range): void {
  stopMarking()
  const { view } = articleEditor
  if (!view) return
  const range = document.createRange()
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  CSS.highlights.set('marbre-hit', new Highlight(range))
  const stop = onPageUpdate((now, before) => {
    if (now.state.doc !== before.doc || !now.state.selection.eq(before.selection)) stopMarking()
  })
  stopMarking = () => {
    stop()
    CSS.highlights.delete('marbre-hit')
    stopMarking = () => {}
  }
}

/**
 * Shows where a hit stands in the open article: on the page, marked and selected, or the panel with its field. Waits for the
 * page where it is not mounted yet.
 */
export function showHit(place: HitPlace): void {
  const { openedId } = useSession.getState()
  if (usePage.getState().mounted) {
    show(place)
    return
  }
  const stop = usePage.subscribe(({ mounted }) => {
    if (!mounted) return
    stop()
    if (useSession.getState().openedId === openedId) show(place)
  })
}

function show(place: HitPlace): void {
  const { state } = articleEditor
  if (!state) return
  const found = locateHit(state.doc, place)
  if (found) {
    const { doc, tr } = state
    articleEditor.dispatch(
      tr.setSelection(TextSelection.between(doc.resolve(found.from), doc.resolve(found.to))),
    )
    articleEditor.reveal(found.from, 'center')
    mark(found)
  } else if ('field' in place) {
    const { shownIn } = FIELDS[place.field]
    if (shownIn === 'inspector') useLayout.getState().showInspectorTab('details')
    else if (shownIn === 'credits') articleEditor.reveal(displayRange(state.doc, 'standfirst').to, 'center')
  }
}
