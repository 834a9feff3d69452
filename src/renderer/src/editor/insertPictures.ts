import { closeHistory } from 'prosemirror-history'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { NOTHING_SAID, saysNothing } from '../../../core/article/index.ts'
import { type Failure, failed } from '../../../core/failure.ts'
import { type AddedPicture, figureWords } from '../../../core/pictures/index.ts'
import { failureSentence } from '../../../i18n/index.ts'
import { addPictureSentences } from '../../../i18n/pictures.ts'
import { bridge, newsroom } from '../client.ts'
import { previewOfFile } from '../pictures/previews.ts'
import { pickPictures, preparedPicture } from '../pictures/takePictures.ts'
import { workerPictures } from '../pictures/workerPictures.ts'
import { windowTexts } from '../saving/session.ts'
import { notify } from '../state/toasts.ts'
import type { PictureData } from './paste/index.ts'
import { schema } from './schema.ts'
import { addPageSentences, pageTranslate } from './pageTranslate.ts'
import {
  announcePictures,
  figureNode,
  figurePlace,
  type Incoming,
  placeFigures,
} from './plugins/incomingPictures.ts'
import { keepCaretInSight } from './scrolling.ts'
import { windowPages } from './shownPages.ts'

/** The failures that one notice tells; of more it says how many there are. */
const MOST_TOLD = 3

let lastId = 0
/** `caption` is what the page that a picture was pasted from says below it. */
type Coming = Incoming & { readonly file: File; readonly caption: string }

/** What stands on the page while a picture comes in. */
function placeholderFor({ name }: File): HTMLElement {
  const figure = document.createElement('figure')
  figure.contentEditable = 'false'
  figure.dataset.incoming = ''
  const box = document.createElement('div')
  box.className = 'picture'
  box.setAttribute('role', 'img')
  box.ariaBusy = 'true'
  const words = document.createElement('span')
  words.textContent = pageTranslate()('pictures:adding', { name })
  box.ariaLabel = words.textContent
  box.append(words)
  figure.append(box)
  return figure
}

/** Shows a file's picture in its placeholder as soon as there is one in a size made for it. */
function showPreview(element: HTMLElement, url: string, width: number, height: number): void {
  const box = element.querySelector<HTMLElement>('.picture')
  if (!box) return
  const frame = document.createElement('span')
  frame.className = 'frame'
  frame.style.setProperty('--ratio', String(width / height))
  frame.style.setProperty('--natural', `${width}px`)
  const image = document.createElement('img')
  image.alt = ''
  image.style.width = '100%'
  image.src = url
  frame.append(image)
  box.dataset.state = 'shown'
  box.prepend(frame)
}

/** The longest edge that a picture has on this page, in pixels of the screen. */
const edgeOn = (element: HTMLElement) =>
  (element.closest<HTMLElement>('.ProseMirror')?.clientWidth ?? innerWidth / 2) * devicePixelRatio

/**
 * Takes files in and puts their pictures into an article, one after the other, each as one step of its history, at a place that goes
 * with the text. What is typed meanwhile is not disturbed; what fails is told once.
 */
export function insertPictures(
  view: EditorView,
  files: readonly File[],
  position?: number,
  caption = '',
): Promise<void> {
  addPageSentences(addPictureSentences)
  const article = windowPages()
    .shown()
    .find((page) => page.view === view)?.articleId
  if (!article || files.length === 0) return Promise.resolve()
  const at = figurePlace(view.state.doc, position ?? view.state.selection.to)
  const coming = files.map((file): Coming => {
    lastId += 1
    return { id: lastId, at, element: placeholderFor(file), file, caption }
  })
  keepCaretInSight(view, () => view.dispatch(announcePictures(view.state.tr, coming)))
  const work = takeIn(article, coming).catch(() => {})
  // Saving all before the window closes or something is exported waits for them.
  windowTexts.coming.add(work)
  window.addEventListener('beforeunload', warn)
  void work.then(() => {
    windowTexts.coming.delete(work)
    if (windowTexts.coming.size === 0) window.removeEventListener('beforeunload', warn)
  })
  return work
}

/** On the desktop the host asks before it closes the window. */
const warn = (event: BeforeUnloadEvent) => {
  if (!bridge) event.preventDefault()
}

/** Puts pictures that pasted HTML holds itself into an article, each at its place. */
export async function insertData(
  view: EditorView,
  pictures: readonly PictureData[],
  places: readonly { readonly index: number; readonly at: number }[],
): Promise<void> {
  for (const { index, at } of places.toReversed()) {
    const picture = pictures[index]
    if (picture) void insertPictures(view, [fileOf(picture)], at, picture.caption)
  }
}

function fileOf({ mediaType, base64 }: PictureData): File {
  const name = `image.${/^image\/([a-z]+)/i.exec(mediaType)?.[1] ?? 'png'}`
  try {
    const binary = atob(base64.replace(/\s/g, ''))
    return new File([Uint8Array.from(binary, (sign) => sign.charCodeAt(0))], name, { type: mediaType })
  } catch {
    // Broken base64 is a broken picture, which is told.
    return new File([], name, { type: mediaType })
  }
}

/** Tells that pictures of a pasted text are not in it. */
export function tellLeftOut(count: number): void {
  addPageSentences(addPictureSentences)
  notify({ tone: 'plain', message: (t) => t('pictures:paste.left', { count }) })
}

/** Has pictures chosen and puts them at the caret. Without a recent click or key, a notice has the button that a browser asks for. */
export async function choosePictures(view: EditorView): Promise<void> {
  addPageSentences(addPictureSentences)
  if (navigator.userActivation.isActive) {
    await insertPictures(view, await pickPictures(true))
    return
  }
  notify({
    tone: 'plain',
    message: (t) => t('pictures:choose.hint'),
    action: { label: (t) => t('pictures:choose'), run: () => void choosePictures(view) },
  })
}

async function takeIn(article: string, coming: readonly Coming[]): Promise<void> {
  const failures: Failure[] = []
  for (const each of coming) {
    const failure = await takeOneIn(article, each).catch((error: unknown): Failure => {
      reportError(error)
      return failed('unexpected').failure
    })
    if (!failure) continue
    failures.push(failure)
    // The others come in whatever becomes of this one.
    const words = each.caption === '' ? [] : [schema.nodes.paragraph.create(null, schema.text(each.caption))]
    await changeArticle(article, (state) => placeFigures(state, each.id, words)).catch(() => null)
  }
  tellFailures(failures)
}

/** Takes a picture in and puts it into its place; what went wrong, or null. */
async function takeOneIn(article: string, { id, file, element, caption }: Coming): Promise<Failure | null> {
  const prepared = await preparedPicture(file)
  if (!prepared.ok) return prepared.failure
  const [preview, added] = await Promise.all([
    previewOfFile(prepared.value, edgeOn(element)).then((made) => {
      if (made) showPreview(element, made.url, made.width, made.height)
      return made
    }),
    workerPictures.add(prepared.value, file.name),
  ])
  if (added.ok) preview?.keepAs(added.value.src)
  const failure = added.ok
    ? await changeArticle(article, (state) =>
        placeFigures(state, id, [figureFor(added.value, file.name, caption)]),
      )
    : added.failure
  preview?.release()
  return failure
}

/** The figure of a picture that was taken in, with its caption or else the words that its file has. */
function figureFor({ src, metadata }: AddedPicture, fileName: string, caption: string) {
  const { alt, ...words } = figureWords(metadata)
  const { rights, taken } = metadata
  const isUnconfirmed = [alt, words.caption, words.credit, rights].some((text) => text !== '')
  const use = { ...NOTHING_SAID, fileName, rights, taken, isUnconfirmed }
  return figureNode(
    { src, alt, use: saysNothing(use) ? null : use },
    {
      ...words,
      ...(caption !== '' && { caption }),
    },
  )
}

const pageShowing = (article: string) =>
  windowPages()
    .shown()
    .find(({ articleId }) => articleId === article)

/**
 * Changes an article: on its page, or, where no pane shows it any more, on the page that the window keeps of it, and then in the
 * library. What went wrong, or null.
 */
async function changeArticle(
  article: string,
  change: (state: EditorState) => Transaction,
): Promise<Failure | null> {
  const shown = pageShowing(article)
  if (shown?.state) {
    const transaction = change(shown.state)
    const apply = () =>
      shown.dispatch(transaction.docChanged ? transaction.setMeta('uiEvent', 'drop') : transaction)
    if (shown.view) keepCaretInSight(shown.view, apply)
    else apply()
    // What is typed next is a step of its own.
    if (transaction.docChanged) shown.dispatch(closeHistory(shown.state.tr))
    return null
  }
  const read = await newsroom.readArticle({ id: article })
  if (!read.ok) return read.failure
  // It may be on its way to a pane.
  if (pageShowing(article)) return changeArticle(article, change)
  // What is typed in it may not be in the library yet.
  const own = windowTexts.autosaves.get(article)
  own?.readText()
  const content = windowPages().changeKept(article, own?.dirty ? own.content : read.value.article, change)
  if (!content) return null
  const autosave = own ?? windowTexts.track(read.value)
  autosave.edit(content)
  const isSaved = await autosave.flush()
  if (isSaved) windowTexts.releaseIfSaved(autosave)
  return null
}

function tellFailures(failures: readonly Failure[]): void {
  if (failures.length === 0) return
  const told = failures.slice(0, MOST_TOLD)
  const others = failures.length - told.length
  notify({
    tone: 'failure',
    message: (t) =>
      [
        ...told.map((failure) => failureSentence(t, failure)),
        ...(others > 0 ? [t('pictures:add.others', { count: others })] : []),
      ].join(' '),
  })
}
