import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  articleEditor,
  fakeNewsroom,
  field,
  closePage,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  useToasts,
  usePage,
  written,
} from './openPage.tsx'
import { typeAtOnce } from '../render.ts'

afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)
const UNDO = '{Control>}z{/Control}'
const REDO = '{Control>}{Shift>}z{/Shift}{/Control}'

test('Ctrl+Z takes back a run of typing, whatever field of the page it was in, in order', async () => {
  await openPage({ headline: 'Le port', sections: lead('Un texte.') })
  placeCursor('Le port|')
  await typeAtOnce(' rouvre enfin ses quais')
  placeCursor('texte|')
  await typeAtOnce(' court')
  await press(UNDO)
  expect(written()).toMatchObject({ headline: 'Le port rouvre enfin ses quais', sections: lead('Un texte.') })
  await press(UNDO)
  expect(written()?.headline).toBe('Le port')
  await press(REDO)
  expect(written()?.headline).toBe('Le port rouvre enfin ses quais')
})

test('with Caps Lock Ctrl+Shift+Z does again, and Ctrl+Z takes back', async () => {
  await openPage({ sections: lead('Un.') })
  placeCursor('Un.|')
  await typeAtOnce(' Deux.')
  const key = (init: KeyboardEventInit) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { code: 'KeyZ', ctrlKey: true, bubbles: true, cancelable: true, ...init }),
    )
  key({ key: 'Z' })
  expect(written()?.sections).toEqual(lead('Un.'))
  key({ key: 'z', shiftKey: true })
  expect(written()?.sections).toEqual(lead('Un. Deux.'))
})

test('what is typed in a field is no step before it is left, and one step then', async () => {
  await openPage({ desk: 'Mer', sections: lead('Un.') })
  articleEditor.typeFields({ desk: 'Mer et' })
  articleEditor.typeFields({ desk: 'Mer et ports' })
  expect(written()?.desk).toBe('Mer et ports')
  expect(usePage.getState().canUndo).toBe(false)
  articleEditor.commitFields()
  expect(written()?.desk).toBe('Mer et ports')
  expect(articleEditor.undo()).toBe(true)
  expect(written()?.desk).toBe('Mer')
  expect(usePage.getState().canUndo).toBe(false)
  articleEditor.redo()
  expect(written()?.desk).toBe('Mer et ports')
})

test('a step that is told offers to undo it for as long as it is the last', async () => {
  await openPage({ sections: lead('Un.') })
  const notices = () => useToasts.getState().toasts
  const before = notices().length
  articleEditor.setFields({ status: 'review' }, () => 'Statut')
  expect(notices()).toHaveLength(before + 1)
  notices().at(-1)?.action?.run()
  expect(written()?.status).toBe('draft')
  expect(notices()).toHaveLength(before)
  articleEditor.setFields({ status: 'review' }, () => 'Statut')
  placeCursor('Un.|')
  await press(' Deux.')
  expect(notices()).toHaveLength(before)
  expect(written()?.status).toBe('review')
})

test('the word before a byline is that of the exports in the language of the article, where there is one', async () => {
  const words = []
  for (const language of ['fr', 'de', 'ar', 'fi']) {
    await openPage({ language, byline: [{ name: 'Ana' }], sections: lead('Un.') })
    const field = () => document.querySelector('[data-copy=byline]')
    await expect.poll(() => field() !== null).toBe(true)
    words.push(field()?.previousElementSibling?.textContent ?? '')
    await closePage()
  }
  expect(words).toEqual(['Par', 'Von', 'بقلم', ''])
})

test('what is typed in the byline on the page is saved before it is a step, its roles kept, and is one step', async () => {
  const byline = [{ name: 'Ana', role: 'envoyée' }]
  const id = await openPage({ byline, sections: lead('Un.') })
  await field('Signature').click()
  await press('{Control>}a{/Control}{Delete}Anna Lima')
  expect(written()?.byline).toEqual([{ name: 'Anna Lima', role: 'envoyée' }])
  await expect.poll(() => fakeNewsroom.articles.get(id)?.article.byline[0]?.name).toBe('Anna Lima')
  expect(usePage.getState().canUndo).toBe(false)
  await press('{Enter}')
  await press(UNDO)
  expect(written()?.byline).toEqual(byline)
  await press(REDO)
  expect(written()?.byline).toEqual([{ name: 'Anna Lima', role: 'envoyée' }])
})

test('Escape in a field on the page gives back what it said before', async () => {
  await openPage({ dateline: 'Lyon', sections: lead('Un.') })
  await field('Lieu').click()
  await press('{Control>}a{/Control}Brest')
  expect(written()?.dateline).toBe('Brest')
  await press('{Escape}')
  await expect.element(field('Lieu')).toHaveValue('Lyon')
  expect(written()?.dateline).toBe('Lyon')
})

test('an undo out of sight scrolls there, wherever the focus is', async () => {
  const paragraphs = Array.from({ length: 90 }, (_, at) => `Paragraphe ${at + 1}, qui se lit.`)
  await openPage({ sections: lead(paragraphs.join('\n\n')) })
  placeCursor('Paragraphe 3,|')
  await press('XYZ')
  const scroller = () => articleEditor.scroller ?? document.body
  scroller().scrollTop = 3_000
  document.querySelector<HTMLElement>('[role=tab]')?.focus()
  await press(UNDO)
  expect(written()?.sections[0]?.body).not.toContain('XYZ')
  await expect.poll(() => scroller().scrollTop).toBeLessThan(600)
})

test('each article has its history, kept while one is at another', async () => {
  const first = await openPage({ sections: lead('Un.') })
  placeCursor('Un.|')
  await typeAtOnce(' Deux.')
  await open(put({ sections: lead('Autre.') }))
  placeCursor('Autre.|')
  await typeAtOnce(' Encore.')
  await press(UNDO)
  await press(UNDO)
  expect(written()?.sections).toEqual(lead('Autre.'))
  await open(first)
  expect(written()?.sections).toEqual(lead('Un. Deux.'))
  await press(UNDO)
  expect(written()?.sections).toEqual(lead('Un.'))
})

test('what is typed in a field becomes a step after a pause too, and the field follows an undo', async () => {
  await openPage({ dateline: 'Lyon', sections: lead('Un.') })
  await field('Lieu').click()
  await press('{End}')
  await typeAtOnce('-Perrache')
  await expect.poll(() => usePage.getState().canUndo).toBe(true)
  await press(UNDO)
  await expect.element(field('Lieu')).toHaveValue('Lyon')
  await expect.element(field('Lieu')).toHaveFocus()
})
