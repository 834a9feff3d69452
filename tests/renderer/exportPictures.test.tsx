import { unzipSync } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

const QUAY = `media/${'a1'.repeat(32)}.png`
const FERRY = `media/${'b2'.repeat(32)}.png`
const dialog = () => page.getByRole('dialog', { name: 'Exporter' })

/** A picture of one colour. */
async function picture(colour: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(60, 40)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = colour
  context.fillRect(0, 0, 60, 40)
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
}

let library: MemoryLibrary
let downloads: { name: string; address: string }[]

beforeEach(async () => {
  const body = `![Le quai](${QUAY} "Inès Karam")\n\n![Le bac](${FERRY})`
  library = memoryLibrary([
    article({ headline: 'Le bac de Corvenne', status: 'ready', sections: [{ heading: '', body }] }),
  ])
  library.pictures.set(QUAY, await picture('red'))
  library.pictures.set(FERRY, await picture('blue'))
  downloads = []
  HTMLAnchorElement.prototype.click = function () {
    downloads.push({ name: this.download, address: this.href })
  }
  await openWindow(library)
  await expect.element(page.getByRole('option', { selected: true })).toBeVisible()
})

test('an article whose pictures stand beside it is one zip, which is said before', async () => {
  runCommand('export')
  await dialog().getByText('Markdown', { exact: true }).click()
  await expect.element(dialog().getByText('Avec ses 2 images, en un fichier zip')).toBeVisible()
  await expect.element(dialog().getByText('le-bac-de-corvenne.zip', { exact: true })).toBeVisible()
  await dialog().getByRole('button', { name: 'Exporter', exact: true }).click()
  // The desktop tells of a download itself.
  await expect.element(dialog()).not.toBeInTheDocument()
  expect(downloads.map(({ name }) => name)).toEqual(['le-bac-de-corvenne.zip'])
  const bytes = await (await fetch(downloads[0]?.address ?? '')).arrayBuffer()
  const files = unzipSync(new Uint8Array(bytes))
  const [text = '', ...pictures] = Object.keys(files)
  expect(text).toBe('le-bac-de-corvenne/index.md')
  const markdown = new TextDecoder().decode(files[text])
  expect(pictures).toHaveLength(2)
  for (const path of pictures) {
    expect(markdown).toContain(`](${path.slice('le-bac-de-corvenne/'.length)}`)
    await expect(createImageBitmap(new Blob([Uint8Array.from(files[path] ?? [])]))).resolves.toMatchObject({
      width: 60,
      height: 40,
    })
  }
})

test('a page with its pictures beside it is a zip, and with them in it a page', async () => {
  runCommand('export')
  await dialog().getByText('Page web', { exact: true }).click()
  await expect.element(dialog().getByText('le-bac-de-corvenne.html', { exact: true })).toBeVisible()
  await dialog().getByText('À côté de la page', { exact: true }).click()
  await expect.element(dialog().getByText('le-bac-de-corvenne.zip', { exact: true })).toBeVisible()
  await dialog().getByText('Dans la page', { exact: true }).click()
  await expect.element(dialog().getByText('le-bac-de-corvenne.html', { exact: true })).toBeVisible()
})

test('a text that is copied says that its pictures are not in it', async () => {
  const copied: string[] = []
  const clipboard = {
    writeText: async (text: string) => void copied.push(text),
    write: async ([item]: ClipboardItem[]) =>
      void copied.push((await (await item?.getType('text/plain'))?.text()) ?? ''),
  }
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
  const said = 'Copié, sans ses 2 images. Exportez le fichier pour les avoir.'
  runCommand('copy-markdown')
  await expect.element(page.getByText(said)).toBeVisible()
  expect(copied[0]).toContain('![Le quai](le-bac-de-corvenne-')
  runCommand('export')
  await dialog().getByText('Markdown', { exact: true }).click()
  await dialog().getByRole('button', { name: 'Copier' }).click()
  await expect.element(dialog().getByText(said)).toBeVisible()
})
