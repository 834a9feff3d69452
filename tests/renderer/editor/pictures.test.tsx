import { NodeSelection } from 'prosemirror-state'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { failed } from '../../../src/core/failure.ts'
import { NOTHING_SAID, type PictureUse } from '../../../src/core/article/index.ts'
import { figuresOfPage } from '../../../src/renderer/src/editor/convert.ts'
import { colourAt, pictureFile, turnedPicture } from './madePictures.ts'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  stored,
  useSession,
  useToasts,
  view,
  written,
} from './openPage.tsx'
import { markup, take } from './pasteInto.ts'
import { openBody, shape } from './shape.ts'

const { newsroom } = await import('../../../src/renderer/src/client.ts')
const { windowTexts } = await import('../../../src/renderer/src/saving/session.ts')
const { insertPictures } = await import('../../../src/renderer/src/editor/insertPictures.ts')
const { setUse } = await import('../../../src/renderer/src/editor/plugins/figureChanges.ts')

afterEach(async () => {
  vi.restoreAllMocks()
  fakeNewsroom.picturesHeld = Promise.resolve()
  fakeNewsroom.pictureWords.clear()
  useToasts.setState({ toasts: [] })
  await closePage()
})

const CLIPBOARD = { bubbles: true, cancelable: true }

function transferOf(files: readonly File[], texts: Record<string, string> = {}): DataTransfer {
  const data = new DataTransfer()
  for (const file of files) data.items.add(file)
  for (const [type, text] of Object.entries(texts)) data.setData(type, text)
  return data
}

function paste(files: readonly File[], texts: Record<string, string> = {}): void {
  const clipboardData = transferOf(files, texts)
  view().dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData, ...CLIPBOARD }))
}

/** Drops files on the upper or lower half of the block with some words. */
function drop(files: readonly File[], words: string, half: 'upper' | 'lower'): void {
  const block = [...view().dom.children].find((each) => each.textContent?.includes(words))
  if (!block) throw new Error(`nowhere: ${words}`)
  const { left, top, height } = block.getBoundingClientRect()
  const clientY = top + height * (half === 'upper' ? 0.25 : 0.75)
  block.dispatchEvent(
    new DragEvent('drop', { dataTransfer: transferOf(files), clientX: left + 5, clientY, ...CLIPBOARD }),
  )
}

const figures = () => figuresOfPage(view().state.doc).map(({ node }) => node)
const boxes = () => [...view().dom.querySelectorAll<HTMLElement>('figure > .picture')]
const putPicture = async (file: File): Promise<string> => {
  const added = await fakeNewsroom.newsroom.addPicture({
    fileName: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  })
  if (!added.ok) throw new Error(added.failure.code)
  return added.value.src
}
/** Holds pictures that are being added until the returned function is called. */
function hold(): () => void {
  let release = () => {}
  fakeNewsroom.picturesHeld = new Promise<void>((resolve) => {
    release = resolve
  })
  return () => release()
}
const imageIn = (box: Element | undefined) => {
  const image = box?.querySelector('img')
  return image?.complete && image.naturalWidth > 0 ? image : null
}

describe('files that come in', () => {
  test('dropped pictures stand in their order where they were dropped, each as one step; what is typed meanwhile stays', async () => {
    await openBody('Un.\n\nDeux¦.\n\nTrois.')
    const release = hold()
    drop([await pictureFile('a.png'), await pictureFile('bb.png')], 'Deux', 'upper')
    await expect.poll(() => view().dom.querySelectorAll('[data-incoming]').length).toBe(2)
    await expect.poll(() => view().dom.textContent).toContain('Ajout de «\u00a0bb.png\u00a0»…')
    expect(document.activeElement).toBe(view().dom)
    document.execCommand('insertText', false, ' mots')
    release()
    await expect.poll(() => figures().length).toBe(2)
    expect(shape()).toBe('Un. / fig( © ) / fig( © ) / Deux mots|. / Trois.')
    expect(figures().map(({ attrs }) => attrs.use.fileName)).toEqual(['a.png', 'bb.png'])
    expect(view().dom.querySelector('[data-incoming]')).toBeNull()
    articleEditor.undo()
    expect(figures().map(({ attrs }) => attrs.use.fileName)).toEqual(['a.png'])
    articleEditor.undo()
    expect(shape()).toBe('Un. / Deux mots|. / Trois.')
    articleEditor.redo()
    articleEditor.redo()
    await expect.poll(() => boxes().filter((box) => imageIn(box)).length).toBe(2)
  })

  test('a picture that comes in before the caret leaves it on the screen', async () => {
    await openBody(`${'Une ligne du quai.\n\n'.repeat(30)}Fin¦.`)
    const scroller = view().dom.closest('[data-page]')
    view().focus()
    view().dispatch(view().state.tr.scrollIntoView())
    const caret = () => view().coordsAtPos(view().state.selection.head).bottom
    const foot = () => scroller?.getBoundingClientRect().bottom ?? 0
    expect(caret()).toBeLessThan(foot())
    const before = view().state.selection.$head.before(1)
    await insertPictures(view(), [await pictureFile('a.png')], before)
    await expect.poll(() => boxes().filter((box) => imageIn(box)).length).toBe(1)
    await expect.poll(caret).toBeLessThan(foot())
  })

  test('a screenshot is pasted as its bytes, beside no text; an empty paragraph stays behind it to write in', async () => {
    const id = await openBody('Un.\n\n¦')
    fakeNewsroom.pictureWords.set('image.png', {
      caption: 'Le quai,\nhier.',
      byline: 'Inès Moreau',
      credit: 'AFP',
      rights: '© AFP',
    })
    const file = await pictureFile('image.png')
    paste([file], { 'text/html': '<meta><img src="https://x.example/a.png">' })
    await expect.poll(() => figures().length).toBe(1)
    expect(shape()).toMatch(/^Un\. \/ fig\(Le quai, hier\. © Inès Moreau \/ AFP\)/)
    expect(figures()[0]?.attrs.use).toEqual({
      ...NOTHING_SAID,
      fileName: 'image.png',
      rights: '© AFP',
      isUnconfirmed: true,
    })
    await useSession.getState().flush()
    const src = figures()[0]?.attrs.src
    expect(stored(id)?.[0]?.body).toBe(`Un.\n\n![](${src} "Inès Moreau / AFP")\nLe quai, hier.`)
    expect(fakeNewsroom.articles.get(id)?.article.pictures).toEqual([
      { src, occurrence: 0, ...NOTHING_SAID, fileName: 'image.png', rights: '© AFP', isUnconfirmed: true },
    ])
    // A word processor puts a picture of its text beside the text.
    paste([file], { 'text/html': '<p>Du texte</p>', 'text/plain': 'Du texte' })
    await expect.poll(() => view().state.doc.textContent).toContain('Du texte')
    expect(figures()).toHaveLength(1)
    // A file manager puts the name of the file beside it.
    paste([await pictureFile('quai.png')], { 'text/plain': '/photos/quai.png' })
    await expect.poll(() => figures().length).toBe(2)
  })

  test('pictures that pasted HTML holds are taken at their places, those of the network are left out and told', async () => {
    await openBody('Avant.\n\n¦')
    const data = new FileReader()
    data.readAsDataURL(await pictureFile('x.png'))
    await expect.poll(() => data.result).toBeTruthy()
    const html = `<p>Un.</p><p><img src="${data.result}"></p><p>Deux <img src="https://x.example/a.png"> mots<img src="${data.result}"></p><p>Trois.</p>`
    paste([], { 'text/html': html })
    await expect.poll(() => figures().length).toBe(2)
    expect(markup().replace(/<figure.*<\/figure>/g, 'FIGURE')).toBe(
      '<p>Avant.</p>\n<p>Un.</p>\nFIGURE\n<p>Deux mots</p>\nFIGURE\n<p>Trois.</p>',
    )
    await expect.element(page.getByText(/Une image a été laissée de côté/)).toBeVisible()
    expect(fakeNewsroom.pictures.size).toBeGreaterThan(0)
  })

  test('the caption of a pasted figure is that of its picture, and text where there is no picture', async () => {
    await openBody('Avant.\n\n¦')
    const data = new FileReader()
    data.readAsDataURL(await pictureFile('x.png'))
    await expect.poll(() => data.result).toBeTruthy()
    const figure = (src: string, caption: string) =>
      `<figure><img src="${src}" width=60 height=40><figcaption>${caption}</figcaption></figure>`
    const html = `<p>Un.</p>${figure(String(data.result), 'Le <b>quai</b>\n à l’aube')}${figure('https://x.example/a.png', 'Loin')}${figure('data:image/png;base64,AAAA', 'Perdue')}<p>Deux.</p>`
    paste([], { 'text/html': html })
    await expect.poll(shape).toBe('Avant. / Un. / fig(Le quai à l’aube © ) / Loin / Perdue / Deux.|')
    articleEditor.undo()
    articleEditor.undo()
    articleEditor.undo()
    expect(shape()).toBe('Avant. / |')
  })

  test('a drawing comes in as pixels: its script is not run, and nothing of it is kept', async () => {
    await openBody('Un¦.')
    const before = new Set(fakeNewsroom.pictures.keys())
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" onload="top.ran = true"><script>top.ran = true</script><image href="https://x.example/a.png" width="5" height="5"/><rect width="30" height="20" fill="red"/></svg>`
    drop([new File([svg], 'plan.svg', { type: 'image/svg+xml' })], 'Un', 'lower')
    await expect.poll(() => figures().length).toBe(1)
    const [added] = [...fakeNewsroom.pictures].filter(([src]) => !before.has(src))
    expect(added?.[0]).toMatch(/\.png$/)
    expect(Reflect.get(window, 'ran')).toBeUndefined()
    await expect.poll(() => imageIn(boxes()[0])?.naturalWidth).toBeGreaterThan(300)
    const image = imageIn(boxes()[0])
    expect(image && colourAt(image, 0.5, 0.5)).toBe('red')
  })

  test('what fails is told once with names, and the others come in', async () => {
    await openBody('Un¦.')
    const large = new File(['x'], 'large.jpg', { type: 'image/jpeg' })
    Object.defineProperty(large, 'size', { value: 60_000_000 })
    const broken = new File([(await pictureFile('b.png')).slice(0, 60)], 'b.png', { type: 'image/png' })
    drop([large, await pictureFile('good.png'), broken], 'Un', 'lower')
    await expect.poll(() => figures().length).toBe(1)
    await expect.element(page.getByText(/«\u00a0large\.jpg\u00a0».*«\u00a0b\.png\u00a0»/)).toBeVisible()
    expect(useToasts.getState().toasts.filter(({ tone }) => tone === 'failure')).toHaveLength(1)
    expect(view().dom.querySelector('[data-incoming]')).toBeNull()
    expect(shape()).toBe('Un|. / fig( © )')
  })

  test('a file that is gone by then is told, and ends no other', async () => {
    await openBody('Un¦.')
    const gone = await pictureFile('gone.png')
    Object.defineProperty(gone, 'arrayBuffer', { value: () => Promise.reject(new DOMException('gone')) })
    await insertPictures(view(), [gone, await pictureFile('good.png')])
    await expect.element(page.getByText(/«\u00a0gone\.png\u00a0»/)).toBeVisible()
    expect(view().dom.querySelector('[data-incoming]')).toBeNull()
    expect(figures().map(({ attrs }) => attrs.use.fileName)).toEqual(['good.png'])
  })

  test('an article that is left meanwhile gets its picture, saved before the window closes', async () => {
    const first = await openBody('Un¦.')
    const second = put({ headline: 'Autre', sections: lead('Deux.') })
    const release = hold()
    drop([await pictureFile('late.png')], 'Un', 'lower')
    await expect.poll(() => view().dom.querySelectorAll('[data-incoming]').length).toBe(1)
    await open(second)
    expect(view().dom.querySelector('[data-incoming]')).toBeNull()
    const closing = useSession.getState().flush()
    release()
    expect(await closing).toBe(true)
    expect(stored(first)?.[0]?.body).toMatch(/^Un\.\n\n!\[\]\(media\/[0-9a-f]{64}\.png\)$/)
    expect(stored(second)?.[0]?.body).toBe('Deux.')
    await open(first)
    expect(shape()).toBe('Un|. / fig( © )')
    articleEditor.undo()
    expect(shape()).toBe('Un|.')
  })
})

test('a picture that comes into an article that was left unsaved takes nothing of its text', async () => {
  const first = await openBody('Un¦.')
  const second = put({ headline: 'Autre', sections: lead('Deux.') })
  const release = hold()
  drop([await pictureFile('late.png')], 'Un', 'lower')
  await expect.poll(() => view().dom.querySelectorAll('[data-incoming]').length).toBe(1)
  fakeNewsroom.failing = { code: 'disk-full', detail: {} }
  view().dispatch(view().state.tr.insertText(' deux'))
  await open(second)
  release()
  await Promise.all(windowTexts.coming)
  fakeNewsroom.failing = null
  expect(await useSession.getState().flush()).toBe(true)
  expect(stored(first)?.[0]?.body).toMatch(/^Un deux\.\n\n!\[\]\(media\/[0-9a-f]{64}\.png\)$/)
})

describe('a picture on the page', () => {
  const opened = async (file: File, said: Partial<PictureUse> = {}, alt = 'Le quai') => {
    const src = await putPicture(file)
    await openPage({
      headline: 'Titre',
      sections: lead(`Un.\n\n![${alt}](${src} "AFP")\nLe quai.\n\nFin.`),
      pictures: [{ src, occurrence: 0, ...NOTHING_SAID, ...said }],
    })
    return src
  }

  test('is shown upright in a size made for it, with its alt text as its name', async () => {
    await opened(await turnedPicture('turned.jpg', 300, 600))
    await expect.poll(() => imageIn(boxes()[0])?.naturalHeight).toBe(600)
    const image = imageIn(boxes()[0])
    expect(image?.naturalWidth).toBe(300)
    // The first row of pixels is its right edge.
    expect(image && [colourAt(image, 0.9, 0.1), colourAt(image, 0.1, 0.1)]).toEqual(['blue', 'red'])
    await expect.element(page.getByRole('img', { name: 'Le quai' })).toBeVisible()
    const frame = boxes()[0]?.querySelector('.frame')?.getBoundingClientRect()
    expect(frame && frame.height / frame.width).toBeCloseTo(2, 1)
  })

  test('has its ring around the picture alone, also where that is narrower than the text', async () => {
    await opened(await turnedPicture('turned.jpg', 300, 600))
    await expect.poll(() => imageIn(boxes()[0])).not.toBeNull()
    const figure = view().dom.querySelector('figure')
    const frame = figure?.querySelector('.frame')
    const before = figure && getComputedStyle(figure).outlineStyle
    const doc = view().state.doc
    let at = -1
    doc.descendants((node, position) => {
      if (node.type.name === 'figure') at = position
      return at < 0
    })
    view().dispatch(view().state.tr.setSelection(NodeSelection.create(doc, at)))
    await expect.poll(() => frame && getComputedStyle(frame).outlineStyle).toBe('solid')
    expect([before, figure && getComputedStyle(figure).outlineStyle]).toEqual(['none', 'none'])
    const [inner, outer] = [frame, figure].map((each) => each?.getBoundingClientRect().width ?? 0)
    expect(inner).toBeLessThan(outer ?? 0)
  })

  test('shows its crop, at once when it is changed', async () => {
    await opened(await pictureFile('crop.png', 400, 200), { crop: { x: 0.5, y: 0, width: 0.25, height: 1 } })
    await expect.poll(() => imageIn(boxes()[0])).not.toBeNull()
    const frame = () => boxes()[0]?.querySelector('.frame')?.getBoundingClientRect() ?? new DOMRect()
    const shown = () => imageIn(boxes()[0])?.getBoundingClientRect() ?? new DOMRect()
    expect(frame().width / frame().height).toBeCloseTo(0.5, 1)
    expect((frame().left - shown().left) / shown().width).toBeCloseTo(0.5, 2)
    articleEditor.applyStep((transaction, { doc }) => {
      const [figure] = figuresOfPage(doc)
      return figure ? transaction.setNodeAttribute(figure.at, 'use', null) : transaction
    })
    expect(frame().width / frame().height).toBeCloseTo(2, 1)
  })

  test('is made again in a larger size once it is shown larger than it is sharp', async () => {
    await opened(await pictureFile('grown.png', 2400, 1200))
    await expect.poll(() => imageIn(boxes()[0])?.naturalWidth).toBeLessThan(2000)
    articleEditor.applyStep((transaction, { doc }) => {
      const crop = { x: 0, y: 0, width: 0.2, height: 0.2 }
      return setUse(transaction, figuresOfPage(doc)[0]?.at ?? 0, { crop })
    })
    await expect.poll(() => imageIn(boxes()[0])?.naturalWidth).toBe(2400)
  })

  test('says that the host cannot be reached, and is shown once it is back', async () => {
    const read = vi.spyOn(newsroom, 'readPicture').mockResolvedValue(failed('unreachable'))
    await opened(await pictureFile('unreached.png'))
    await expect.element(page.getByText(/Connexion à Marbre perdue/)).toBeVisible()
    read.mockRestore()
    fakeNewsroom.announce({ type: 'library-changed' })
    await expect.poll(() => imageIn(boxes()[0])).not.toBeNull()
    expect(boxes()[0]?.dataset.state).toBe('shown')
  })

  test.each([
    ['fr', 'Image sans texte alternatif', /n’est plus dans la bibliothèque/],
    ['en', 'Picture without alternative text', /no longer in the library/],
  ] as const)(
    'says in %s that it has no alt text, and why it cannot be shown',
    async (locale, name, gone) => {
      const src = `media/${'e'.repeat(64)}.jpeg`
      const broken = `media/${'f'.repeat(64)}.jpeg`
      fakeNewsroom.pictures.set(broken, new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]))
      await openPage({ headline: 'Titre', sections: lead(`![](${src})\n\n![Quai](${broken})`) }, locale)
      await expect.element(page.getByRole('img', { name })).toBeVisible()
      await expect.element(page.getByText(gone)).toBeVisible()
      await expect
        .element(page.getByText(locale === 'fr' ? /est abîmé/ : /is damaged or incomplete/))
        .toBeVisible()
    },
  )

  test('is read only when it is near what is in sight, and keeps its place when it is let go', async () => {
    const src = await putPicture(await pictureFile('many.png', 300, 200))
    const files = await Promise.all(
      Array.from({ length: 30 }, (_, at) => pictureFile(`n${at}.png`, 300, 200)),
    )
    const sources = await Promise.all(files.map(putPicture))
    fakeNewsroom.picturesRead.length = 0
    await openPage({ sections: lead(sources.map((each) => `![a](${each})\nUn.`).join('\n\n')) })
    await expect.poll(() => boxes().filter((box) => imageIn(box)).length).toBeGreaterThan(2)
    expect(fakeNewsroom.picturesRead.length).toBeLessThan(15)
    expect(src).not.toBe(sources[0])
    articleEditor.scroller?.scrollTo(0, articleEditor.scroller.scrollHeight)
    await expect.poll(() => imageIn(boxes().at(-1))).not.toBeNull()
    await expect.poll(() => boxes()[0]?.querySelector('img[src]')).toBeNull()
    expect(boxes()[0]?.querySelector('.frame')?.getBoundingClientRect().height).toBeGreaterThan(100)
  })

  test('is come to by arrow keys, moved by those that move sections, and deleted; typing goes behind it', async () => {
    await opened(await pictureFile('keys.png'), { rights: '© AFP' })
    placeCursor('Un.|')
    await userEvent.keyboard('{ArrowDown}')
    expect(view().state.selection).toBeInstanceOf(NodeSelection)
    await userEvent.keyboard('{ArrowDown}')
    expect(shape()).toContain('fig(|Le quai.')
    await userEvent.keyboard('{ArrowLeft}')
    expect(view().state.selection).toBeInstanceOf(NodeSelection)
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(shape()).toMatch(/^.?fig\(Le quai\. © AFP\).? \/ Un\. \/ Fin\.$/)
    await userEvent.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}')
    expect(figures()[0]?.attrs.use.rights).toBe('© AFP')
    expect(shape()).toMatch(/^Un\. \/ Fin\. \/ .?fig/)
    await userEvent.keyboard('x')
    expect(shape()).toBe('Un. / Fin. / fig(Le quai. © AFP) / x|')
    await userEvent.keyboard('{Backspace}{ArrowUp}{ArrowUp}{ArrowUp}{Delete}')
    await expect.poll(() => figures().length).toBe(0)
  })

  test('says what proofreading finds in its alt text', async () => {
    await opened(await pictureFile('alt.png'), {}, 'Le quai... hier')
    const alt = () => boxes()[0]?.querySelector<HTMLElement>('.alt')
    await expect.poll(() => alt()?.title).not.toBe('')
    expect(boxes()[0]?.getAttribute('aria-description')).toBe(alt()?.title)
    articleEditor.applyStep((transaction, { doc }) =>
      transaction.setNodeAttribute(figuresOfPage(doc)[0]?.at ?? 0, 'alt', 'Le quai hier'),
    )
    await expect.poll(() => alt()?.title).toBe('')
  })

  test('takes along what is said of it when it is cut and pasted', async () => {
    const src = await opened(await pictureFile('cut.png'), { rights: '© AFP', isMain: true })
    const [figure] = figuresOfPage(view().state.doc)
    view().focus()
    view().dispatch(view().state.tr.setSelection(NodeSelection.create(view().state.doc, figure?.at ?? 0)))
    const data = take('cut')
    expect(written()?.pictures).toEqual([])
    placeCursor('Fin.|')
    const event = new ClipboardEvent('paste', { clipboardData: data, ...CLIPBOARD })
    view().dom.dispatchEvent(event)
    expect(written()?.pictures).toEqual([
      { src, occurrence: 0, ...NOTHING_SAID, rights: '© AFP', isMain: true },
    ])
  })
})
