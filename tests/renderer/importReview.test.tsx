import axe from 'axe-core'
import { strToU8, zipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { emptyContent, storedForm } from '../../src/core/article/index.ts'
import { type Block, readMarkdown } from '../../src/core/document/index.ts'
import { failed, ok } from '../../src/core/failure.ts'
import { doubt } from '../../src/core/import/doubts.ts'
import type { Draft } from '../../src/core/import/index.ts'
import type { SourceBlock } from '../../src/core/import/tree/sourceBlock.ts'
import { treeDraft } from '../../src/core/import/tree/treeDraft.ts'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { offerFiles, openWindow, runCommand } from './openWindow.tsx'

const { useReview } = await import('../../src/renderer/src/features/import/review.ts')

const text = (place: string) =>
  [
    `À ${place}, le bac reprend du service`,
    '2026-03-14',
    'Auteur\u00a0: Noé Talbot',
    'Un moteur neuf',
    'La coque a été repeinte en bleu, le moteur changé, et le passeur réengagé par la commune.',
  ].join('\n')
const PROSE =
  'Le bac partira toutes les demi-heures, de l’aube au crépuscule, sauf quand le fleuve en décidera.'
/** A byte that is no UTF-8 makes the text doubtful. */
const doubtfulText = (place: string) =>
  new Blob([text(place), new Uint8Array([0x0a, 0xe9, 0x74, 0xe9, 0x0a])])

const BODY = `Un **premier** paragraphe avec [un lien](https://exemple.example/) et une note[^1].

- Dix-neuf stations
- six minutes

| Ligne | Coût |
|---|---|
| A | 12 |

---

Une seconde note[^2] dit la suite.

[^1]: Le texte de la note.
[^2]: Encore une.
`
const aside = (words: string): SourceBlock => ({
  node: { type: 'paragraph', content: [{ type: 'text', text: words, marks: [] }] },
  kind: 'aside',
})

/** The draft of a page: a navigation that is left out, a headline from its data, a text. */
function pageDraft(fileName: string, doubts: Draft['doubts'] = []): Draft {
  const body = readMarkdown(BODY).map((node: Block): SourceBlock => ({ node }))
  return treeDraft({
    fileName,
    format: 'markdown',
    encoding: 'windows-1252',
    origin: 'page-data',
    base: { ...emptyContent('fr'), headline: 'Le tramway arrive' },
    source: [aside('Accueil'), aside('Sports'), aside('Contact'), ...body, aside('Lire aussi')],
    guess: false,
    doubts,
    notices: [{ name: 'links-in-headings', detail: { count: 2 } }],
  })
}

const file = (name: string, content: BlobPart) => new File([content], name, { type: 'text/plain' })

let library: MemoryLibrary
const review = () => page.getByRole('dialog')
const files = () => page.getByRole('listbox', { name: 'Fichiers' }).getByRole('option')
const lines = () => page.getByRole('listbox', { name: /^Lignes de/ })
const line = (words: string) => lines().getByRole('option').filter({ hasText: words })
const findings = () => page.getByRole('list', { name: 'À savoir sur ce fichier' })
const headlines = () => [...library.articles.values()].map(({ headline }) => headline)

/** Has files whose names end in `.page` read as a page. */
function readPages(doubts: Draft['doubts'] = []): void {
  const { previewImport } = library.newsroom
  library.newsroom.previewImport = async (input) =>
    input.fileName.endsWith('.page')
      ? ok({ draft: pageDraft(input.fileName, doubts), sha256: input.fileName, duplicates: [] })
      : previewImport(input)
}

beforeEach(async () => {
  library = memoryLibrary([article({ headline: 'Le phare' })])
  await openWindow(library)
  await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible()
})

describe('a file that names its parts', () => {
  beforeEach(async () => {
    readPages()
    offerFiles([file('tram.page', 'x')])
    await expect.element(lines()).toHaveFocus()
  })

  test('shows each part as it will read, with no mark of Markdown', async () => {
    await expect
      .element(line('Un premier paragraphe'))
      .toMatchTextContent(/Paragraphe.*une note1.*1\. Le texte de la note/)
    await expect.element(line('Dix-neuf stations')).toMatchTextContent('Liste')
    expect(line('Dix-neuf stations').element().querySelectorAll('li')).toHaveLength(2)
    await expect.element(line('Coût')).toMatchTextContent('Tableau')
    expect(line('Coût').element().querySelectorAll('td')).toHaveLength(4)
    await expect.element(line('Filet')).toBeVisible()
    // Notes are numbered through the text.
    await expect.element(line('Une seconde note')).toMatchTextContent(/note2.*2\. Encore une/)
    expect(lines().element().textContent).not.toMatch(/\*\*|\[\^|\]\(|\|/)
    expect(lines().element().querySelectorAll('a')).toHaveLength(0)
  })

  test('says where a field was found', async () => {
    await expect.element(line('Le tramway arrive')).toMatchTextContent('Titre')
    await expect.element(page.getByText('Titre · lu dans les données de la page')).toBeVisible()
  })

  test('has what is left out in one row, which opens, and gives it back to the text', async () => {
    await expect.element(line('Accueil')).not.toBeInTheDocument()
    await expect.element(line('Écartés (3)')).toBeVisible()
    // One part alone has its own row.
    await expect.element(line('Lire aussi')).toMatchTextContent('Écarté')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect.element(line('Sports')).toMatchTextContent('Écarté')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}5')
    await expect.element(line('Sports')).toMatchTextContent('Paragraphe')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(review()).not.toBeInTheDocument()
    const [, imported] = [...library.articles.values()]
    expect(imported?.sections.map(({ body }) => body).join('\n')).toMatch(/^Sports\n\nUn \*\*premier/)
    expect(JSON.stringify(imported)).not.toContain('Accueil')
  })

  test('lets a field beside the text be left out, or be another', async () => {
    await userEvent.keyboard('{Enter}')
    await page.getByRole('menuitemradio', { name: 'Écarté' }).click()
    await expect.element(line('Le tramway arrive')).toMatchTextContent('Écarté')
    await expect.element(page.getByText('Écarté · choisi par vous')).toBeVisible()
    runCommand('undo')
    await expect.element(line('Le tramway arrive')).toMatchTextContent('Titre')
    await userEvent.keyboard('6')
    await expect.element(line('Le tramway arrive')).toMatchTextContent('Chapô')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(review()).not.toBeInTheDocument()
    const [, imported] = [...library.articles.values()]
    expect(imported).toMatchObject({ headline: '', standfirst: 'Le tramway arrive' })
  })

  test('says what was done on the way', async () => {
    await expect.element(findings()).toMatchTextContent('2 liens dans des intertitres')
  })

  test('has the original beside it, as characters alone', async () => {
    await page.getByRole('button', { name: 'Voir l’original' }).click()
    const original = page.getByRole('region', { name: 'Original de tram.page' })
    await expect.element(original).toBeVisible()
    await expect.poll(() => original.element().children.length).toBeGreaterThan(0)
    await expect.element(lines()).toBeVisible()
    await page.viewport(800, 600)
    await expect.element(lines()).not.toBeInTheDocument()
    await expect.element(original).toBeVisible()
  })
})

test('a line stands under its label where the window is narrow, and is wide enough to be read', async () => {
  await page.viewport(800, 600)
  offerFiles([file('bac.txt', text('Corvenne'))])
  const option = line('La coque a été repeinte')
  await expect.element(option).toBeVisible()
  const words = option.element().lastElementChild
  expect(words?.getBoundingClientRect().width).toBeGreaterThan(400)
})

test('the original shows a line far down below lines that do not fit', async () => {
  await openWindow(memoryLibrary(), [800, 600])
  const paragraphs = Array.from({ length: 60 }, (_, nth) => `Le jour ${nth}, ${PROSE} ${PROSE}`)
  offerFiles([file('long.txt', [text('Corvenne'), ...paragraphs].join('\n\n'))])
  await expect.element(lines()).toHaveFocus()
  await userEvent.keyboard('{End}')
  await page.getByRole('button', { name: 'Voir l’original' }).click()
  const marked = () => document.querySelector('[data-marked]')
  await expect.poll(() => marked()?.textContent).toContain('Le jour 59,')
  // Lines get their heights once they have been in view.
  for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame)
  const below = () => {
    const shown = marked()?.parentElement?.getBoundingClientRect()
    return (marked()?.getBoundingClientRect().bottom ?? Number.NaN) - (shown?.bottom ?? Number.NaN)
  }
  await expect.poll(below).toBeLessThanOrEqual(1)
})

test('the original is shown with the line that the draft is at', async () => {
  offerFiles([file('bac.txt', `${text('Corvenne')}\n<script>alert(1)</script>`)])
  await expect.element(lines()).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await page.getByRole('button', { name: 'Voir l’original' }).click()
  const original = page.getByRole('region', { name: 'Original de bac.txt' })
  await expect.element(original).toMatchTextContent('<script>alert(1)</script>')
  await expect
    .poll(() => original.element().querySelector('[data-marked]')?.textContent)
    .toBe('Auteur\u00a0: Noé Talbot')
})

test('a file whose text is marked up is named by its format, and its original is the text that was read', async () => {
  const own = JSON.stringify(
    storedForm(article({ headline: 'Le bac', sections: [{ heading: '', body: PROSE }] })),
  )
  offerFiles([file('bac.json', own)])
  await expect.element(files().first()).toMatchTextContent('article de Marbre')
  await page.getByRole('button', { name: 'Voir l’original' }).click()
  const original = page.getByRole('region', { name: 'Original de bac.json' })
  await expect.element(original).toMatchTextContent('Le bac partira')
  await expect.element(original).not.toMatchTextContent('"body"')
})

describe('doubts', () => {
  test('are sentences with their part; one about the encoding has the encodings at hand', async () => {
    readPages([doubt('damaged-characters')])
    offerFiles([file('tram.page', 'x')])
    await expect.element(findings()).toMatchTextContent(/Encodage Certains caractères sont abîmés/)
    await findings().getByRole('button', { name: 'Changer d’encodage' }).click()
    await expect.element(page.getByRole('menuitemradio', { name: 'Windows-1252' })).toBeChecked()
  })

  test('about a line lead to it, by click and by F8', async () => {
    offerFiles([file('mele.txt', doubtfulText('Corvenne'))])
    await expect.element(findings()).toMatchTextContent(/écrit dans un autre encodage\. ?Ligne \d/)
    const doubtful = lines().getByRole('option', { selected: true })
    await expect.element(doubtful).not.toMatchTextContent('?')
    await findings()
      .getByRole('button', { name: /^Ligne \d/ })
      .first()
      .click()
    await expect.element(doubtful).toMatchTextContent(/Paragraphe\s\?/)
    await lines().element().focus()
    await userEvent.keyboard('{Home}')
    await expect.element(doubtful).not.toMatchTextContent(/Paragraphe\s\?/)
    runCommand('next-diagnostic')
    await expect.element(doubtful).toMatchTextContent(/Paragraphe\s\?/)
    // The keys of the lines work at once, wherever the focus was.
    await userEvent.keyboard('{Home}')
    await page.getByRole('button', { name: 'Voir l’original' }).element().focus()
    runCommand('next-diagnostic')
    await expect.element(lines()).toHaveFocus()
    await userEvent.keyboard('0')
    await expect.element(doubtful).not.toMatchTextContent(/Paragraphe\s\?/)
  })

  test('about the file are found right, by click or by key, and come back by undo', async () => {
    readPages([doubt('page-no-article'), doubt('damaged-characters')])
    offerFiles([file('tram.page', 'x')])
    await expect.element(files().first()).toMatchTextContent('2 à vérifier')
    await findings().getByRole('button', { name: 'C’est bon' }).first().click()
    await expect.element(files().first()).toMatchTextContent('1 à vérifier')
    await expect.element(lines()).toHaveFocus()
    await userEvent.keyboard('0')
    await expect.element(files().first()).toMatchTextContent('OK')
    await expect.element(findings()).not.toMatchTextContent('Certains caractères')
    runCommand('undo')
    runCommand('undo')
    await expect.element(files().first()).toMatchTextContent('2 à vérifier')
  })

  test('about a line are found right, and the line stays what it is', async () => {
    offerFiles([file('mele.txt', doubtfulText('Corvenne'))])
    await findings()
      .getByRole('button', { name: /^Ligne \d/ })
      .first()
      .click()
    // The keys of the list work at once.
    await userEvent.keyboard('0')
    await expect.element(files().first()).toMatchTextContent('OK')
    await expect.element(lines().getByRole('option', { selected: true })).toMatchTextContent('Paragraphe')
    await expect.element(page.getByText('Paragraphe · confirmé par vous')).toBeVisible()
  })

  test('about a headline lead to it, and end where another line is chosen', async () => {
    readPages([doubt('headline-from-properties')])
    offerFiles([file('tram.page', 'x')])
    await expect.element(lines()).toHaveFocus()
    await userEvent.keyboard('{End}')
    await findings().getByRole('button', { name: 'Voir' }).click()
    await expect.element(lines().getByRole('option', { selected: true })).toMatchTextContent('Titre')
    await expect.element(lines()).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}1')
    await expect.element(files().first()).toMatchTextContent(/Un premier paragraphe.*OK/)
  })

  test('about a date say how it was read, and have the other reading at hand', async () => {
    const { previewImport } = library.newsroom
    // A reader whose language writes dates in the other order.
    library.newsroom.previewImport = (input) => previewImport({ ...input, language: 'fr' })
    const ferry = [
      'The ferry returns to Corvenne',
      '03/04/2026',
      'By Jane Cole',
      '',
      'The hull has been painted blue, the engine replaced, and the ferryman hired again by the town.',
    ]
    offerFiles([file('ferry.txt', ferry.join('\n'))])
    await expect.element(findings()).toMatchTextContent(/Lue ainsi\s:\s3 avril 2026/)
    await findings().getByRole('button', { name: 'Plutôt 4 mars 2026' }).click()
    await expect.element(files().first()).toMatchTextContent('OK')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.poll(() => [...library.articles.values()].at(-1)?.date).toBe('2026-03-04')
  })

  test('come first, then what is refused, then what is sure: one line where it is much', async () => {
    const sure = Array.from({ length: 12 }, (_, at) => file(`sur-${at}.txt`, text(`Lieu ${at}`)))
    offerFiles([...sure, file('vide.txt', ''), file('mele.txt', doubtfulText('Corvenne'))])
    await expect.element(files()).toHaveLength(3)
    await expect.element(files().nth(0)).toMatchTextContent('mele.txt')
    await expect.element(files().nth(1)).toMatchTextContent('est vide')
    await expect.element(files().nth(2)).toMatchTextContent('12 fichiers OK')
    await files().nth(2).click()
    await expect.element(files()).toHaveLength(15)
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('listbox', { name: 'Lignes de sur-0.txt' })).toBeVisible()
    await userEvent.keyboard('{ArrowUp}{Enter}')
    await expect.element(files()).toHaveLength(3)
    runCommand('previous-article')
    await expect.element(review().getByRole('alert')).toMatchTextContent('« vide.txt » est vide')
  })
})

describe('what was chosen is taken back', () => {
  beforeEach(async () => {
    offerFiles([file('bac.txt', text('Corvenne')), file('bis.txt', text('Sarn'))])
    await expect.element(lines()).toHaveFocus()
    await expect.element(files()).toHaveLength(2)
  })

  test('the kind of a line, and again', async () => {
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}56')
    await expect.element(line('Un moteur neuf')).toMatchTextContent('Chapô')
    runCommand('undo')
    await expect.element(line('Un moteur neuf')).toMatchTextContent('Paragraphe')
    runCommand('undo')
    await expect.element(line('Un moteur neuf')).toMatchTextContent('Intertitre')
    runCommand('redo')
    await expect.element(line('Un moteur neuf')).toMatchTextContent('Paragraphe')
    await expect.element(files().first()).toMatchTextContent('1 section')
  })

  test('a file that was removed, in its place', async () => {
    await files().first().click()
    await userEvent.keyboard('{Delete}')
    await expect.element(files()).toHaveLength(1)
    await expect.element(page.getByRole('listbox', { name: 'Lignes de bis.txt' })).toBeVisible()
    runCommand('undo')
    await expect.element(files()).toHaveLength(2)
    await expect.element(files().first()).toMatchTextContent('bac.txt')
    await expect.element(page.getByRole('listbox', { name: 'Lignes de bac.txt' })).toBeVisible()
    runCommand('redo')
    await expect.element(files()).toHaveLength(1)
  })

  test('an encoding', async () => {
    await page.getByRole('button', { name: /^Encodage/ }).click()
    await page.getByRole('menuitemradio', { name: 'Mac Roman' }).click()
    await expect.element(files().first()).toMatchTextContent('Mac Roman')
    runCommand('undo')
    await expect.element(files().first()).toMatchTextContent('UTF-8')
    await expect.element(line('À Corvenne')).toBeVisible()
  })

  test('and the article under the review is left alone', async () => {
    runCommand('undo')
    await expect.element(files()).toHaveLength(2)
    expect(headlines()).toEqual(['Le phare'])
    expect(useReview.getState().past).toEqual([])
  })
})

test('the files in an archive are reviewed one by one, and say where they come from', async () => {
  const words = (place: string) => strToU8(text(place))
  const archive = zipSync({
    'a/bac.txt': words('Corvenne'),
    'bis.txt': words('Sarn'),
    'photo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  })
  offerFiles([file('seul.txt', text('Œuvray')), file('lot.zip', archive)])
  await expect.element(files()).toHaveLength(4)
  await expect.element(files().nth(0)).toMatchTextContent('photo.png')
  await expect.element(files().nth(1)).toMatchTextContent('seul.txt')
  await expect.element(files().nth(2)).toMatchTextContent('bac.txt · dans lot.zip')
  await page.getByRole('button', { name: 'Importer 3 articles' }).click()
  await expect.element(page.getByText('3 articles importés · 1 fichier non importé')).toBeVisible()
  expect([...library.articles.values()].map(({ source }) => source?.fileName)).toContain('bac.txt')
})

test('a text of several articles is divided, and can be kept as one', async () => {
  const both = [text('Corvenne'), text('Sarn')].map((each) => `${each}\n${PROSE}\n`).join('\n***\n\n')
  offerFiles([file('avant.txt', text('Œuvray')), file('deux.txt', both)])
  await expect.element(files()).toHaveLength(3)
  await files().nth(1).click()
  await expect.element(findings()).toMatchTextContent('« deux.txt » contient plusieurs articles.')
  await findings().getByRole('button', { name: 'Garder en un seul article' }).click()
  await expect.element(files()).toHaveLength(2)
  await expect.element(files().filter({ hasText: 'deux.txt' })).toBeVisible()
  await expect.element(lines()).toMatchTextContent(/Corvenne.*Sarn/)
  runCommand('undo')
  await expect.element(files()).toHaveLength(3)
  await expect.element(page.getByRole('button', { name: 'Importer 3 articles' })).toBeEnabled()
  runCommand('redo')
  await expect.element(page.getByRole('button', { name: 'Importer 2 articles' })).toBeEnabled()
})

test('a text that the host cannot be asked about stays one', async () => {
  library.newsroom.divideText = () => Promise.reject(new Error('gone'))
  const both = [text('Corvenne'), text('Sarn')].map((each) => `${each}\n${PROSE}\n`).join('\n***\n\n')
  offerFiles([file('deux.txt', both)])
  await expect.element(lines()).toMatchTextContent(/Corvenne.*Sarn/)
  await expect.element(page.getByRole('button', { name: 'Importer 1 article' })).toBeVisible()
})

test('Ctrl+Enter accepts, once everything is read', async () => {
  offerFiles([file('bac.txt', text('Corvenne'))])
  await expect.element(lines()).toHaveFocus()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(review()).not.toBeInTheDocument()
  expect(headlines()).toContain('À Corvenne, le bac reprend du service')
})

test('a text that is pasted is reviewed as a file', async () => {
  Object.defineProperty(navigator, 'userActivation', { value: { isActive: false }, configurable: true })
  runCommand('import')
  await expect.element(page.getByText(/Pour coller un texte/)).toBeVisible()
  const transfer = new DataTransfer()
  transfer.setData('text/plain', text('Corvenne'))
  window.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
  )
  await expect.element(files().first()).toMatchTextContent('Presse-papiers.txt')
  await expect.element(line('À Corvenne')).toMatchTextContent('Titre')
})

test.each(['light', 'dark'])('has nothing that axe finds (%s)', async (theme) => {
  document.documentElement.dataset.theme = theme
  readPages([doubt('damaged-characters')])
  offerFiles([file('tram.page', 'x'), file('vide.txt', ''), file('bac.txt', text('Corvenne'))])
  await expect.element(findings()).toBeVisible()
  await page.getByRole('button', { name: 'Voir l’original' }).click()
  for (const animation of document.getAnimations()) animation.finish()
  const { violations } = await axe.run(document.querySelector('[role=dialog]') ?? document)
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([])
})

test('files that could not be read because the host was gone are read once it answers again', async () => {
  const { previewImport } = library.newsroom
  library.newsroom.previewImport = async () => failed('unreachable')
  offerFiles([file('bac.txt', text('Corvenne'))])
  await expect.element(files()).toMatchTextContent('Connexion à Marbre perdue')
  library.newsroom.previewImport = previewImport
  library.announce({ type: 'library-changed' })
  await expect.element(page.getByRole('button', { name: /^Importer/ }).last()).toBeEnabled()
  await expect.element(line('À Corvenne, le bac reprend du service')).toBeVisible()
})
