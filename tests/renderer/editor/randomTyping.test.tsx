import type { Node } from 'prosemirror-model'
import { AllSelection, NodeSelection, TextSelection } from 'prosemirror-state'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { COMMANDS, type PageCommandId } from '../../../src/contract/commands.ts'
import { articleEditor, closePage, openPage, view } from './openPage.tsx'
import { FULL_ARTICLE } from './fullArticle.ts'

afterEach(closePage)

const KEYS = [
  'a',
  'mot ',
  '"',
  "'",
  '- un',
  '1. un',
  '> un',
  '## un',
  '**x**',
  '— ',
  '?',
  '...',
  '{Enter}',
  '{Enter}',
  '{Enter}{Enter}',
  '{Shift>}{Enter}{/Shift}',
  '{Control>}{Enter}{/Control}',
  '{Backspace}',
  '{Backspace}',
  '{Backspace}{Backspace}{Backspace}',
  '{Delete}',
  '{Delete}{Delete}',
  '{Control>}{Backspace}{/Control}',
  '{Control>}{Delete}{/Control}',
  '{Tab}',
  '{Tab}',
  '{Shift>}{Tab}{/Shift}',
  '{ArrowDown}x',
  '{ArrowUp}{Backspace}',
  '{ArrowLeft}{Delete}',
  '{ArrowRight}{Enter}',
  '{Home}{Backspace}',
  '{End}{Delete}',
  '{Control>}b{/Control}gras',
  '{Control>}i{/Control}',
  '{Control>}z{/Control}',
  '{Control>}y{/Control}',
  '{Control>}{End}{/Control}{Enter}',
]

const NOT_TRIED: readonly string[] = [
  'undo',
  'redo',
  'link',
  'footnote',
  'focus-toolbar',
  'section-fold',
  'paste-plain',
]
const commands = COMMANDS.flatMap(({ id, by }): PageCommandId[] =>
  by === 'page' && !NOT_TRIED.includes(id) && isOfPage(id) ? [id] : [],
)
function isOfPage(id: string): id is PageCommandId {
  return COMMANDS.some((command) => command.id === id && command.by === 'page')
}

/** A seeded generator of numbers from 0 to 1 (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function goSomewhere(random: () => number): void {
  const { doc, tr } = view().state
  const randomPosition = () => doc.resolve(Math.floor(random() * doc.content.size))
  const kind = random()
  const $one = randomPosition()
  const near = doc.resolve(Math.min(doc.content.size, $one.pos + Math.floor(random() * 60)))
  const $other = kind < 0.65 ? $one : kind < 0.9 ? near : randomPosition()
  const isNode = kind < 0.08 && $one.nodeAfter !== null && NodeSelection.isSelectable($one.nodeAfter)
  const selection = isNode ? NodeSelection.create(doc, $one.pos) : TextSelection.between($one, $other)
  view().dispatch(tr.setSelection(kind < 0.02 ? new AllSelection(doc) : selection))
}

/** A text block's visible text, without footnotes, images and widgets. */
function shown(element: globalThis.Node | null): string {
  if (element instanceof Text) return element.data
  if (!(element instanceof HTMLElement)) return ''
  const isBeside =
    element.contentEditable === 'false' || element.matches('sup[data-footnote], .image, [role=img]')
  return isBeside ? '' : [...element.childNodes].map(shown).join('')
}

function expectShown(doc: Node, what: string): void {
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    const expected = node.textBetween(0, node.content.size, '', () => '')
    expect(shown(view().nodeDOM(position)), what).toBe(expected)
    return false
  })
}

/** More of them in the long form. */
const SEEDS = Number(import.meta.env.VITE_SEEDS ?? 1)

test.each([1, 2, 11, 17].slice(0, SEEDS))(
  'random keys and commands, seed %i, are undone and redone exactly',
  async (seed) => {
    await openPage(FULL_ARTICLE)
    const random = seededRandom(seed)
    const pick = <T,>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)]
    const first = view().state.doc
    const done: string[] = []
    for (let step = 0; step < 150; step += 1) {
      view().focus()
      if (random() < 0.6) goSomewhere(random)
      const command = random() < 0.35 ? pick(commands) : undefined
      const keys = command ? '' : (pick(KEYS) ?? '')
      const { from, to } = view().state.selection
      done.push(`${command ?? keys} at ${from}-${to}`)
      if (command) articleEditor.run(command)
      else await userEvent.keyboard(keys)
      const { doc } = view().state
      expect(() => doc.check(), done.slice(-3).join('; ')).not.toThrow()
      expectShown(doc, done.slice(-3).join('; '))
    }
    const last = view().state.doc
    while (articleEditor.redo()) {}
    const end = view().state.doc
    while (articleEditor.undo()) {}
    expect(view().state.doc.eq(first)).toBe(true)
    while (articleEditor.redo()) {}
    expect(view().state.doc.eq(end)).toBe(true)
    expect(last.childCount).toBeGreaterThan(4)
  },
)
