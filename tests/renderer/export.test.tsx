import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { runCommand, openWindow } from './openWindow.tsx'

let library: MemoryLibrary
const dialog = () => page.getByRole('dialog', { name: 'Exporter' })

beforeEach(async () => {
  library = memoryLibrary([
    article({
      headline: 'Le bac de Corvenne',
      sections: [
        {
          heading: 'Un moteur neuf',
          body: 'Il passe\u202f: **enfin**.\n\n<script>parent.hacked = 1</script>',
        },
      ],
    }),
  ])
  await openWindow(library)
  await expect.element(page.getByRole('option', { selected: true })).toBeVisible()
})

test('the page is shown in a frame in which nothing runs', async () => {
  runCommand('export')
  await expect.element(dialog()).toBeVisible()
  await expect.poll(() => document.querySelector('iframe')).not.toBeNull()
  const frame = document.querySelector('iframe')
  expect(frame?.getAttribute('sandbox')).toBe('allow-same-origin')
  expect(frame?.srcdoc).toContain('Le bac de Corvenne')
  expect(Reflect.get(window, 'hacked')).toBeUndefined()
})

test('even a page that nothing has cleaned reaches neither the bridge nor the window, and asks for nothing', async () => {
  const hostile = `<!doctype html><html><head><meta http-equiv="refresh" content="0;url=javascript:parent.hacked=1">
    <script>parent.hacked = 1; top.hacked = 1; parent.marbre.newsroom.deleteArticle({}); parent.postMessage('hacked', '*')</script></head>
    <body onload="parent.hacked = 1"><img src="x" onerror="parent.hacked = 1"><svg onload="parent.hacked = 1"></svg>
    <iframe srcdoc="<script>parent.parent.hacked = 1</script>"></iframe>
    <form action="/api" target="_top"><button autofocus onfocus="this.form.submit()">x</button></form>
    <a href="javascript:parent.hacked=1" target="_top">y</a></body></html>`
  const messages: unknown[] = []
  const heard = (event: MessageEvent) => messages.push(event.data)
  const { size } = library.articles
  const address = location.href
  Object.assign(library.newsroom, {
    exportArticle: () =>
      Promise.resolve({
        ok: true,
        value: { fileName: 'x.html', mediaType: 'text/html', bytes: new TextEncoder().encode(hostile) },
      }),
  })
  window.addEventListener('message', heard)
  runCommand('preview')
  await expect.poll(() => document.querySelector('iframe')?.srcdoc).toContain('parent.hacked')
  const frame = document.querySelector('iframe')
  await new Promise((resume) => frame?.addEventListener('load', resume, { once: true }))
  await new Promise((resume) => setTimeout(resume, 500))
  window.removeEventListener('message', heard)
  // It was read, so what it tries was tried.
  expect(frame?.contentDocument?.querySelector('svg')).not.toBeNull()
  expect(Reflect.get(window, 'hacked')).toBeUndefined()
  expect(messages).not.toContain('hacked')
  expect(location.href).toBe(address)
  expect(library.articles.size).toBe(size)
})

test('each format is shown as it will be written', async () => {
  runCommand('export')
  await dialog().getByText('Texte brut', { exact: true }).click()
  await expect
    .element(dialog().getByRole('textbox'))
    .toHaveValue(expect.stringContaining('Il passe\u202f: enfin.'))
  await dialog().getByText('Markdown', { exact: true }).click()
  await expect.element(dialog().getByRole('textbox')).toHaveValue(expect.stringContaining('params:'))
  await dialog().getByText('Simple', { exact: true }).click()
  await expect.element(dialog().getByRole('textbox')).toHaveValue(expect.not.stringContaining('params:'))
  await dialog().getByText('JSON', { exact: true }).click()
  await expect
    .element(dialog().getByRole('textbox'))
    .toHaveValue(expect.stringContaining('"headline": "Le bac de Corvenne"'))
})

test('what is on screen is saved first', async () => {
  await page.getByRole('main').getByRole('heading', { level: 1 }).click()
  await userEvent.keyboard('{Home}{Shift>}{End}{/Shift}Le bac de retour')
  runCommand('preview')
  await expect.poll(() => document.querySelector('iframe')?.srcdoc).toContain('Le bac de retour')
  expect([...library.articles.values()][0]?.headline).toBe('Le bac de retour')
})

test('a text is copied, and a file downloaded under its own name', async () => {
  runCommand('export')
  await dialog().getByText('Texte brut', { exact: true }).click()
  await expect.element(dialog().getByRole('textbox')).toHaveValue(expect.stringContaining('Un moteur neuf'))
  let copied = ''
  const clipboard = { writeText: () => Promise.reject(new Error('denied')) }
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
  const { execCommand } = document
  document.execCommand = () => {
    const clipboardData = new DataTransfer()
    document.body.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    )
    copied = clipboardData.getData('text/plain')
    return true
  }
  await dialog().getByRole('button', { name: 'Copier' }).click()
  await expect.element(dialog().getByText('Copié.')).toBeVisible()
  expect(copied).toContain('Un moteur neuf')
  document.execCommand = execCommand

  const downloads: { name: string; address: string }[] = []
  const stop = (event: Event) => {
    if (!(event.target instanceof HTMLAnchorElement)) return
    event.preventDefault()
    downloads.push({ name: event.target.download, address: event.target.href })
  }
  const { click } = HTMLAnchorElement.prototype
  HTMLAnchorElement.prototype.click = function () {
    this.addEventListener('click', stop)
    click.call(this)
  }
  await dialog().getByRole('button', { name: 'Exporter', exact: true }).click()
  // The article is a draft.
  await expect.element(dialog().getByText(/Cet article n’est pas prêt/)).toBeVisible()
  await dialog().getByRole('button', { name: 'Exporter quand même' }).click()
  await expect.poll(() => downloads.length).toBe(1)
  HTMLAnchorElement.prototype.click = click
  expect(downloads[0]?.name).toMatch(/\.txt$/)
  expect(await (await fetch(downloads[0]?.address ?? '')).text()).toContain('Il passe\u202f: enfin.')
  await expect.element(dialog()).not.toBeInTheDocument()
  const settings = await library.newsroom.readSettings({})
  expect(settings.ok && settings.value.exportFormat).toBe('text')
})

test('Enter in the choice of the format exports', async () => {
  runCommand('export')
  await expect.element(dialog().getByRole('radio', { name: /^Page web/ })).toHaveFocus()
  await expect.element(dialog().getByRole('button', { name: 'Exporter', exact: true })).toBeEnabled()
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog().getByRole('button', { name: 'Exporter quand même' })).toBeVisible()
})

test('the article is copied with its look, and without', async () => {
  const given: ClipboardItem[] = []
  const write = async (items: ClipboardItem[]) => void given.push(...items)
  Object.defineProperty(navigator, 'clipboard', { value: { write }, configurable: true })
  runCommand('copy-rich')
  await expect.element(page.getByText(/avec sa mise en forme/)).toBeVisible()
  const read = async (type: string) => (await given[0]?.getType(type))?.text()
  expect(await read('text/html')).toContain('<h1>Le bac de Corvenne</h1>')
  expect(await read('text/html')).toContain('<strong>enfin</strong>')
  expect(await read('text/plain')).toMatch(/^Le bac de Corvenne\n/m)
})

test('where the clipboard refuses, the article goes there the older way, or one is told', async () => {
  const write = () => Promise.reject(new Error('denied'))
  Object.defineProperty(navigator, 'clipboard', { value: { write }, configurable: true })
  const { execCommand } = document
  const copied: (string | undefined)[] = []
  document.execCommand = () => {
    const clipboardData = new DataTransfer()
    document.body.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    )
    copied.push(clipboardData.getData('text/html'))
    return true
  }
  runCommand('copy-rich')
  await expect.element(page.getByText(/avec sa mise en forme/).first()).toBeVisible()
  await expect.poll(() => copied[0]).toContain('<h1>Le bac de Corvenne</h1>')
  document.execCommand = () => false
  runCommand('copy-rich')
  await expect.element(page.getByText(/Presse-papiers indisponible/)).toBeVisible()
  document.execCommand = execCommand
})

test('a format that is not text shows the page, has no copy, and is made when it is exported', async () => {
  const { exportArticle } = library.newsroom
  const asked: string[] = []
  Object.assign(library.newsroom, {
    exportArticle: (input: Parameters<typeof exportArticle>[0]) => {
      asked.push(input.format)
      return exportArticle(input)
    },
  })
  runCommand('export')
  await dialog().getByText('PDF', { exact: true }).click()
  await expect.poll(() => document.querySelector('iframe')?.srcdoc).toContain('Le bac de Corvenne')
  await expect.element(dialog().getByText('Le PDF coupe ce texte en pages A4.')).toBeVisible()
  await expect.element(dialog().getByRole('button', { name: 'Copier' })).not.toBeInTheDocument()
  expect(asked).not.toContain('pdf')
  await dialog().getByRole('button', { name: 'Exporter', exact: true }).click()
  await dialog().getByRole('button', { name: 'Exporter quand même' }).click()
  await expect.element(dialog().getByRole('alert')).toMatchTextContent('pour créer le PDF')
  expect(asked).toContain('pdf')
})

test('an article that is gone says so', async () => {
  library.newsroom.exportArticle = async () => ({ ok: false, failure: { code: 'not-found', detail: {} } })
  runCommand('export')
  await expect.element(dialog().getByRole('alert')).toMatchTextContent('n’est plus dans la bibliothèque')
  await expect.element(dialog().getByRole('button', { name: 'Exporter', exact: true })).toBeDisabled()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog()).not.toBeInTheDocument()
})

describe('the page that is previewed', () => {
  const frame = () => document.querySelector('iframe')
  const inside = () => frame()?.contentDocument
  const click = async (options?: Parameters<ReturnType<typeof page.elementLocator>['click']>[0]) => {
    const { x = 0, y = 0 } = inside()?.querySelector('h1')?.getBoundingClientRect() ?? {}
    const position = { x: x + 10, y: y + 10 }
    await page.elementLocator(frame() ?? document.body).click({ position, ...options })
  }
  beforeEach(async () => {
    runCommand('preview')
    await expect.poll(() => inside()?.body?.textContent).toContain('Le bac de Corvenne')
  })

  test('has the keys, and shows it', async () => {
    await expect.poll(() => document.activeElement).toBe(frame())
    await expect.poll(() => getComputedStyle(frame() ?? document.body).outlineStyle).toBe('solid')
  })

  test('is closed by Escape after a click in it', async () => {
    await click()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  })

  test('is left by Tab for the controls of its dialog', async () => {
    await click()
    await userEvent.keyboard('{Tab}')
    await expect.poll(() => document.activeElement?.closest('[role="dialog"] button')).not.toBeNull()
    await expect.poll(() => getComputedStyle(frame() ?? document.body).outlineStyle).toBe('none')
  })

  test('gives what is selected in it to the clipboard', async () => {
    const copied: string[] = []
    inside()?.addEventListener('copy', () => copied.push(String(inside()?.getSelection())))
    await click({ clickCount: 2 })
    await userEvent.keyboard('{Control>}c{/Control}')
    await expect.poll(() => copied.map((text) => text.trim())).toEqual(['Le'])
  })
})
