import type { Node } from 'prosemirror-model'
import { createStore } from 'zustand'
import { type Measure, measureText, minutesFor } from '../../../core/measure.ts'
import { newNotes, toText } from '../../../core/document/index.ts'
import { type Pane, paneStore, perPane } from '../state/panes.ts'
import { TYPING_PAUSE } from '../typingRhythm.ts'
import { pageSections } from './pageStructure.ts'
import { treeBlock } from './convert.ts'
import { DISPLAY_FIELDS, schema } from './schema.ts'

export type SectionCount = Measure & { readonly heading: string }

export type Counts = Measure & {
  /** Heading and length of each section; an unchanged section stays the same object. */
  readonly sections: readonly SectionCount[]
  /** Characters of the fields with a recommended length. */
  readonly headline: number
  readonly standfirst: number
}

const NO_COUNTS: Counts = { signs: 0, words: 0, minutes: 0, sections: [], headline: 0, standfirst: 0 }

/** The length of each pane's article, updated after a pause in typing; zero if none is open. */
export const useCounts = paneStore<Counts>(() => createStore<Counts>(() => NO_COUNTS))

type Length = { readonly signs: number; readonly words: number }
const known = new WeakMap<Node, Length>()

/**
 * The length of a block without figures and footnotes, cached per node: after a keystroke only the changed block is measured.
 */
function lengthOf(node: Node): Length {
  const found = known.get(node)
  if (found) return found
  const { signs, words } = measureText(toText([treeBlock(node)], { notes: newNotes(), figures: false }))
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

/** The length of a page's body, of each section and of the display copy. Figures and footnotes do not count. */
export function countsOf(doc: Node, before: Counts = NO_COUNTS): Counts {
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

/** The length of a selected range, without footnotes and images; display copy counts. */
export function countSelection(doc: Node, from: number, to: number): Measure {
  const breaks = (leaf: Node) => (leaf.type === schema.nodes.break ? '\n' : '')
  return measureText(doc.textBetween(from, to, '\n', breaks))
}

/** How long after a keystroke the counts are published where there is no pause, in milliseconds. */
const LONGEST_DELAY = 1_000
/** Longer pages (in characters) are counted after they have been rendered. */
const MAX_SYNC_LENGTH = 40_000

/** Counts the page of a pane. */
class PageCounter {
  readonly #counts: ReturnType<typeof useCounts.in>
  #timer: ReturnType<typeof setTimeout> | undefined
  #deadline: number | null = null

  constructor(pane: Pane) {
    this.#counts = useCounts.in(pane)
  }

  count(read: (() => Node) | null, when: 'soon' | 'at once'): void {
    clearTimeout(this.#timer)
    if (!read) {
      this.#deadline = null
      this.#counts.setState(NO_COUNTS)
    } else if (when === 'at once' && read().content.size <= MAX_SYNC_LENGTH) {
      this.#publish(read())
    } else {
      const now = performance.now()
      this.#deadline ??= now + LONGEST_DELAY
      const wait = when === 'at once' ? 0 : Math.min(TYPING_PAUSE, this.#deadline - now)
      this.#timer = setTimeout(() => this.#publish(read()), Math.max(0, wait))
    }
  }

  #publish(doc: Node): void {
    clearTimeout(this.#timer)
    this.#deadline = null
    const before = this.#counts.getState()
    const next = countsOf(doc, before)
    const differs = Object.entries(next).some(([key, value]) => Reflect.get(before, key) !== value)
    if (differs) this.#counts.setState(next)
  }
}

const counterOf = perPane((pane) => new PageCounter(pane))

/** Counts the page of a pane and publishes the result, at once or after a pause; null resets to zero. */
export function countPage(pane: Pane, read: (() => Node) | null, when: 'soon' | 'at once'): void {
  counterOf(pane).count(read, when)
}
