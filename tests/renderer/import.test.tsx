import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input } from '../../src/contract/contract.ts'
import { ok } from '../../src/core/failure.ts'
import { importFile } from '../../src/core/import/index.ts'
import { binaryFile, binaryReader } from '../core/import/binaryReader.ts'
import { article, holdAnswers, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { runCommand, offerFiles, openWindow } from './openWindow.tsx'

// Imported after `openWindow.tsx`, which defines the bridge that the modules read.
const { useSession } = await import('../../src/renderer/src/saving/session.ts')
const { useBulk } = await import('../../src/renderer/src/state/bulk.ts')

const FERRY = [
  'À Corvenne, le bac reprend du service',
  '2026-03-14',
  'Auteur\u00a0: Noé Talbot',
  'Un moteur neuf',
  'La coque a été repeinte en bleu, le moteur changé, et le passeur réengagé par la commune.',
  'Un horaire encore flou',
  'Le bac partira toutes les demi-heures, de l’aube au crépuscule, sauf quand le fleuve en décidera.',
].join('\n')

const file = (name: string, content: BlobPart) => new File([content], name, { type: 'text/plain' })

let library: MemoryLibrary
const review = () => page.getByRole('dialog')
const files = () => page.getByRole('listbox', { name: 'Fichiers' }).getByRole('option')
const lines = () => page.getByRole('listbox', { name: /^Lignes de/ })
const line = (at: number) => lines().getByRole('option').nth(at)
const headlines = () => [...library.articles.values()].map(({ headline }) => headline)

beforeEach(async () => {
  library = memoryLibrary([article({ headline: 'Le phare' })])
  await openWindow(library)
  await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible()
})

describe('the review', () => {
  test('shows what each line was taken for, and why', async () => {
    offerFiles([file('bac.txt', FERRY)])
    await expect.element(files()).toHaveLength(1)
    await expect.element(files().first()).toMatchTextContent('bac.txt · UTF-8 · 2 sections')
    await expect.element(line(0)).toMatchTextContent('1TitreÀ Corvenne, le bac reprend du service')
    await expect.element(line(1)).toMatchTextContent('Date')
    await expect.element(line(2)).toMatchTextContent('Signature')
    await expect.element(line(3)).toMatchTextContent('Intertitre')
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByText(/^Date · .+ · .+/)).toBeVisible()
  })

  test('a file that is not text names its format, and offers no encoding', async () => {
    const { previewImport } = library.newsroom
    const preview = async (input: Input<'previewImport'>) => {
      const read = await importFile(input, [binaryReader])
      return read.ok
        ? Promise.resolve(ok({ draft: read.value, sha256: 'abc', duplicates: [] }))
        : previewImport(input)
    }
    Object.assign(library.newsroom, { previewImport: preview })
    offerFiles([file('bac.bin', binaryFile('Le bac', 'Il repart.')), file('bis.txt', FERRY)])
    await expect.element(files().first()).toMatchTextContent('bac.bin · Markdown · 1 section')
    await expect.element(line(0)).toMatchTextContent('TitreLe bac')
    await expect.element(page.getByText('Structure lue dans le fichier (Markdown).')).toBeVisible()
    const encoding = page.getByRole('button', { name: /^Encodage/ })
    await expect.element(encoding).not.toBeInTheDocument()
    await files().nth(1).click()
    await expect.element(encoding).toBeVisible()
    await page.getByRole('button', { name: 'Importer 2 articles' }).click()
    await expect.element(review()).not.toBeInTheDocument()
    const sources = [...library.articles.values()].map(({ source }) => source?.encoding)
    expect(sources).toEqual([undefined, '', 'utf-8'])
  })

  test('a digit reclassifies a line, and the draft follows at once', async () => {
    offerFiles([file('bac.txt', FERRY)])
    await expect.element(lines()).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}5')
    await expect.element(line(3)).toMatchTextContent('Paragraphe')
    await expect.element(files().first()).toMatchTextContent('2 sections')
    await userEvent.keyboard('1')
    await expect.element(files().first()).toMatchTextContent('Un moteur neuf')
    await expect.element(line(0)).toMatchTextContent('Paragraphe')
    // Without another choice, the line recognised as headline is the headline again.
    await userEvent.keyboard('4')
    await expect.element(line(0)).toMatchTextContent('Titre')
    await expect.element(files().first()).toMatchTextContent('À Corvenne')
  })

  test('a label opens a menu of every kind', async () => {
    offerFiles([file('bac.txt', FERRY)])
    await line(3).getByText('Intertitre').click()
    await page.getByRole('menuitemradio', { name: 'Surtitre' }).click()
    await expect.element(line(3)).toMatchTextContent('Surtitre')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('menuitemradio', { name: 'Surtitre' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(lines()).toHaveFocus()
  })

  test('saves nothing before it is accepted, and then opens the first article', async () => {
    offerFiles([file('bac.txt', FERRY), file('bis.txt', FERRY.replace('bac', 'car'))])
    await expect.element(page.getByRole('button', { name: 'Importer 2 articles' })).toBeEnabled()
    expect(headlines()).toEqual(['Le phare'])
    await page.getByRole('button', { name: 'Importer 2 articles' }).click()
    await expect.element(review()).not.toBeInTheDocument()
    expect(headlines()).toHaveLength(3)
    await expect.element(page.getByText('2 articles importés')).toBeVisible()
    await expect
      .element(page.getByRole('option', { selected: true }))
      .toMatchTextContent('À Corvenne, le bac reprend du service')
    const imported = [...library.articles.values()].find(({ source }) => source?.fileName === 'bac.txt')
    expect(imported?.source).toMatchObject({
      encoding: 'utf-8',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('an import that is taken back puts its articles into the bin, from the button that opened it, too', async () => {
    offerFiles([file('bac.txt', FERRY), file('bis.txt', FERRY.replace('bac', 'car'))])
    await page.getByRole('button', { name: 'Importer 2 articles' }).click()
    await expect.element(page.getByRole('option', { selected: true })).toMatchTextContent('À Corvenne')
    expect(headlines()).toHaveLength(3)
    await expect.element(page.getByRole('button', { name: 'Annuler' })).toBeVisible()
    page.getByRole('button', { name: 'Importer…' }).element().focus()
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(page.getByText('2 articles mis à la corbeille')).toBeVisible()
    expect(headlines()).toEqual(['Le phare'])
    expect(library.bin.size).toBe(2)
  })

  test('an import that is taken back by Ctrl+Z stays so at the next one, and comes back by Ctrl+Y', async () => {
    offerFiles([file('bac.txt', FERRY), file('bis.txt', FERRY.replace('bac', 'car'))])
    await page.getByRole('button', { name: 'Importer 2 articles' }).click()
    await expect.element(page.getByRole('button', { name: 'Annuler' })).toBeVisible()
    const list = page.getByRole('listbox', { name: 'Articles' })
    list.element().focus()
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(page.getByText('2 articles mis à la corbeille')).toBeVisible()
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(page.getByText('2 articles mis à la corbeille')).toBeVisible()
    expect(headlines()).toEqual(['Le phare'])
    await userEvent.keyboard('{Control>}y{/Control}')
    await expect.element(page.getByText('2 articles rétablis')).toBeVisible()
    expect(headlines()).toHaveLength(3)
    list.element().focus()
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(page.getByText('2 articles mis à la corbeille')).toBeVisible()
    expect(headlines()).toEqual(['Le phare'])
  })

  test('an article that was changed after its import stays when that is taken back, and is named', async () => {
    offerFiles([file('bac.txt', FERRY), file('bis.txt', FERRY.replace('bac', 'car'))])
    await page.getByRole('button', { name: 'Importer 2 articles' }).click()
    await expect.poll(() => useSession.getState().content?.headline).toContain('le bac reprend')
    useSession.getState().edit({ kicker: 'Fleuve' })
    await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Annuler' }).click()
    const told =
      '1 article mis à la corbeille · «\u00a0À Corvenne, le bac reprend du service\u00a0» a été modifié depuis l’import et reste dans la bibliothèque.'
    await expect.element(page.getByText(told)).toBeVisible()
    expect([...library.articles.values()]).toMatchObject([{ headline: 'Le phare' }, { kicker: 'Fleuve' }])
    expect(library.bin.size).toBe(1)
    expect(useSession.getState().content?.kicker).toBe('Fleuve')
  })

  test('where all articles of an import were changed after it, nothing goes to the bin, and that is told', async () => {
    offerFiles([file('bac.txt', FERRY)])
    await page.getByRole('button', { name: 'Importer 1 article' }).click()
    await expect.poll(() => useSession.getState().content?.headline).toContain('le bac reprend')
    useSession.getState().edit({ headline: '' })
    await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Annuler' }).click()
    const told = '«\u00a0Sans titre\u00a0» a été modifié depuis l’import et reste dans la bibliothèque.'
    await expect.element(page.getByText(told)).toBeVisible()
    expect(library.bin.size).toBe(0)
  })

  test('an import cannot be taken back while another change runs, and is offered again', async () => {
    offerFiles([file('bac.txt', FERRY), file('bis.txt', FERRY.replace('bac', 'car'))])
    await page.getByRole('button', { name: 'Importer 2 articles' }).click()
    const notices = page.getByRole('region', { name: 'Notifications' })
    const undo = notices.getByRole('button', { name: 'Annuler' })
    await expect.element(undo).toBeVisible()
    const running = { done: 0, total: 3, isCancelled: false, cancel: () => {} }
    useBulk.setState({ running })
    await undo.click()
    const busy = notices.getByText('Une autre modification de plusieurs articles est en cours.')
    await expect.element(busy).toBeVisible()
    expect(headlines()).toHaveLength(3)
    page.getByRole('listbox', { name: 'Articles' }).element().focus()
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(busy).toBeVisible()
    useBulk.setState({ running: null })
    await undo.click()
    await expect.poll(headlines).toEqual(['Le phare'])
    expect(library.bin.size).toBe(2)
  })

  test('a file that cannot be imported says why; the others go on', async () => {
    offerFiles([
      file('vide.txt', ''),
      file('photo.txt', new Uint8Array([1, 0, 0, 2])),
      file('bac.txt', FERRY),
    ])
    await expect.element(files().nth(0)).toMatchTextContent('« vide.txt » est vide')
    await expect.element(files().nth(1)).toMatchTextContent('n’est pas du texte')
    await page.getByRole('button', { name: 'Importer 1 article' }).click()
    await expect.element(page.getByText('1 article importé · 2 fichiers non importés')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Les voir' })).toBeVisible()
    expect(headlines()).toHaveLength(2)
  })

  test('files that are all refused leave nothing to import, and the list of them has the focus', async () => {
    offerFiles([file('vide.txt', ''), file('photo.txt', new Uint8Array([1, 0, 0, 2]))])
    await expect.element(review().getByText('Rien à importer\u00a0: la liste dit pourquoi.')).toBeVisible()
    await expect.element(page.getByText(/^Cliquez sur une étiquette/)).not.toBeInTheDocument()
    await expect.element(page.getByRole('listbox', { name: 'Fichiers' })).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(files().nth(1)).toHaveAttribute('aria-selected', 'true')
  })

  test('where the first file is refused, the lines of the next one have the focus', async () => {
    offerFiles([file('vide.txt', ''), file('bac.txt', FERRY)])
    await expect.element(lines()).toHaveFocus()
  })

  test('an import with refused files is taken back from its notice, which shows them, too', async () => {
    offerFiles([file('vide.txt', ''), file('bac.txt', FERRY)])
    await page.getByRole('button', { name: 'Importer 1 article' }).click()
    const notice = page.getByRole('region', { name: 'Notifications' })
    await expect.element(notice.getByText('1 article importé · 1 fichier non importé')).toBeVisible()
    await expect.element(notice.getByRole('button', { name: 'Le voir' })).toBeVisible()
    await notice.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(headlines).toEqual(['Le phare'])
    expect(library.bin.size).toBe(1)
  })

  test('while the host answers nothing, that is said, until it does', async () => {
    const held = holdAnswers(library.newsroom, [
      'previewImport',
      'previewImports',
      'divideText',
      'checkProgress',
    ])
    offerFiles([file('bac.txt', FERRY)])
    const silence = review().getByText('Marbre ne répond pas. Il reprendra dès qu’il pourra.')
    await expect.element(silence).toBeVisible()
    held.resolve()
    await expect.element(lines()).toHaveFocus()
    await expect.element(silence).not.toBeInTheDocument()
  })

  test('a file can be left out, and others added', async () => {
    offerFiles([file('bac.txt', FERRY), file('bis.txt', FERRY)])
    await expect.element(files()).toHaveLength(2)
    await files().first().click()
    await userEvent.keyboard('{Delete}')
    await expect.element(files()).toHaveLength(1)
    offerFiles([file('ter.txt', FERRY)])
    await expect.element(files()).toHaveLength(2)
    await expect.element(files().nth(1)).toMatchTextContent('ter.txt')
  })

  test('what could not be saved stays on the list with its reason, and can be tried again', async () => {
    const { importArticles } = library.newsroom
    library.newsroom.importArticles = async () => ({ ok: false, failure: { code: 'disk-full', detail: {} } })
    offerFiles([file('bac.txt', FERRY)])
    await page.getByRole('button', { name: 'Importer 1 article' }).click()
    await expect.element(files().first()).toMatchTextContent('Le disque est plein')
    library.newsroom.importArticles = importArticles
    await page.getByRole('button', { name: 'Importer 1 article' }).click()
    await expect.element(review()).not.toBeInTheDocument()
    expect(headlines()).toHaveLength(2)
  })

  test('a review that was left can be taken up again', async () => {
    offerFiles([file('bac.txt', FERRY)])
    await expect.element(lines()).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(review()).not.toBeInTheDocument()
    expect(headlines()).toEqual(['Le phare'])
    await page.getByRole('button', { name: 'Reprendre l’import' }).click()
    await expect.element(files().first()).toMatchTextContent('bac.txt')
  })

  test('without files, and without a click just before, it asks for them', async () => {
    Object.defineProperty(navigator, 'userActivation', { value: { isActive: false }, configurable: true })
    runCommand('import')
    await expect.element(page.getByText('Choisissez les textes à importer')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Choisir des fichiers…' })).toBeEnabled()
    await expect.element(page.getByRole('button', { name: 'Importer', exact: true })).toBeDisabled()
  })
})

test('a file over the limit is never read', async () => {
  const huge = file('annales.txt', 'a')
  let read = false
  Object.defineProperties(huge, {
    size: { value: 50_000_001 },
    arrayBuffer: {
      value: async () => {
        read = true
        return new ArrayBuffer(0)
      },
    },
  })
  const { useImportQueue, queuedFile } = await import('../../src/renderer/src/state/importQueue.ts')
  useImportQueue.getState().enqueue([queuedFile(huge)])
  await expect.element(files().first()).toMatchTextContent('dépasse 50 Mo')
  expect(read).toBe(false)
})

test('among many files, the doubtful and the refused can be looked at alone, and again afterwards', async () => {
  const many = Array.from({ length: 12 }, (_, at) =>
    file(`${at}.txt`, at === 7 ? '' : FERRY.replace('Corvenne', `Lieu ${at}`)),
  )
  offerFiles(many)
  await expect.element(page.getByRole('button', { name: 'Refusés 1', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Refusés 1', exact: true }).click()
  await expect.element(files()).toHaveLength(1)
  await expect.element(files().first()).toMatchTextContent('7.txt')
  await page.getByRole('button', { name: 'Importer 11 articles' }).click()
  await page.getByRole('button', { name: 'Le voir' }).click()
  await expect.element(files()).toHaveLength(1)
  await expect.element(files().first()).toMatchTextContent('est vide')
  await userEvent.keyboard('{Escape}')
  offerFiles([file('neuf.txt', FERRY)])
  await expect.element(files()).toHaveLength(1)
  await expect.element(files().first()).toMatchTextContent('neuf.txt')
})

test('three hundred files are read in turn, listed by the window, and stop between whole articles', async () => {
  let atOnce = 0
  let most = 0
  const { previewImports, importArticles } = library.newsroom
  library.newsroom.previewImports = async (input) => {
    atOnce += 1
    most = Math.max(most, atOnce)
    const answer = await previewImports(input)
    atOnce -= 1
    return answer
  }
  let release = () => {}
  library.newsroom.importArticles = async (input) => {
    const answer = await importArticles(input)
    await new Promise<void>((go) => {
      release = go
    })
    return answer
  }
  offerFiles(
    Array.from({ length: 300 }, (_, at) => file(`${at}.txt`, FERRY.replace('Corvenne', `Lieu ${at}`))),
  )
  await expect.element(page.getByRole('button', { name: 'Importer 300 articles' })).toBeEnabled()
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(3)
  expect(files().elements().length).toBeLessThan(60)
  await page.getByRole('button', { name: 'Importer 300 articles' }).click()
  await page.getByRole('button', { name: 'Arrêter' }).click()
  release()
  await expect.element(page.getByRole('button', { name: 'Importer 200 articles' })).toBeEnabled()
  expect(library.articles.size).toBe(101)
  await expect.poll(() => document.title).toContain('Lieu 0')
}, 60_000)

test('a file of one endless line stays light', async () => {
  offerFiles([file('ligne.txt', `Un titre\n${'mot '.repeat(500_000)}`)])
  await expect.element(lines()).toBeVisible()
  expect(document.querySelector('[role=dialog]')?.textContent?.length).toBeLessThan(5_000)
}, 30_000)
