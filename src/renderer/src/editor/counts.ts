import type { Node } from 'prosemirror-model'
import { create } from 'zustand'
import { type Measure, measureText, minutesFor } from '../../../core/measure.ts'
import { newNotes, toText } from '../../../core/document/index.ts'
import { pageSections } from './blocks.ts'
import { treeBlock } from './convert.ts'
import { DISPLAY_FIELDS, schema } from './schema.ts'

export type SectionCount = Measure & { readonly heading: string }

export type Counts = Measure & {
  /** Each section's heading and length; the same object for as long as it says the same. */
  readonly sections: readonly SectionCount[]
  /** Signs of the display copy that has a length to keep to. */
  readonly headline: number
  readonly standfirst: number
}

const NOTHING: Counts = { signs: 0, words: 0, minutes: 0, sections: [], headline: 0, standfirst: 0 }

/** How long the open article is, said after a pause in typing; all nought where none is open. */
export const useCounts = create<Counts>(() => NOTHING)

type Length = { readonly signs: number; readonly words: number }
const known = new WeakMap<Node, Length>()

/** The length of a block without its notes; measured once for each node, so after a letter for the changed block alone. */
function lengthOf(node: Node): Length {
  const found = known.get(node)
  if (found) return found
  const { signs, words } = measureText(toText([treeBlock(node)], { notes: newNotes() }))
  const length = { signs, words }
  known.set(node, length)
  return length
}

const sum = (lengths: readonly Length[]): Measure => {
  const signs = lengths.reduce((total, length) => total + length.signs, 0)
  const words = lengths.reduce((total, length) => total + length.words, 0)
  return { signs, words, minutes: minutesFor(words) }
}

const isSame = (one: SectionCount, other: SectionCount | undefined) =>
  one.heading === other?.heading && one.signs === other.signs && one.words === other.words

/** The lengths of a page: of its body in all and by section, and of its display copy. Footnotes do not count. */
export function countsOf(doc: Node, before: Counts = NOTHING): Counts {
  const sections = pageSections(doc).map(({ heading, nodes }, at) => {
    const count = { heading: heading?.textContent ?? '', ...sum(nodes.map(lengthOf)) }
    const last = before.sections[at]
    return last && isSame(count, last) ? last : count
  })
  const isUnchanged =
    sections.length === before.sections.length && sections.every((each, at) => each === before.sections[at])
  const [, headline, , standfirst] = doc.children.slice(0, DISPLAY_FIELDS.length)
  return {
    ...sum(sections),
    sections: isUnchanged ? before.sections : sections,
    headline: measureText(headline?.textContent ?? '').signs,
    standfirst: measureText(standfirst?.textContent ?? '').signs,
  }
}

/** The length of a stretch of a page without its notes and pictures: display copy counts where it is selected. */
export function countSelection(doc: Node, from: number, to: number): Measure {
  const breaks = (leaf: Node) => (leaf.type === schema.nodes.break ? '\n' : '')
  return measureText(doc.textBetween(from, to, '\n', breaks))
}

/** How long after a keystroke the window may learn of the new counts, and after how long at the latest (milliseconds). */
const AFTER = { quiet: 150, longest: 1_000 } as const
/** A page longer than this many characters is counted once it can be seen. */
const LONG = 40_000

let timer: ReturnType<typeof setTimeout> | undefined
let due: number | null = null

function publish(doc: Node): void {
  clearTimeout(timer)
  due = null
  const before = useCounts.getState()
  const next = countsOf(doc, before)
  const differs = Object.entries(next).some(([key, value]) => Reflect.get(before, key) !== value)
  if (differs) useCounts.setState(next)
}

/** Counts a page for the rest of the window: at once, or soon, off the way of the keys; null where none is open. */
export function countPage(read: (() => Node) | null, when: 'soon' | 'at once'): void {
  clearTimeout(timer)
  if (!read) {
    due = null
    useCounts.setState(NOTHING)
  } else if (when === 'at once' && read().content.size <= LONG) {
    publish(read())
  } else {
    const now = performance.now()
    due ??= now + AFTER.longest
    const wait = when === 'at once' ? 0 : Math.min(AFTER.quiet, due - now)
    timer = setTimeout(() => publish(read()), Math.max(0, wait))
  }
}
