import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Locale } from '../../../src/i18n/index.ts'
import { useFind } from '../../../src/renderer/src/state/find.ts'
import { useOutline } from '../../../src/renderer/src/state/outline.ts'
import {
  body,
  closePage,
  field,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  text,
  useSession,
  withCursor,
} from './desk.tsx'

const ASIDE = { matchCase: false, matchAccents: false, wholeWord: false, pattern: false }

afterEach(async () => {
  useFind.setState({ ...useFind.getInitialState() })
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
const headline = () => useSession.getState().content?.headline
/** What is marked in the body on screen; the current match between brackets. */
const marked = () =>
  [...document.querySelectorAll('.cm-content [class*=found]')].map((mark) =>
    mark.className.includes('current') ? `[${mark.textContent}]` : mark.textContent,
  )

async function ask(what: 'find' | 'replace', words?: string, locale?: Locale) {
  useFind.getState().ask(what)
  const named = locale === 'en' ? page.getByRole('textbox', { name: 'Find', exact: true }) : query()
  await expect.element(named).toHaveFocus()
  if (words !== undefined) await named.fill(words)
}

const ARTICLE = {
  headline: 'L’accord de Séoul',
  standfirst: 'Un ACCORD attendu.',
  sections: lead('La Corée signe l’accord.\n\nUn désaccord reste, un **accord** suit.'),
}

describe('finding', () => {
  test('counts and marks what is found in display copy and body, and goes from one to the next', async () => {
    await openPage(ARTICLE)
    placeCursor('|La Corée')
    await ask('find', 'accord')
    await expect.poll(count).toBe('3 sur 5')
    expect(marked()).toEqual(['[accord]', 'accord', 'accord'])
    await press('{Enter}')
    expect(count()).toBe('4 sur 5')
    expect(marked()).toEqual(['accord', '[accord]', 'accord'])
    await press('{Enter}{Enter}')
    expect(count()).toBe('1 sur 5')
    await press('{Shift>}{Enter}{/Shift}')
    expect(count()).toBe('5 sur 5')
    await expect.element(query()).toHaveFocus()
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
    const view = body()
    view.focus()
    const from = text().indexOf('désaccord')
    view.dispatch({ selection: { anchor: from + 3, head: from + 9 } })
    await ask('find')
    await expect.element(query()).toHaveValue('accord')
    await expect.poll(count).toBe('4 sur 5')
    const input = query().element()
    expect(input instanceof HTMLInputElement && [input.selectionStart, input.selectionEnd]).toEqual([0, 6])
    await press('{Enter}{Escape}')
    expect(bar()).toBeNull()
    expect(withCursor()).toContain('**[accord]**')
    expect(view.hasFocus).toBe(true)
  })

  test('leaves a match of the headline selected in its field', async () => {
    await openPage(ARTICLE)
    await ask('find', 'séoul')
    await expect.poll(count).toBe('1 sur 1')
    await expect.poll(() => document.querySelector('mark[class*=current]')?.textContent).toBe('Séoul')
    await press('{Escape}')
    await expect.element(field('Titre')).toHaveFocus()
    expect(window.getSelection()?.toString()).toBe('Séoul')
  })

  test('goes on from where one writes', async () => {
    await openPage(ARTICLE)
    await ask('find', 'accord')
    await expect.poll(count).toMatch(/sur 5/)
    placeCursor('désaccord| reste')
    useFind.getState().ask('next')
    await expect.poll(() => withCursor()).toContain('**[accord]**')
    useFind.getState().ask('previous')
    await expect.poll(() => withCursor()).toContain('dés[accord]')
    expect(body().hasFocus).toBe(true)
  })

  test('follows what is written', async () => {
    await openPage(ARTICLE)
    await ask('find', 'accord')
    await expect.poll(count).toMatch(/sur 5/)
    placeCursor('signe |l’accord')
    await press('un accord, ')
    await expect.poll(count).toMatch(/sur 6/)
    await field('Chapô').fill('Rien.')
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
    const top = () => document.querySelector('[class*=current]')?.getBoundingClientRect().top ?? 0
    await expect.poll(top).toBeGreaterThan(300)
    expect(top()).toBeLessThan(650)
    await query().fill('aiguille')
    await expect.poll(count).toMatch(/sur 7/)
    useFind.setState({ isListed: true })
    placeCursor('|Paragraphe 0 ')
    for (let at = 0; at < 6; at += 1) {
      await query().click()
      await press('{Enter}')
      await new Promise(requestAnimationFrame)
      const mark = document.querySelector('[class*=current]')?.getBoundingClientRect()
      expect(mark?.top).toBeGreaterThan(bar()?.getBoundingClientRect().bottom ?? 900)
    }
  })

  test('another article is searched for the same, and shows nothing once the bar is closed', async () => {
    const first = await openPage(ARTICLE)
    await ask('find', 'accord')
    await expect.poll(count).toMatch(/sur 5/)
    await open(put({ sections: lead('Un seul accord.') }))
    await expect.poll(count).toBe('1 sur 1')
    expect(marked()).toEqual(['[accord]'])
    await press('{Escape}')
    await open(first)
    expect(marked()).toEqual([])
  })
})

describe('regular expressions', () => {
  test('are looked for, and one that is none is said to be none', async () => {
    await openPage(ARTICLE)
    await ask('find', '^Un \\p{L}+')
    await expect.poll(count).toBe('Aucun résultat')
    await toggle('Expression régulière').click()
    await expect.poll(count).toMatch(/sur 2/)
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
    const frames: number[] = []
    let last = performance.now()
    let isWatching: boolean = true
    const watch = () => {
      frames.push(performance.now() - last)
      last = performance.now()
      if (isWatching) requestAnimationFrame(watch)
    }
    requestAnimationFrame(watch)
    await expect.poll(() => bar()?.textContent, { timeout: 5_000 }).toContain('trop de temps')
    isWatching = false
    expect(Math.max(...frames)).toBeLessThan(400)
    await query().fill('a+!')
    await expect.poll(count, { timeout: 5_000 }).toBe('1 sur 1')
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
    expect([headline(), text()]).toEqual([
      'L’pacte de Séoul',
      'La Corée signe l’pacte.\n\nUn déspacte reste, un **pacte** suit.',
    ])
    expect(bar()?.textContent).toContain('4\u00a0occurrences remplacées')
    useOutline.getState().undo()
    expect([headline(), text()]).toEqual([
      'L’accord de Séoul',
      'La Corée signe l’pacte.\n\nUn désaccord reste, un **accord** suit.',
    ])
    useOutline.getState().undo()
    expect(text()).toBe('La Corée signe l’accord.\n\nUn désaccord reste, un **accord** suit.')
  })

  test('shows before and after, and leaves what was un-ticked', async () => {
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
    await button(/^Tout remplacer \(4\)/).click()
    await expect.poll(count).toMatch(/sur 1/)
    expect(text()).toBe('La Corée signe l’traité.\n\nUn désaccord reste, un **traité** suit.')
  })

  test('what is put in stays text, and makes no list and no heading', async () => {
    await openPage({ sections: lead('Un mot.\n\nx# pas un titre\n\nfin mot, `mot`') })
    await ask('replace', 'mot')
    await replacement().fill('*gras* [a](b)')
    await button(/^Tout remplacer/).click()
    await expect
      .poll(text)
      .toBe('Un \\*gras\\* [a\\](b).\n\nx# pas un titre\n\nfin \\*gras\\* [a\\](b), `*gras* [a](b)`')
    await query().fill('x')
    await replacement().fill('')
    await button(/^Tout remplacer/).click()
    await expect.poll(text).toContain('\n\n\\# pas un titre')
    await query().fill('Un ')
    await replacement().fill('12. ')
    await button(/^Tout remplacer/).click()
    await expect.poll(text).toMatch(/^12\\\. \\\*gras/)
    expect(useSession.getState().content?.sections).toHaveLength(1)
  })

  test('marks and addresses are left alone unless one says so', async () => {
    const markdown = 'Un **mot** et [mot](https://mot.example/).'
    await openPage({ sections: lead(markdown) })
    await ask('replace', 'mot')
    await replacement().fill('nom')
    await expect.poll(() => bar()?.textContent).toContain('1\u00a0occurrence n’est pas cochée')
    await button(/^Tout remplacer \(2\)/).click()
    await expect.poll(text).toBe('Un **nom** et [nom](https://mot.example/).')
    await query().fill('**')
    await replacement().fill('')
    await expect.poll(() => bar()?.textContent).toContain('2\u00a0occurrences ne sont pas cochées')
    await expect.element(button(/^Tout remplacer \(0\)/)).toBeDisabled()
    await expect.element(rows().nth(0)).toHaveAttribute('aria-checked', 'false')
  })

  test('groups of a pattern keep the marks that they hold', async () => {
    await openPage({ sections: lead('Talbot, **Noé** ; Lio, Ana') })
    useFind.setState({ options: { ...ASIDE, pattern: true } })
    await ask('replace', '(\\p{L}+), (\\*\\*)?(\\p{L}+)\\2')
    await replacement().fill('$3 $1*')
    await expect.poll(count).toMatch(/sur 2/)
    await expect.poll(() => rows().elements().length).toBe(2)
    expect(rows().nth(1).element().textContent).toContain('Ana Lio*')
  })

  test('an article that may not be written is only searched', async () => {
    await openPage(ARTICLE)
    const { savedState } = useSession.getState()
    useSession.setState({ savedState: { kind: 'read-only' } })
    await ask('replace', 'accord')
    await expect.poll(count).toMatch(/sur 5/)
    await expect.element(button(/^Tout remplacer/)).toBeDisabled()
    useSession.setState({ savedState })
  })
})

test('50,000 words are written in and searched without a stop', async () => {
  const paragraph = 'La Corée du Sud et le Japon signent l’accord de libre-échange à Séoul ce matin. '.repeat(
    6,
  )
  const all = Array.from({ length: 560 }, (_, at) => `${at} ${paragraph}`).join('\n\n')
  await openPage({ sections: lead(all) })
  placeCursor('300| La')
  await ask('replace', 'e')
  await replacement().fill('é')
  await expect.poll(count, { timeout: 5_000 }).toMatch(/sur \d\d/)
  placeCursor('300| La')
  const slow: number[] = []
  for (let at = 0; at < 20; at += 1) {
    const started = performance.now()
    body().dispatch({
      changes: { from: body().state.selection.main.head, insert: 'e' },
      userEvent: 'input.type',
    })
    await new Promise(requestAnimationFrame)
    slow.push(performance.now() - started)
  }
  slow.sort((one, other) => one - other)
  expect(slow[10]).toBeLessThan(60)
})

test('speaks English', async () => {
  await openPage(ARTICLE, 'en')
  await ask('find', 'accord', 'en')
  await expect.poll(count).toMatch(/^\d of 5$/)
})
