import { I18nProvider } from '../../src/renderer/src/useTranslations.ts'
import { cleanup, render } from './render.ts'
import { type FormEvent, type ReactNode, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from 'react-aria-components'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createI18n } from '../../src/i18n/everyLanguage.ts'
import { useToasts } from '../../src/renderer/src/state/toasts.ts'
import { DialogBoundary } from '../../src/renderer/src/ui/DialogBoundary.tsx'
import { preloadable, preloadAll } from '../../src/renderer/src/ui/preloadable.tsx'
import { Toasts } from '../../src/renderer/src/ui/Toasts.tsx'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  cleanup()
  useToasts.setState({ toasts: [] })
})

/** A window with a dialog whose code can be loaded only while `answers` is true. */
function openWindow(answers: () => boolean) {
  const Late = preloadable(async () => {
    if (!answers()) throw new TypeError('Failed to fetch dynamically imported module')
    return () => <div role="dialog">Le dialogue</div>
  })
  function Window() {
    const [isOpen, setOpen] = useState(false)
    return (
      <>
        <main>
          <textarea aria-label="Texte" defaultValue="Mon texte" />
        </main>
        <button type="button" onClick={() => setOpen(true)}>
          Exporter
        </button>
        {isOpen && (
          <DialogBoundary onClose={() => setOpen(false)} onRetry={() => setOpen(true)}>
            <Late />
          </DialogBoundary>
        )}
        <Toasts />
      </>
    )
  }
  render(
    <I18nProvider value={createI18n('fr')}>
      <Window />
    </I18nProvider>,
  )
  return Late
}

test('a dialog whose code cannot be fetched says so, closes, leaves the page alone and can be tried again', async () => {
  let isThere: boolean = false
  openWindow(() => isThere)
  await page.getByRole('button', { name: 'Exporter' }).click()
  await expect.element(page.getByText(/n’a pas pu s’ouvrir/)).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Texte' })).toHaveValue('Mon texte')
  expect(document.querySelector('[role=dialog]')).toBeNull()
  isThere = true
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expect.element(page.getByRole('dialog')).toBeVisible()
})

test('a preloaded dialog opens where its code can no longer be fetched', async () => {
  let isThere: boolean = true
  const Late = openWindow(() => isThere)
  const missing = { preload: () => Promise.reject(new Error('gone')) }
  preloadAll([missing, Late])
  await expect.poll(() => Late.preload().then(() => true)).toBe(true)
  isThere = false
  await page.getByRole('button', { name: 'Exporter' }).click()
  await expect.element(page.getByRole('dialog')).toBeVisible()
})

test('preloading goes on after a failure, one at a time, until it is stopped', async () => {
  const asked: string[] = []
  const part = (name: string, works: boolean) => ({
    preload: async () => {
      asked.push(name)
      if (!works) throw new Error(name)
    },
  })
  const stop = preloadAll([part('a', false), part('b', true), part('c', true)])
  await expect.poll(() => asked).toEqual(['a', 'b', 'c'])
  stop()
  const none = preloadAll([part('d', true)])
  none()
  await new Promise((resume) => setTimeout(resume, 100))
  expect(asked).toEqual(['a', 'b', 'c'])
})

const takeFocus = (element: HTMLElement | null) => element?.focus()

/** A page with a text, and a control that is loaded when `load` is called. */
function openLate(Control: () => ReactNode) {
  const { promise, resolve, reject } = Promise.withResolvers<() => ReactNode>()
  const Late = preloadable(() => promise)
  let open = (_isOpen: boolean) => {}
  function Window() {
    const [isOpen, setOpen] = useState(false)
    open = (isOpen) => flushSync(() => setOpen(isOpen))
    return (
      <>
        <textarea aria-label="Texte" defaultValue="Mon texte" />
        {isOpen && (
          <DialogBoundary onClose={() => setOpen(false)} onRetry={() => setOpen(true)}>
            <Late />
          </DialogBoundary>
        )}
      </>
    )
  }
  render(<Window />)
  const text = document.querySelector('textarea')
  if (!text) throw new Error('no text')
  text.focus()
  open(true)
  return { text, open, load: () => resolve(Control), fail: () => reject(new TypeError('gone')) }
}

test('what is typed while a control is loaded is in its field, with its keys in order, and not in the page', async () => {
  const keys: string[] = []
  function Field() {
    const [value, setValue] = useState('')
    const note = (key: string) => keys.push(`${key} ${value}`)
    return (
      <input
        aria-label="Chercher"
        ref={takeFocus}
        value={value}
        onChange={({ target }) => setValue(target.value)}
        onKeyDown={({ key }) => (key === 'Enter' || key === 'ArrowDown') && note(key)}
      />
    )
  }
  const { text, load } = openLate(Field)
  await userEvent.keyboard('Légen{Backspace}{ArrowDown}de{Enter}')
  load()
  await expect.element(page.getByRole('textbox', { name: 'Chercher' })).toHaveValue('Légede')
  await expect.poll(() => keys).toEqual(['ArrowDown Lége', 'Enter Légede'])
  expect(document.activeElement).toBe(page.getByRole('textbox', { name: 'Chercher' }).element())
  await userEvent.keyboard('!')
  await expect.element(page.getByRole('textbox', { name: 'Chercher' })).toHaveValue('Légede!')
  expect(text.value).toBe('Mon texte')
  expect(document.querySelectorAll('textarea')).toHaveLength(1)
})

test('a control without a text field takes keys, and no text', async () => {
  const keys: string[] = []
  const { text, load } = openLate(() => (
    <button type="button" ref={takeFocus} onKeyDown={({ key }) => keys.push(key)}>
      D’accord
    </button>
  ))
  await userEvent.keyboard('abc{Escape}')
  load()
  await expect.poll(() => keys).toEqual(['Escape'])
  expect(text.value).toBe('Mon texte')
})

test.each([
  ['no button', ['Lég']],
  ['a button', ['Lég']],
  ['a disabled button', []],
])('Enter that is typed while a form is loaded sends it: one with %s', async (form, expected) => {
  const sent: string[] = []
  const { load } = openLate(() => {
    const [value, setValue] = useState('')
    const submit = (event: FormEvent) => {
      event.preventDefault()
      sent.push(value)
    }
    return (
      <form aria-label="Nom" onSubmit={submit}>
        <input
          aria-label="Nom"
          ref={takeFocus}
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
        {form !== 'no button' && (
          <button type="submit" disabled={form === 'a disabled button'}>
            Garder
          </button>
        )}
      </form>
    )
  })
  await userEvent.keyboard('Lég{Enter}{ArrowDown}')
  load()
  await expect.element(page.getByRole('textbox', { name: 'Nom' })).toHaveValue('Lég')
  await expect.poll(() => sent).toEqual(expected)
})

test.each([
  [
    'of the page',
    (press: () => void) => (
      <button type="button" ref={takeFocus} onClick={press}>
        Fermer
      </button>
    ),
  ],
  [
    'of React Aria',
    (press: () => void) => (
      <Button ref={takeFocus} onPress={press}>
        Fermer
      </Button>
    ),
  ],
])('Enter that is typed while a button %s is loaded presses it, once', async (_kind, button) => {
  let times = 0
  const { load } = openLate(() =>
    button(() => {
      times += 1
    }),
  )
  await userEvent.keyboard('{Enter}')
  load()
  await expect.element(page.getByRole('button')).toHaveFocus()
  await expect.poll(() => times).toBe(1)
  await new Promise(requestAnimationFrame)
  expect(times).toBe(1)
})

test.each(['closed before it is loaded', 'not to be loaded'])(
  'a control that is %s leaves the focus in the page',
  async (end) => {
    const { text, open, load, fail } = openLate(() => <input aria-label="Chercher" ref={takeFocus} />)
    await userEvent.keyboard('abc')
    if (end === 'not to be loaded') fail()
    else {
      open(false)
      load()
    }
    await expect.poll(() => document.activeElement).toBe(text)
    await userEvent.keyboard('{End}!')
    expect(text.value).toBe('Mon texte!')
    expect(document.querySelectorAll('input')).toHaveLength(0)
  },
)
