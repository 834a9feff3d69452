import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { figuresOf } from '../../src/core/pictures/figures.ts'
import { zipOf } from '../core/import/docx/makeDocx.ts'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { offerFiles, openWindow } from './openWindow.tsx'

const PROSE =
  'Le marché couvert rouvre samedi après deux ans de travaux, et les maraîchers ont déjà repris leurs places.'
const textWith = (address: string) =>
  `# Le marché rouvre\n\nPar Inès Carrel\n\n${PROSE}\n\n![Une halle](${address} "Photo : Maud Ferrier")\nLa halle en 1912\n`

/** A picture that a browser made. */
async function jpeg(color: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(640, 480)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = color
  context.fillRect(0, 0, 640, 480)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
  return new Uint8Array(await blob.arrayBuffer())
}

/** A file of a folder that was picked. */
function inFolder(path: string, content: BlobPart): File {
  const file = new File([content], path.slice(path.lastIndexOf('/') + 1))
  Object.defineProperty(file, 'webkitRelativePath', { value: path })
  return file
}

let library: MemoryLibrary
const files = () => page.getByRole('listbox', { name: 'Fichiers' }).getByRole('option')
const lines = () => page.getByRole('listbox', { name: /^Lignes de/ })
const imported = () => [...library.articles.values()].filter(({ source }) => source !== null)

beforeEach(async () => {
  library = memoryLibrary([article({ headline: 'Le phare' })])
  await openWindow(library)
  await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible()
})

test('a folder of texts brings its pictures: they are counted, shown in small, and in the library once accepted', async () => {
  const red = await jpeg('red')
  offerFiles([
    inFolder('site/textes/a.md', textWith('../img/halle.jpg')),
    inFolder('site/img/halle.jpg', red),
    inFolder('site/img/seule.jpg', await jpeg('blue')),
  ])
  await expect.element(files()).toHaveLength(2)
  await expect
    .element(files().filter({ hasText: 'a.md' }))
    .toMatchTextContent('a.md · UTF-8 · 1 section · 1 image')
  await expect
    .element(files().filter({ hasText: 'seule.jpg' }))
    .toMatchTextContent('« seule.jpg » est une image (JPEG)')
  await files().filter({ hasText: 'a.md' }).click()
  const picture = lines().getByRole('img', { name: 'Une halle' })
  await expect.element(picture).toBeVisible()
  await expect.element(lines().getByText('La halle en 1912')).toBeVisible()
  await expect.element(lines().getByText('Photo : Maud Ferrier')).toBeVisible()
  expect(library.pictures.size).toBe(0)
  await page.getByRole('button', { name: 'Importer 1 article' }).click()
  await expect.poll(() => imported().length).toBe(1)
  const [src = ''] = [...library.pictures.keys()]
  expect(library.pictures.get(src)).toEqual(red)
  expect(imported().flatMap((each) => figuresOf(each))).toMatchObject([
    { src, alt: 'Une halle', credit: 'Photo : Maud Ferrier' },
  ])
  expect(imported()[0]?.pictures).toMatchObject([{ src, fileName: 'halle.jpg', isUnconfirmed: false }])
})

test('so does a zip; a picture that is reclassified away is not added', async () => {
  const zip = zipOf({ 'a.md': textWith('halle.jpg'), 'halle.jpg': await jpeg('green') })
  offerFiles([new File([Uint8Array.from(zip)], 'textes.zip')])
  await expect.element(files().first()).toMatchTextContent('dans textes.zip')
  const picture = lines().getByRole('img', { name: 'Une halle' })
  await expect.element(picture).toBeVisible()
  const row = lines().getByRole('option').filter({ hasText: 'La halle en 1912' })
  await row.getByText('Image').click()
  await page.getByRole('menuitemradio', { name: 'Écarté' }).click()
  await page.getByRole('button', { name: 'Importer 1 article' }).click()
  await expect.poll(() => imported().length).toBe(1)
  expect(library.pictures.size).toBe(0)
  expect(imported()[0]?.pictures).toEqual([])
})

test('a text that is dropped on a page with its picture is imported with it', async () => {
  await expect.element(page.getByRole('textbox', { name: 'Texte de l’article' })).toBeVisible()
  const transfer = new DataTransfer()
  transfer.items.add(new File([textWith('halle.jpg')], 'a.md'))
  transfer.items.add(new File([await jpeg('red')], 'halle.jpg', { type: 'image/jpeg' }))
  const drop = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
  document.querySelector('.ProseMirror')?.dispatchEvent(drop)
  await expect.element(files()).toHaveLength(1)
  await expect.element(files().first()).toMatchTextContent('1 image')
  expect([...library.articles.values()].flatMap((each) => figuresOf(each))).toEqual([])
})
