import { expect, test, vi } from 'vitest'
import { type Locator, page, userEvent } from 'vitest/browser'
import { type Article, NOTHING_SAID, type PictureUse } from '../../../src/core/article/index.ts'
import { article, type MemoryLibrary, memoryLibrary } from '../memoryNewsroom.ts'
import { openWindow, runCommand } from '../openWindow.tsx'
import { typeAtOnce } from '../render.ts'

// Loaded before the first test, which would otherwise wait for it.
const { articleEditor } = await import('../../../src/renderer/src/editor/articleEditor.ts')
const { usePage } = await import('../../../src/renderer/src/editor/pageStore.ts')
const { newsroom } = await import('../../../src/renderer/src/client.ts')
const { useSession } = await import('../../../src/renderer/src/saving/session.ts')
const { usePanes } = await import('../../../src/renderer/src/state/panes.ts')
await import('../../../src/renderer/src/features/editor/pictures/FigureCard.tsx')
await import('../../../src/renderer/src/features/editor/pictures/CroppedPicture.tsx')

const ONE = `media/${'1'.repeat(64)}.png`
const TWO = `media/${'2'.repeat(64)}.png`

/** A picture of two colours as a PNG. */
async function picture(width: number, height: number): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new TypeError('no canvas')
  context.fillStyle = '#8fb2c8'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#c98f5a'
  context.fillRect(width / 2, height / 3, width / 4, height / 2)
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
}

const use = (src: string, said: Partial<PictureUse>): PictureUse => ({
  src,
  occurrence: 0,
  ...NOTHING_SAID,
  ...said,
})

let library: MemoryLibrary
const stored = () => [...library.articles.values()][0]
const body = () => articleEditor.content()?.sections[0]?.body ?? ''
const said = (src = ONE) => articleEditor.content()?.pictures.find((each) => each.src === src)
const card = () => page.getByRole('group', { name: /^Image/ })
const button = (name: string) => card().getByRole('button', { name, exact: true })
const field = (name: string) => card().getByRole('textbox', { name, exact: true })
const image = (at: number) => page.elementLocator(figures()[at] ?? document.body)
const figures = () => [...document.querySelectorAll<HTMLElement>('.ProseMirror figure > .picture')]
const textOf = (found: Locator) => found.query()?.textContent?.replaceAll('\u00a0', ' ')
const press = (keys: string) => userEvent.keyboard(keys)

async function open(fields: Partial<Article>, size?: [number, number]): Promise<void> {
  library = memoryLibrary([
    article({
      headline: 'Le bac de Corvenne',
      sections: [
        {
          heading: '',
          body: `Il passe.\n\n![Le bac à quai](${ONE} "Maud Ferrier")\nLe bac.\n\nAprès.\n\n![](${TWO})\n\nFin.`,
        },
      ],
      ...fields,
    }),
  ])
  library.pictures.set(ONE, await picture(300, 200))
  library.pictures.set(TWO, await picture(200, 300))
  await openWindow(library, size)
  await expect.poll(() => figures().length).toBe(2)
}

/** Replaces the picture of the card that is shown by a file. */
async function choose(file: File): Promise<void> {
  const files = new DataTransfer()
  files.items.add(file)
  const picker = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function choose(
    this: HTMLInputElement,
  ) {
    this.files = files.files
    this.dispatchEvent(new Event('change'))
  })
  await button('Remplacer…').click()
  picker.mockRestore()
}

/** Where the text of the first section begins. */
const bodyStart = () => {
  let found = -1
  articleEditor.state?.doc.descendants((node, at) => {
    if (node.isText && node.text?.startsWith('Il passe')) found = at
  })
  return found
}

const undo = () => articleEditor.undo()
const focused = () => document.activeElement
const onPage = () => expect.poll(focused).toBe(articleEditor.view?.dom)

test('a click on a picture shows its card; what is typed in a field of it is one step', async () => {
  await open({ pictures: [use(ONE, { fileName: 'bac.png', rights: '© Marbre' })] })
  expect(card().query()).toBeNull()
  await image(0).click()
  await expect.element(card()).toHaveAccessibleName('Image\u00a0: bac.png')
  expect(usePage.getState().block).toBe('figure')
  await expect.element(field('Texte alternatif')).toHaveValue('Le bac à quai')
  await onPage()
  await press('{Enter}')
  await expect.element(field('Texte alternatif')).toHaveFocus()
  await press('{End}!')
  await expect.poll(body).toContain('![Le bac à quai!]')
  await press('{Control>}z{/Control}')
  await expect.element(field('Texte alternatif')).toHaveValue('Le bac à quai')
  await typeAtOnce(', à vide')
  await expect.poll(body).toContain('![Le bac à quai, à vide]')
  await field('Droits').fill('© AFP')
  await field('Prise de vue').fill('10 novembre 2026')
  await expect.poll(() => said()).toMatchObject({ rights: '© AFP', taken: '2026-11-10' })
  await field('Prise de vue').fill('un jour')
  await expect.poll(() => textOf(card())).toContain('Date non reconnue')
  expect(said()?.taken).toBe('2026-11-10')
  await press('{Escape}')
  await onPage()
  await expect.element(card()).toBeVisible()
  await press('{Escape}')
  await expect.poll(() => card().query()).toBeNull()
  await expect.poll(() => stored()?.pictures[0]?.rights).toBe('© AFP')
  undo()
  expect(said()).toMatchObject({ rights: '© AFP', taken: '' })
  undo()
  expect(said()?.rights).toBe('© Marbre')
  expect(body()).toContain('![Le bac à quai, à vide]')
  undo()
  expect(body()).toContain('![Le bac à quai]')
  articleEditor.redo()
  expect(body()).toContain('![Le bac à quai, à vide]')
  // From its caption, Escape selects the figure.
  await page.elementLocator(document.querySelector('[data-caption]') ?? document.body).click()
  await press('{Escape}')
  await expect.element(card()).toBeVisible()
})

test('Tab goes from a caption to the credit and back, and selects its text; from the credit it leaves the page', async () => {
  await open({})
  await page.elementLocator(document.querySelector('[data-caption]') ?? document.body).click()
  const selected = () => {
    const { doc, selection } = articleEditor.state ?? {}
    return selection && [selection.$head.parent.type.name, doc?.textBetween(selection.from, selection.to)]
  }
  await press('{Tab}')
  expect(selected()).toEqual(['credit', 'Maud Ferrier'])
  await press('{Shift>}{Tab}{/Shift}')
  expect(selected()).toEqual(['caption', 'Le bac.'])
  await onPage()
  await press('{Tab}')
  await typeAtOnce('Inès Karam')
  expect(body()).toContain('"Inès Karam"')
  await press('{Tab}')
  expect(document.activeElement?.closest('.ProseMirror')).toBeNull()
})

test('a picture is moved, made the main one, removed, each by a step that can be undone', async () => {
  await open({ pictures: [use(ONE, { fileName: 'bac.png' })] })
  const before = body()
  const order = () => figures().map((each) => each.closest('figure')?.previousElementSibling?.textContent)
  await image(0).click()
  await expect.element(button('Monter')).toBeVisible()
  await button('Monter').click()
  await expect.poll(order).toEqual(['', 'Après.'])
  await expect.element(button('Monter')).toHaveAttribute('aria-disabled', 'true')
  await button('Descendre').click()
  await press('{Enter}')
  await expect.poll(order).toEqual(['Après.', expect.stringContaining('Maud Ferrier')])
  for (let steps = 0; steps < 3; steps++) undo()
  expect(body()).toBe(before)

  await expect.element(button('Image principale')).toHaveAttribute('aria-pressed', 'true')
  await press('{Escape}{Escape}')
  await image(1).click()
  await expect.element(card()).toHaveAccessibleName('Image\u00a02')
  await button('Image principale').click()
  await expect.element(button('Image principale')).toHaveAttribute('aria-pressed', 'true')
  expect(said(TWO)?.isMain).toBe(true)
  await press('{Escape}{Escape}')
  await image(0).click()
  await button('Image principale').click()
  expect([said()?.isMain, said(TWO)?.isMain]).toEqual([true, undefined])
  undo()
  expect([said()?.isMain, said(TWO)?.isMain]).toEqual([false, true])
  undo()
  expect([said()?.isMain, said(TWO)]).toEqual([false, undefined])

  await button('Retirer l’image').click()
  await expect.poll(() => figures().length).toBe(1)
  await onPage()
  undo()
  expect(body()).toBe(before)
  expect(said()?.fileName).toBe('bac.png')
})

test('words that came from the file are kept or removed, and writing alt text keeps them', async () => {
  await open({ pictures: [use(ONE, { fileName: 'bac.png', isUnconfirmed: true })] })
  await image(0).click()
  const words = 'Mots venus du fichier de la photo : légende, crédit, texte alternatif.'
  await expect.poll(() => textOf(card())).toContain(words)
  await button('Garder').click()
  await expect.poll(() => said()?.isUnconfirmed).toBe(false)
  await onPage()
  undo()
  await button('Retirer').click()
  await expect.poll(body).toContain(`![](${ONE})\n\nAprès.`)
  expect(said()?.isUnconfirmed).toBe(false)
  undo()
  expect(body()).toContain(`![Le bac à quai](${ONE} "Maud Ferrier")\nLe bac.`)
  expect(said()?.isUnconfirmed).toBe(true)
  await field('Texte alternatif').fill('Un bac')
  expect(said()?.isUnconfirmed).toBe(false)
})

/** Holds the library's answers to a call until the returned function is called. */
function hold(name: 'readPicture' | 'addPicture'): () => void {
  const answer = Promise.withResolvers<void>()
  const call = newsroom[name]
  Object.assign(newsroom, {
    [name]: async (input: Parameters<typeof call>[0]) => {
      await answer.promise
      return Reflect.apply(call, newsroom, [input])
    },
  })
  return () => {
    Object.assign(newsroom, { [name]: call })
    answer.resolve()
  }
}

test('words of a file are removed where the figure is by then, and stay where the file cannot be read', async () => {
  await open({ pictures: [use(ONE, { fileName: 'bac.png', isUnconfirmed: true })] })
  await image(0).click()
  await expect.element(button('Retirer')).toBeVisible()
  const release = hold('readPicture')
  await button('Retirer').click()
  articleEditor.dispatch(articleEditor.state?.tr.insertText('Hier, ', bodyStart()) ?? never())
  release()
  await expect.poll(body).toContain(`Hier, Il passe.\n\n![](${ONE})\n\nAprès.`)
  undo()
  expect(said()?.isUnconfirmed).toBe(true)
  library.pictures.delete(ONE)
  const before = body()
  await button('Retirer').click()
  await expect.element(page.getByText(/n’est plus dans la bibliothèque/)).toBeVisible()
  expect(body()).toBe(before)
  expect(said()?.isUnconfirmed).toBe(true)
})

test('a replacement that comes when the page shows another article with the picture changes nothing there', async () => {
  await open({ pictures: [use(ONE, { fileName: 'bac.png' })] })
  const other = article({ headline: 'Autre', sections: [{ heading: '', body: `Ici.\n\n![](${ONE})` }] })
  library.articles.set(other.id, other)
  await image(0).click()
  const release = hold('addPicture')
  await choose(new File([new Uint8Array(await picture(120, 90))], 'quai.png'))
  const id = articleEditor.content() && usePage.getState().id
  await useSession.getState().open(other.id)
  await expect.poll(() => usePage.getState().id).toBe(other.id)
  expect(id).not.toBe(other.id)
  const added = library.pictures.size
  release()
  await expect.poll(() => library.pictures.size).toBe(added + 1)
  await useSession.getState().flush()
  expect(body()).toContain(`Ici.\n\n![](${ONE})`)
})

test('a picture is cropped by keys and by pointer, with its focal point; one step, nothing for the whole', async () => {
  await open({ pictures: [use(ONE, { fileName: 'bac.png' })] })
  const dialog = page.getByRole('dialog', { name: 'Recadrer l’image' })
  const number = (name: string, nth = 0) => dialog.getByRole('spinbutton', { name, exact: true }).nth(nth)
  const frame = dialog.getByRole('application', { name: /^Cadre/ })
  const point = dialog.getByRole('application', { name: /^Point focal/ })
  const apply = () => dialog.getByRole('button', { name: 'Appliquer' }).click()
  await image(0).click()
  await button('Recadrer…').click()
  await expect.element(frame).toHaveFocus()
  await press('{Shift>}{ArrowLeft>10/}{ArrowUp>20/}{/Shift}{ArrowRight>5/}{ArrowDown>4/}')
  await expect.element(number('Largeur')).toHaveValue('90')
  await expect.element(number('Hauteur')).toHaveValue('80')
  await expect.element(number('Gauche')).toHaveValue('5')
  await expect.element(dialog.getByRole('status')).toHaveTextContent('270 × 160 pixels')
  await press('{Tab}')
  await expect.element(point).toHaveFocus()
  await press('{ArrowLeft>5/}{ArrowUp}')
  await apply()
  await expect
    .poll(() => said())
    .toMatchObject({ crop: { x: 0.05, y: 0.04, width: 0.9, height: 0.8 }, focus: { x: 0.45, y: 0.43 } })
  await expect.element(button('Recadrer…')).toHaveFocus()
  undo()
  expect(said()).toMatchObject({ crop: null, focus: null })
  articleEditor.redo()

  await button('Recadrer…').click()
  await dialog.getByRole('combobox', { name: 'Format' }).selectOptions('1:1')
  await expect.element(dialog.getByRole('status')).toHaveTextContent('200 × 200 pixels')
  // The right edge, dragged to the left by a quarter of the picture.
  const shown = dialog.getByRole('img').query()?.getBoundingClientRect()
  const handle = document.querySelector('[data-handle="bottom right"]')
  const box = handle?.getBoundingClientRect()
  if (!shown || !box || !handle) throw new TypeError('no frame')
  const at = (x: number, y: number) => ({
    bubbles: true,
    pointerId: 1,
    button: 0,
    clientX: box.x + box.width / 2 + x,
    clientY: box.y + box.height / 2 + y,
  })
  handle.dispatchEvent(new PointerEvent('pointerdown', at(0, 0)))
  handle.dispatchEvent(new PointerEvent('pointermove', at(-shown.width / 4, -1)))
  handle.dispatchEvent(new PointerEvent('pointerup', at(-shown.width / 4, -1)))
  await expect.element(dialog.getByRole('status')).toHaveTextContent('125 × 125 pixels')
  await number('Gauche').fill('50')
  await frame.click({ position: { x: 20, y: 20 } })
  await apply()
  await expect.poll(() => said()?.crop).toMatchObject({ x: 0.5, width: 0.41667, height: 0.625 })
  expect(said()?.focus?.x).toBeGreaterThan(0.5)
  expect(said()?.focus?.x).toBeLessThan(0.6)

  await button('Recadrer…').click()
  await dialog.getByRole('button', { name: 'Rétablir l’image entière' }).click()
  await press('{Escape}')
  expect(said()?.crop).not.toBeNull()
  await button('Recadrer…').click()
  await dialog.getByRole('button', { name: 'Rétablir l’image entière' }).click()
  await apply()
  await expect.poll(() => said()).toMatchObject({ crop: null, focus: null })
})

test('a picture is replaced: its words stay, its crop goes; a file that is no picture is told', async () => {
  await open({
    pictures: [
      use(ONE, {
        fileName: 'bac.png',
        rights: '© Marbre',
        crop: { x: 0, y: 0, width: 0.5, height: 1 },
        focus: { x: 0.2, y: 0.2 },
      }),
    ],
  })
  const before = body()
  await image(0).click()
  await choose(new File(['Un texte.'], 'note.txt'))
  await expect.element(page.getByText(/^«\u00a0note\.txt\u00a0»/)).toBeVisible()
  expect(body()).toBe(before)
  await choose(new File([new Uint8Array(await picture(120, 90))], 'quai.png'))
  await expect.poll(body).not.toContain(ONE)
  expect(body()).toMatch(/!\[Le bac à quai\]\(media\/[0-9a-f]{64}\.png "Maud Ferrier"\)\nLe bac\./)
  const now = articleEditor.content()?.pictures[0]
  expect(now).toMatchObject({
    fileName: 'quai.png',
    rights: '',
    crop: null,
    focus: null,
    isUnconfirmed: false,
  })
  undo()
  expect(body()).toBe(before)
  expect(said()?.rights).toBe('© Marbre')
})

test('the checklist and the inspector lead to what a picture lacks', async () => {
  await open({ pictures: [use(ONE, { fileName: 'bac.png', isUnconfirmed: true })] })
  const summary = page.getByRole('button', {
    name: '2 · 1 à relire · 1 sans crédit · 1 sans texte alternatif',
  })
  await summary.click()
  await expect.element(button('Garder')).toHaveFocus()
  await press('{Enter}')
  const goTo = async (check: string) => {
    runCommand('checklist')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: `Voir\u00a0: ${check}`, exact: true }).click()
  }
  await goTo('Textes alternatifs des images')
  await expect.element(field('Texte alternatif')).toHaveFocus()
  await press('Le quai')
  await expect.poll(body).toContain(`![Le quai](${TWO})`)
  await goTo('Crédits des images')
  await onPage()
  articleEditor.view?.dispatch(articleEditor.state?.tr.insertText('Inès Karam') ?? never())
  await expect.poll(body).toContain(`![Le quai](${TWO} "Inès Karam")`)
  await expect.element(page.getByRole('button', { name: '2 · crédits complets' })).toBeVisible()
})

test('an article that cannot be edited shows what is said of a picture, without controls', async () => {
  await open({ pictures: [use(ONE, { fileName: 'bac.png', taken: '2026-11-10', rights: '© Marbre' })] })
  usePage.in(usePanes.getState().focused).setState({ readOnly: true })
  await image(0).click()
  await expect.poll(() => textOf(card())).toContain('Le bac à quaiDroits© MarbrePrise de vue10 novembre 2026')
  expect(card().getByRole('button').elements()).toEqual([])
  expect(card().getByRole('textbox').elements()).toEqual([])
  await expect.element(card()).toHaveFocus()
  await press('{Escape}')
  await expect.poll(() => card().query()).toBeNull()
})

function never(): never {
  throw new TypeError('no page')
}
