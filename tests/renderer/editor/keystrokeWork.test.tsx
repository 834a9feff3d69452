import { Fragment } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import { afterEach, expect, test, vi } from 'vitest'
import { articleEditor, closePage, lead, openPage, placeCursor, stored, view, written } from './openPage.tsx'

afterEach(async () => {
  vi.restoreAllMocks()
  await closePage()
})

const PARAGRAPH = Array.from({ length: 20 }, () => 'les mots viennent vite,').join(' ')
const section = (at: number) => ({
  heading: `Partie ${at + 1}`,
  body: [`Ici commence la partie ${at + 1}.`, ...Array.from({ length: 10 }, () => PARAGRAPH)].join('\n\n'),
})
/** Sections of some eight hundred words each. */
const sections = (count: number) => Array.from({ length: count }, (_, at) => section(at))

/** A key that types a character, as the browser tells the page of it; false where the page has taken it. */
const pressed = (character: string) =>
  view().dom.dispatchEvent(
    new KeyboardEvent('keypress', {
      key: character,
      charCode: character.charCodeAt(0),
      bubbles: true,
      cancelable: true,
    }),
  )

/** What is counted while something is done: nodes visited, decorations made, boxes measured, characters of JSON written. */
async function counted(act: () => Promise<void>) {
  const counts = { nodes: 0, decorations: 0, boxes: 0, json: 0 }
  const { nodesBetween } = Fragment.prototype
  vi.spyOn(Fragment.prototype, 'nodesBetween').mockImplementation(function (
    this: Fragment,
    from,
    to,
    visit,
    ...rest
  ) {
    const counting: typeof visit = (...node) => {
      counts.nodes += 1
      return visit(...node)
    }
    return nodesBetween.call(this, from, to, counting, ...rest)
  })
  for (const kind of ['inline', 'node', 'widget'] as const) {
    const make = Decoration[kind]
    vi.spyOn(Decoration, kind).mockImplementation((...parts: Parameters<typeof make>) => {
      counts.decorations += 1
      return Reflect.apply(make, Decoration, parts)
    })
  }
  for (const of of [Element.prototype, Range.prototype]) {
    const { getBoundingClientRect } = of
    vi.spyOn(of, 'getBoundingClientRect').mockImplementation(function (this: Element & Range) {
      counts.boxes += 1
      return getBoundingClientRect.call(this)
    })
  }
  const { stringify } = JSON
  vi.spyOn(JSON, 'stringify').mockImplementation((...parts: unknown[]) => {
    const json: string | undefined = Reflect.apply(stringify, JSON, parts)
    counts.json += json?.length ?? 0
    return json ?? ''
  })
  await act()
  vi.restoreAllMocks()
  return counts
}

/** Types with keys and, as dictation does, without, in one task. */
async function typeBoth(): Promise<void> {
  for (const letter of 'lettre') expect(pressed(letter)).toBe(false)
  for (const letter of 'mots') {
    document.execCommand('insertText', false, letter)
    // ProseMirror reads the change in a microtask.
    await Promise.resolve()
  }
}

test('a key visits, decorates, measures and writes as little in 50,000 words as in 1,000', async () => {
  const work = []
  for (const count of [1, 60]) {
    await openPage({ headline: 'Long', sections: sections(count) })
    placeCursor('Ici commence la partie 1|.')
    await expect.poll(() => document.querySelectorAll('[data-margin]').length).toBeGreaterThan(0)
    // The first letter is the one that unsaved text begins with.
    pressed('x')
    await Promise.resolve()
    work.push(await counted(typeBoth))
    expect(written()?.sections[0]?.body).toContain('Ici commence la partie 1xlettremots.')
  }
  const [short, long] = work
  expect(long).toEqual(short)
  // ProseMirror makes one for the page's element at each key.
  expect(short?.decorations).toBe(10)
})

test('a key types at the caret what the browser would, with the marks of its place, and nothing with modifiers', async () => {
  const id = await openPage({ sections: lead('Un **mot** ici.') })
  placeCursor('Un mo|t ici.')
  expect(pressed('é')).toBe(false)
  placeCursor('ici|.')
  expect(pressed(' ')).toBe(false)
  articleEditor.run('bold')
  expect(pressed('s')).toBe(false)
  const control = new KeyboardEvent('keypress', {
    charCode: 97,
    altKey: true,
    bubbles: true,
    cancelable: true,
  })
  expect(view().dom.dispatchEvent(control)).toBe(true)
  for (const charCode of [0xd83d, 13]) {
    const event = new KeyboardEvent('keypress', { charCode, bubbles: true, cancelable: true })
    expect(view().dom.dispatchEvent(event)).toBe(true)
  }
  expect(written()?.sections[0]?.body).toBe('Un **moét** ici **s**.')
  await expect.poll(() => stored(id)?.[0]?.body).toBe('Un **moét** ici **s**.')
  expect(view().dom.textContent).toContain('Un moét ici s.')
})

test('an article of many sections has its margins where they are in sight, also after scrolling', async () => {
  await openPage({ sections: sections(60) })
  const numbers = () =>
    [...document.querySelectorAll('[data-margin]')].map(({ textContent }) => Number(textContent))
  await expect.poll(numbers).toContain(1)
  expect(numbers().length).toBeLessThan(10)
  articleEditor.goToSection(57)
  await expect.poll(numbers).toContain(58)
  expect(numbers()).not.toContain(1)
  articleEditor.goToSection(0)
  await expect.poll(numbers).toContain(1)
})
