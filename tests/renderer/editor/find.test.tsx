import { Node } from 'prosemirror-model'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { WordFinder } from '../../../src/core/find/index.ts'
import { blockNode } from '../../../src/renderer/src/editor/convert.ts'
import { schema } from '../../../src/renderer/src/editor/schema.ts'
import { useFind } from '../../../src/renderer/src/state/find.ts'
import type { Locale } from '../../../src/i18n/index.ts'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  select,
  text,
  useSession,
  useToasts,
  usePage,
  view,
  written,
} from './openPage.tsx'

const ASIDE = { matchCase: false, matchAccents: false, wholeWord: false, pattern: false }

afterEach(async () => {
  useFind.setState(useFind.getInitialState(), true)
  useToasts.setState({ toasts: [] })
  await closePage()
})

const press = (keys: string) => userEvent.keyboard(keys)
const query = () => page.getByRole('textbox', { name: 'Rechercher', exact: true })
const replacement = () => page.getByRole('textbox', { name: 'Remplacer par' })
const toggle = (name: string) => page.getByRole('button', { name, exact: true })
const button = (name: RegExp) => page.getByRole('button', { name })
const bar = () => document.querySelector('search')
const count = () => bar()?.querySelector('[role=status]')?.textContent
const rows = () => page.getByRole('option')
const headline = () => written()?.headline
const body = () => text().split('\n').slice(4).join('\n')

/** The highlighted texts, in order. */
function highlighted(name: string): string[] {
  const ranges: Range[] = []
  CSS.highlights.get(name)?.forEach((range) => {
    if (range instanceof Range) ranges.push(range)
  })
  ranges.sort((one, other) => one.compareBoundaryPoints(Range.START_TO_START, other))
  return ranges.map(String)
}

const marked = () => highlighted('marbre-found')
const current = () => highlighted('marbre-current')
const currentBox = () =>
  [...(CSS.highlights.get('marbre-current') ?? [])].flatMap((range) =>
    range instanceof Range ? [range.getBoundingClientRect()] : [],
  )[0]
const selected = () => {
  const { selection, doc } = view().state
  return doc.textBetween(selection.from, selection.to)
}

/** Fills a block with text, a bold word and code. */
function withMarks(): void {
  const { state } = view()
  const block = blockNode({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Un ', marks: [] },
      { type: 'text', text: 'mot', marks: [{ type: 'strong' }] },
      { type: 'text', text: ' et ', marks: [] },
      { type: 'text', text: 'mot', marks: [{ type: 'code' }] },
      { type: 'text', text: ', un demi-', marks: [] },
      { type: 'text', text: 'mo', marks: [{ type: 'emphasis' }] },
      { type: 'text', text: 't', marks: [] },
    ],
  })
  view().dispatch(state.tr.insert(state.doc.content.size, block))
}

async function ask(what: 'find' | 'replace', words?: string, locale?: Locale) {
  useFind.getState().request(what)
  const named = locale === 'en' ? page.getByRole('textbox', { name: 'Find', exact: true }) : query()
  await expect.element(named).toHaveFocus()
  if (words !== undefined) await named.fill(words)
}

const ARTICLE = {
  headline: 'L’accord de Séoul',
  standfirst: 'Un ACCORD attendu.',
  sections: lead('La Corée signe l’accord.\n\nUn désaccord reste, un accord suit.'),
}

describe('Tab', () => {
  test('goes from what is sought to what replaces it, then to the options, and Shift+Tab back', async () => {
    await openPage(ARTICLE)
    await ask('replace', 'accord')
    await replacement().fill('traité')
    await expect.element(button(/^Tout remplacer/)).toBeEnabled()
    query().element().focus()
    await press('{Tab}')
    await expect.element(replacement()).toHaveFocus()
    const field = replacement().element()
    expect(field instanceof HTMLInputElement && [field.selectionStart, field.selectionEnd]).toEqual([0, 6])
    await press('{Tab}')
    await expect.element(toggle('Respecter la casse')).toHaveFocus()
    await press('{Shift>}{Tab}{/Shift}')
    await expect.element(replacement()).toHaveFocus()
    await press('{Shift>}{Tab}{/Shift}')
    await expect.element(query()).toHaveFocus()
    toggle('Fermer').element().focus()
    await press('{Tab}')
    await expect.element(button(/^Remplacer$/)).toHaveFocus()
    await press('{Shift>}{Tab}{/Shift}')
    await expect.element(toggle('Fermer')).toHaveFocus()
  })

  test('leaves the bar behind its last button where nothing was found', async () => {
    await openPage(ARTICLE)
    await ask('replace', 'absent')
    await expect.element(button(/^Tout remplacer/)).toBeDisabled()
    toggle('Fermer').element().focus()
    await press('{Tab}')
    const bar = () => query().element().closest('search')
    await expect.poll(() => bar()?.contains(document.activeElement)).toBe(false)
  })

  test('chooses in the window of an input method, and stays in the field', async () => {
    await openPage(ARTICLE)
    await ask('replace', 'accord')
    query().element().focus()
    const chosen = new KeyboardEvent('keydown', {
      key: 'Tab',
      isComposing: true,
      bubbles: true,
      cancelable: true,
    })
    expect(query().element().dispatchEvent(chosen)).toBe(true)
    expect(document.activeElement).toBe(query().element())
  })

  test('goes to the options where nothing is replaced', async () => {
    await openPage(ARTICLE)
    await ask('find', 'accord')
    await press('{Tab}')
    await expect.element(toggle('Respecter la casse')).toHaveFocus()
  })
})

describe('finding', () => {
  test('counts and marks what is found in display copy and body, and goes from one to the next', async () => {
    await openPage(ARTICLE)
    placeCursor('|La Corée')
    await ask('find', 'accord')
    await expect.poll(count).toBe('3 sur 5')
    expect(marked()).toEqual(['accord', 'ACCORD', 'accord', 'accord', 'accord'])
    // Whatever the colour of the text, it is read on that of the match.
    const { color, backgroundColor } = getComputedStyle(view().dom, '::highlight(marbre-current)')
    expect([color, backgroundColor]).toEqual(['rgb(253, 252, 249)', 'rgb(138, 90, 0)'])
    const before = currentBox()?.top ?? 0
    await press('{Enter}')
    expect(count()).toBe('4 sur 5')
    expect(current()).toEqual(['accord'])
    expect(currentBox()?.top).toBeGreaterThan(before)
    await press('{Enter}{Enter}')
    expect(count()).toBe('1 sur 5')
    await press('{Shift>}{Enter}{/Shift}')
    expect(count()).toBe('5 sur 5')
    await expect.element(query()).toHaveFocus()
  })

  test('finds words across a mark’s border', async () => {
    await openPage(ARTICLE)
    withMarks()
    await ask('find', 'demi-mot')
    await expect.poll(count).toBe('1 sur 1')
    expect(marked()).toEqual(['demi-mot'])
  })

  test('finds in footnotes, and selects the reference', async () => {
    await openPage(ARTICLE)
    const content = [{ type: 'text', text: 'Selon un accord secret.', marks: [] }]
    view().dispatch(
      view().state.tr.insert(view().state.doc.content.size - 1, schema.nodes.footnote.create({ content })),
    )
    await ask('find', 'secret')
    await expect.poll(count).toBe('1 sur 1')
    await press('{Escape}')
    expect(view().state.selection.content().content.firstChild?.type.name).toBe('footnote')
    await ask('replace', 'secret')
    await replacement().fill('public')
    await button(/^Tout remplacer \(1\)/).click()
    await expect.poll(count).toBe('Aucun résultat')
    expect(view().state.doc.lastChild?.lastChild?.attrs.content).toEqual([
      { type: 'text', text: 'Selon un accord public.', marks: [] },
    ])
  })

  test('minds whole words, case and accents where it is told to', async () => {
    await openPage(ARTICLE)
    await ask('find', 'accord')
    await expect.poll(count).toMatch(/sur 5/)
    await toggle('Mot entier').click()
    await expect.poll(count).toMatch(/sur 4/)
    await expect.element(toggle('Mot entier')).toHaveAttribute('aria-pressed', 'true')
    await toggle('Respecter la casse').click()
    await expect.poll(count).toMatch(/sur 3/)
    await query().fill('coree')
    await expect.poll(count).toBe('Aucun résultat')
    await toggle('Respecter la casse').click()
    await expect.poll(count).toBe('1 sur 1')
    await toggle('Respecter les accents').click()
    await expect.poll(count).toBe('Aucun résultat')
  })

  test('opens with what is selected, and leaves the match selected', async () => {
    await openPage(ARTICLE)
    select('dés|accord', 'désaccord| reste')
    await ask('find')
    await expect.element(query()).toHaveValue('accord')
    await expect.poll(count).toBe('4 sur 5')
    const input = query().element()
    expect(input instanceof HTMLInputElement && [input.selectionStart, input.selectionEnd]).toEqual([0, 6])
    await press('{Enter}{Escape}')
    expect(bar()).toBeNull()
    expect(selected()).toBe('accord')
    expect(
      view().state.selection.$from.parent.textContent.slice(0, view().state.selection.$from.parentOffset),
    ).toBe('Un désaccord reste, un ')
    expect(view().hasFocus()).toBe(true)
  })

  test('leaves a match of the headline selected', async () => {
    await openPage(ARTICLE)
    await ask('find', 'séoul')
    await expect.poll(count).toBe('1 sur 1')
    await expect.poll(current).toEqual(['Séoul'])
    await press('{Escape}')
    expect(view().hasFocus()).toBe(true)
    expect(window.getSelection()?.toString()).toBe('Séoul')
  })

  test('goes on from where one writes', async () => {
    await openPage(ARTICLE)
    await ask('find', 'accord')
    await expect.poll(count).toMatch(/sur 5/)
    placeCursor('désaccord| reste')
    useFind.getState().request('next')
    await expect.poll(selected).toBe('accord')
    expect(view().state.selection.$from.parentOffset).toBe('Un désaccord reste, un '.length)
    useFind.getState().request('previous')
    await expect.poll(() => view().state.selection.$from.parentOffset).toBe('Un dés'.length)
    expect(view().hasFocus()).toBe(true)
  })

  test('follows what is written, mark and count', async () => {
    await openPage(ARTICLE)
    await ask('find', 'accord')
    await expect.poll(count).toMatch(/sur 5/)
    placeCursor('signe |l’accord')
    await press('un accord')
    expect(marked()).toEqual(['accord', 'ACCORD', 'accord', 'accord', 'accord', 'accord'])
    await expect.poll(count).toMatch(/sur 6/)
    articleEditor.setFields({ standfirst: 'Rien.' })
    await expect.poll(count).toMatch(/sur 5/)
  })

  test('brings a match into the middle, and never leaves it under the bar', async () => {
    const far = Array.from({ length: 120 }, (_, at) => `Paragraphe ${at} sans rien.`).join('\n\n')
    await openPage({
      headline: 'Aiguille '.repeat(6),
      sections: lead(`${far}\n\nUne aiguille ici.\n\n${far}`),
    })
    await ask('find', 'aiguille ici')
    await expect.poll(count).toBe('1 sur 1')
    const top = () => currentBox()?.top ?? 0
    await expect.poll(top).toBeGreaterThan(300)
    expect(top()).toBeLessThan(650)
    await query().fill('aiguille')
    await expect.poll(count).toMatch(/sur 7/)
    useFind.setState({ isListed: true })
    placeCursor('|Paragraphe 0 ')
    for (let at = 0; at < 6; at += 1) {
      await query().click()
      await press('{Enter}')
      await expect.poll(top).toBeGreaterThan(bar()?.getBoundingClientRect().bottom ?? 900)
    }
  })

  test('at 200 % zoom, too, a match is clear of the bar and its list', async () => {
    const far = Array.from({ length: 60 }, (_, at) => `Paragraphe ${at} avec une aiguille.`).join('\n\n')
    await openPage({ sections: lead(far) })
    await page.viewport(720, 450)
    await ask('replace', 'aiguille')
    await expect.poll(count).toMatch(/sur 60/)
    await expect.poll(() => bar()?.querySelector('[role=option]')).not.toBeNull()
    const clearance = () => (currentBox()?.top ?? 0) - (bar()?.getBoundingClientRect().bottom ?? 900)
    for (let at = 0; at < 4; at += 1) {
      await press('{Enter}')
      await expect.poll(clearance).toBeGreaterThan(0)
      const scroller = document.querySelector('[data-page]')?.getBoundingClientRect()
      expect(currentBox()?.bottom).toBeLessThan(scroller?.bottom ?? 0)
    }
  })

  test('a bar that grows over the match at the cursor leaves it in sight', async () => {
    const far = Array.from({ length: 60 }, (_, at) => `Paragraphe ${at} avec une aiguille.`).join('\n\n')
    await openPage({ sections: lead(far) })
    await ask('find', 'aiguille')
    await expect.poll(count).toMatch(/sur 60/)
    await press('{Enter}')
    const clearance = () => (currentBox()?.top ?? 0) - (bar()?.getBoundingClientRect().bottom ?? 900)
    const scroller = document.querySelector('[data-page]')
    scroller?.scrollBy(0, clearance() - 10)
    await expect.poll(clearance).toBeCloseTo(10, 0)
    const height = () => bar()?.getBoundingClientRect().height ?? 0
    const before = height()
    await page.getByRole('button', { name: 'Liste des occurrences' }).click()
    await expect.poll(height).toBeGreaterThan(before + 30)
    await expect.poll(clearance).toBeGreaterThan(0)
  })

  test('unfolds a section that hides a match', async () => {
    await openPage({ sections: [{ heading: 'Le port', body: 'Une aiguille.' }] })
    placeCursor('port|')
    articleEditor.run('section-fold')
    const body = () => document.querySelector('.ProseMirror > p:last-of-type')?.checkVisibility()
    expect(body()).toBe(false)
    await ask('find', 'aiguille')
    await expect.poll(body).toBe(true)
    expect(current()).toEqual(['aiguille'])
  })

  test('shows and hides without moving what one reads', async () => {
    const far = Array.from({ length: 120 }, (_, at) => `Paragraphe ${at} sans rien.`).join('\n\n')
    await openPage({ sections: lead(far) })
    placeCursor('|Paragraphe 60 ')
    articleEditor.reveal(view().state.selection.from, 'center')
    await new Promise(requestAnimationFrame)
    const line = view().domAtPos(view().state.selection.from).node.parentElement
    const before = line?.getBoundingClientRect().top
    await ask('find')
    expect(line?.getBoundingClientRect().top).toBeCloseTo(before ?? 0, 0)
    await press('{Escape}')
    expect(line?.getBoundingClientRect().top).toBeCloseTo(before ?? 0, 0)
  })

  test('another article is searched for the same, and shows nothing once the bar is closed', async () => {
    const first = await openPage(ARTICLE)
    await ask('find', 'accord')
    await expect.poll(count).toMatch(/sur 5/)
    await open(put({ sections: lead('Un seul accord.') }))
    await expect.poll(count).toBe('1 sur 1')
    await expect.poll(marked).toEqual(['accord'])
    await press('{Escape}')
    await open(first)
    expect(marked()).toEqual([])
  })

  test('Escape in the page ends it', async () => {
    await openPage(ARTICLE)
    await ask('find', 'accord')
    placeCursor('signe|')
    await press('{Escape}')
    expect(bar()).toBeNull()
    expect(view().hasFocus()).toBe(true)
  })
})

describe('regular expressions', () => {
  test('are looked for, and one that is none is said to be none', async () => {
    await openPage(ARTICLE)
    await ask('find', '^Un \\p{L}+')
    await expect.poll(count).toBe('Aucun résultat')
    await toggle('Expression régulière').click()
    await expect.poll(count).toMatch(/sur 2/)
    expect(marked()).toEqual(['Un ACCORD', 'Un désaccord'])
    await query().fill('(accord')
    await expect.poll(() => bar()?.textContent).toContain('mal formée')
    await expect.element(query()).toHaveAttribute('aria-invalid', 'true')
    await query().fill('(accord)')
    await expect.poll(count).toMatch(/sur 5/)
    expect(bar()?.textContent).not.toContain('mal formée')
  })

  test('one that runs away is stopped, and the window goes on', async () => {
    await openPage({ sections: lead(`${'a'.repeat(40)}!`) })
    useFind.setState({ options: { ...ASIDE, pattern: true } })
    await ask('find', '^(a+)+$')
    // In the window itself the pattern would hold every frame up for hours.
    let frames = 0
    let isWatching: boolean = true
    const watch = () => {
      frames += 1
      if (isWatching) requestAnimationFrame(watch)
    }
    requestAnimationFrame(watch)
    await expect.poll(() => bar()?.textContent).toContain('trop de temps')
    isWatching = false
    expect(frames).toBeGreaterThan(3)
    await query().fill('a+!')
    await expect.poll(count).toBe('1 sur 1')
  })
})

describe('replacing', () => {
  test('one by one, then the rest, each step taken back by one undo', async () => {
    await openPage(ARTICLE)
    placeCursor('|La Corée')
    await ask('replace', 'accord')
    await replacement().fill('pacte')
    await expect.poll(count).toBe('3 sur 5')
    await press('{Enter}')
    await expect.poll(count).toBe('3 sur 4')
    expect(text()).toContain('signe l’pacte.')
    await button(/^Tout remplacer \(4\)/).click()
    await expect.poll(count).toBe('Aucun résultat')
    expect([headline(), body()]).toEqual([
      'L’pacte de Séoul',
      'La Corée signe l’pacte.\nUn déspacte reste, un pacte suit.',
    ])
    expect(bar()?.textContent).toContain('4\u00a0occurrences remplacées')
    expect(await useSession.getState().flush()).toBe(true)
    expect(fakeNewsroom.reasons.at(-1)).toBe('replace-all')
    expect(fakeNewsroom.kept.at(-1)?.sections[0]?.body).toContain('signe l’pacte.')
    const [notice] = useToasts.getState().toasts
    notice?.action?.run()
    expect([headline(), body()]).toEqual([
      'L’accord de Séoul',
      'La Corée signe l’pacte.\nUn désaccord reste, un accord suit.',
    ])
    articleEditor.undo()
    expect(body()).toBe('La Corée signe l’accord.\nUn désaccord reste, un accord suit.')
  })

  test('shows before and after, and leaves what was un-ticked, also once something is written before it', async () => {
    await openPage(ARTICLE)
    await ask('replace', 'accord')
    await replacement().fill('traité')
    await expect.poll(() => rows().elements().length).toBe(5)
    expect(rows().nth(3).element().textContent).toContain('désaccordtraité reste')
    await expect.element(rows().nth(3)).toHaveAttribute('aria-checked', 'true')
    document.querySelector<HTMLElement>('search [role=listbox]')?.focus()
    await press('{Home}{ArrowDown}{ArrowDown}{ArrowDown} ')
    await expect.element(rows().nth(3)).toHaveAttribute('aria-checked', 'false')
    expect(count()).toBe('4 sur 5')
    placeCursor('|La Corée')
    await press('Oui. ')
    await expect.element(rows().nth(3)).toHaveAttribute('aria-checked', 'false')
    await button(/^Tout remplacer \(4\)/).click()
    await expect.poll(count).toMatch(/sur 1/)
    expect(body()).toBe('Oui. La Corée signe l’traité.\nUn désaccord reste, un traité suit.')
  })

  test('what is put in stays text, and makes no list and no heading', async () => {
    await openPage({ sections: lead('Un mot.\n\nfin mot') })
    await ask('replace', 'Un ')
    await replacement().fill('12. ')
    await button(/^Tout remplacer/).click()
    await expect.poll(body).toBe('12. mot.\nfin mot')
    await query().fill('mot')
    await replacement().fill('*gras* [a](b)')
    await button(/^Tout remplacer/).click()
    await expect.poll(body).toBe('12. *gras* [a](b).\nfin *gras* [a](b)')
    expect(view().state.doc.childCount).toBe(6)
  })

  test('keeps the marks of the first character replaced, in code and across a mark’s border too', async () => {
    await openPage({ sections: lead('') })
    withMarks()
    await ask('replace', 'mot')
    await replacement().fill('nom')
    await button(/^Tout remplacer \(3\)/).click()
    await expect.poll(body).toBe('\nUn nom et nom, un demi-nom')
    const marks = (tag: string) => document.querySelector(`.ProseMirror p ${tag}`)?.textContent
    expect([marks('strong'), marks('code'), marks('em')]).toEqual(['nom', 'nom', 'nom'])
  })

  test('sets quotes, apostrophes and spaces of what is put in as if it was typed, but not in code', async () => {
    await openPage({ sections: lead('Il a «\u00a0dit\u00a0»\u202f: «\u00a0dit\u00a0» `"dit" :`') })
    await ask('replace', '"dit"')
    await replacement().fill('"l\'aveu"')
    await button(/^Tout remplacer \(3\)/).click()
    await expect.poll(body).toBe('Il a «\u00a0l’aveu\u00a0»\u202f: «\u00a0l’aveu\u00a0» "l\'aveu" :')
    articleEditor.undo()
    await query().fill('«\u00a0dit\u00a0»')
    await replacement().fill('"dit"')
    await button(/^Tout remplacer \(2\)/).click()
    await expect.poll(body).toBe('Il a "dit"\u202f: "dit" "dit" :')
  })

  test('what is parted by a line break is not found as one, nor joined', async () => {
    await openPage({ sections: lead('Jean\\\nAubin et Jean Aubin') })
    await ask('replace', 'jean aubin')
    await replacement().fill('Léa')
    await button(/^Tout remplacer \(1\)/).click()
    await expect.poll(body).toBe('Jean⏎Aubin et Léa')
  })

  test('leaves a match alone that holds a footnote, unless it is ticked', async () => {
    await openPage({ sections: lead('Un accord, un accord') })
    const { state } = view()
    view().dispatch(state.tr.insert(state.doc.content.size - 3, schema.nodes.footnote.create()))
    useFind.setState({ options: { ...ASIDE, pattern: true } })
    await ask('replace', 'acc.+?d')
    await replacement().fill('pacte')
    await expect.poll(() => bar()?.textContent).toContain('1\u00a0occurrence n’est pas cochée')
    await button(/^Tout remplacer \(1\)/).click()
    await expect.poll(body).toBe('Un pacte, un acco¹rd')
  })

  test('puts groups of a pattern in, and a line break for \\n, which a headline has as a blank', async () => {
    await openPage({ headline: 'Talbot, Noé', sections: lead('Lio, Ana') })
    useFind.setState({ options: { ...ASIDE, pattern: true } })
    await ask('replace', '(\\p{L}+), (\\p{L}+)')
    await replacement().fill('$2\\n$1')
    await expect.poll(count).toMatch(/sur 2/)
    await button(/^Tout remplacer \(2\)/).click()
    await expect.poll(text).toBe('\nNoé Talbot\n\n\nAna⏎Lio')
  })

  test('very many are one step', async () => {
    const line = 'Un accord, un accord, un accord.'
    await openPage({ sections: lead(Array.from({ length: 400 }, () => line).join('\n\n')) })
    await ask('replace', 'accord')
    await replacement().fill('pacte')
    await button(/^Tout remplacer \(1.200\)/).click()
    await expect.poll(count).toBe('Aucun résultat')
    expect(body().split('\n')[399]).toBe('Un pacte, un pacte, un pacte.')
    articleEditor.undo()
    expect(body().split('\n')[0]).toBe(line)
  })

  test('an article that may not be written is only searched', async () => {
    await openPage(ARTICLE)
    usePage.setState({ readOnly: true })
    await ask('replace', 'accord')
    await expect.poll(count).toMatch(/sur 5/)
    await expect.element(button(/^Tout remplacer/)).toBeDisabled()
    usePage.setState({ readOnly: false })
  })
})

test('a key in 50,000 words reads and marks the paragraph that it changes, and no other', async () => {
  const paragraph = 'La Corée du Sud et le Japon signent l’accord de libre-échange à Séoul ce matin. '.repeat(
    6,
  )
  const all = Array.from({ length: 560 }, (_, at) => `${at} ${paragraph}`).join('\n\n')
  await openPage({ sections: lead(all) })
  await ask('replace', 'e')
  await replacement().fill('é')
  await expect.poll(count).toMatch(/sur \d\d/)
  placeCursor('300|')
  await expect.poll(() => marked().length).toBeGreaterThan(100)
  const find = vi.spyOn(WordFinder.prototype, 'find')
  const range = vi.spyOn(document, 'createRange')
  const textBetween = vi.spyOn(Node.prototype, 'textBetween')
  for (let at = 0; at < 20; at += 1) {
    for (const spy of [find, range, textBetween]) spy.mockClear()
    view().dispatch(view().state.tr.insertText('e'))
    const changed = `300${'e'.repeat(at + 1)} ${paragraph}`.trim()
    expect(find.mock.calls.map(([lines]) => [...lines])).toEqual([[changed]])
    expect([
      ...new Set(textBetween.mock.contexts.map((node) => node instanceof Node && node.textContent)),
    ]).toEqual([changed])
    expect(range.mock.calls).toHaveLength(changed.match(/e/g)?.length ?? 0)
  }
  vi.restoreAllMocks()
})

test('speaks English', async () => {
  await openPage(ARTICLE, 'en')
  await ask('find', 'accord', 'en')
  await expect.poll(count).toMatch(/^\d of 5$/)
})

test('captions and credits are found and replaced like any text, and set as one types', async () => {
  const src = `media/${'0'.repeat(64)}.jpg`
  await openPage({
    headline: 'T',
    sections: lead(`Le quai.\n\n![](${src} "Au quai")\nLe quai ferme.\n\nFin.`),
  })
  await ask('replace', 'quai')
  await expect.poll(marked).toHaveLength(3)
  await replacement().fill('port')
  await button(/^Tout remplacer/).click()
  await expect.poll(body).toBe('Le port.\nLe port ferme.\nAu port\nFin.')
  articleEditor.undo()
  expect(body()).toBe('Le quai.\nLe quai ferme.\nAu quai\nFin.')
  placeCursor('ferme.|')
  await press(' "Oui" !')
  expect(body()).toMatch(/Le quai ferme\. «[\u00a0\u202f]Oui[\u00a0\u202f]»[\u00a0\u202f]!/)
  placeCursor('Au quai|')
  await press(" d'en face")
  expect(body()).toContain('Au quai d’en face')
})

test('replacing matches accents unless somebody chose, finding does not', async () => {
  await openPage(ARTICLE)
  await ask('find', 'accord')
  const isMatched = () => useFind.getState().options.matchAccents
  const replace = toggle('Remplacement')
  expect(isMatched()).toBe(false)
  await replace.click()
  expect(isMatched()).toBe(true)
  await replace.click()
  expect(isMatched()).toBe(false)
  await replace.click()
  await toggle('Respecter les accents').click()
  expect(isMatched()).toBe(false)
  useFind.getState().close()
  useFind.getState().request('replace')
  expect(isMatched()).toBe(false)
})
