import { I18nProvider } from '../../src/renderer/src/useTranslations.ts'
import '../../src/renderer/src/styles/index.css'
import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { type Article, emptyContent, type OpenedArticle, type Section } from '../../src/core/article/index.ts'
import { ok } from '../../src/core/failure.ts'
import { createI18n } from '../../src/i18n/everyLanguage.ts'
import { pageDocument } from '../../src/renderer/src/editor/convert.ts'
import { sectionsOf } from './text.ts'

declare global {
  interface Window {
    /** Goes so often from one article to the other; milliseconds each until the end of the frame that shows it. */
    switchArticles(times: number): Promise<number[]>
  }
}

/** Texts of more words than this have their far paragraphs laid out when they come near. */
const LONG_TEXT = 15_000
const query = new URLSearchParams(location.search)
const words = Number(query.get('words'))
const texts = [sectionsOf(words, 0), sectionsOf(words, 7)]
const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

function articleOf(sections: Section[], number: number): Article {
  return {
    ...emptyContent('fr'),
    id: `01890000-0000-7000-8000-00000000000${number}`,
    revision: 1,
    createdAt: '2026-11-10T08:00:00Z',
    updatedAt: '2026-11-10T08:00:00Z',
    source: null,
    headline: `Un très long récit, ${number}`,
    target: { amount: 200_000, unit: 'signs' },
    sections,
  }
}

/** A newsroom with two articles, which it takes back as fast as the wire would bring them. */
function twoArticles() {
  const articles = new Map(texts.map(articleOf).map((article) => [article.id, article]))
  const opened = (id: string): OpenedArticle => {
    const article = articles.get(id)
    if (!article) throw new RangeError(id)
    return { article, fingerprint: `${article.revision}`, readOnly: false }
  }
  return {
    ids: [...articles.keys()],
    newsroom: {
      subscribe: () => () => {},
      listRecoveryCopies: async () => ok([]),
      putRecoveryCopy: async () => ok({ kept: true }),
      dropRecoveryCopy: async () => ok({ dropped: true }),
      readDictionary: async () => ok({ words: [], problems: [] }),
      checkSpelling: async () => ok({ dictionary: null, unknown: [] }),
      readArticle: async ({ id }: { id: string }) => ok(structuredClone(opened(id))),
      saveArticle: async (input: { id: string; content: Article }) => {
        const { article } = opened(input.id)
        const sent: Article = JSON.parse(JSON.stringify(input.content))
        const updatedAt = new Date().toISOString()
        articles.set(article.id, { ...article, ...sent, revision: article.revision + 1, updatedAt })
        return ok(structuredClone(opened(article.id)))
      },
    },
  }
}

/** Resolves at the end of the next frame. */
function frameDone(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    requestAnimationFrame(() => port2.postMessage(null))
  })
}

/** Times going from one text to the other and back, with rests in which what is put off can be done. */
function timeSwitching(show: (number: number) => Promise<unknown> | undefined) {
  window.switchArticles = async (times) => {
    const taken: number[] = []
    for (let turn = 1; turn <= times; turn++) {
      await new Promise((resume) => setTimeout(resume, 400))
      await frameDone()
      const since = performance.now()
      await show(turn % 2)
      await frameDone()
      taken.push(performance.now() - since)
    }
    return taken
  }
}

async function mountMarbre(container: HTMLElement) {
  const { ids, newsroom } = twoArticles()
  const nothing = () => () => {}
  Object.defineProperty(window, 'marbre', {
    value: { newsroom, onCommand: nothing, onClosing: nothing, onFilesOpened: nothing },
  })
  const { Editor } = await import('../../src/renderer/src/features/editor/index.ts')
  const { Inspector, StatusBar } = await import('../../src/renderer/src/features/inspector/index.ts')
  const { useSession } = await import('../../src/renderer/src/saving/session.ts')
  container.style.cssText =
    'position:fixed;inset:0;display:grid;grid-template:"page side" minmax(0,1fr) "foot foot" 28px / 1fr 296px'
  const view = (
    <I18nProvider value={createI18n('fr')}>
      <main style={{ position: 'relative' }}>
        <Editor comparison={null} />
      </main>
      <aside style={{ minHeight: 0 }}>
        <Inspector versions={null} />
      </aside>
      <footer style={{ gridArea: 'foot' }}>
        <StatusBar />
      </footer>
    </I18nProvider>
  )
  // The page has its words once it has been drawn.
  flushSync(() => createRoot(container).render(view))
  const open = (number: number) => useSession.getState().open(ids[number] ?? '')
  timeSwitching(open)
  await open(0)
}

let bare: EditorView | null = null

/** ProseMirror with the same document in the same column, and nothing else; far blocks are laid out as on the page. */
function mountBare(container: HTMLElement) {
  container.style.cssText = 'height:100vh;overflow:auto'
  const sheet = document.createElement('div')
  sheet.style.cssText = 'width:66ch;margin:0 auto;font:18px/1.62 var(--text);white-space:break-spaces'
  container.append(sheet)
  if (words > LONG_TEXT) {
    const style = document.createElement('style')
    style.textContent = '.ProseMirror > p { content-visibility: auto; contain-intrinsic-size: auto 120px }'
    document.head.append(style)
  }
  const createState = (number: number) => {
    const article = articleOf(texts[number] ?? [], number)
    return EditorState.create({ doc: pageDocument(article), plugins: [keymap(baseKeymap)] })
  }
  const view = new EditorView(sheet, { state: createState(0) })
  bare = view
  timeSwitching((number) => {
    view.updateState(createState(number))
    return undefined
  })
}

/** Puts the caret of the bare editor in a paragraph in the middle of the text, in sight. */
function placeCursor() {
  const view = bare
  if (!view) return
  const { doc } = view.state
  let at = 0
  doc.forEach((node, offset) => {
    if (at === 0 && offset > doc.content.size / 2 && node.type.name === 'paragraph') at = offset + 100
  })
  view.focus()
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, at)))
  const { node } = view.domAtPos(at)
  node.parentElement?.scrollIntoView({ block: 'center' })
}

/** The text in a field of the same measure, with the caret in its middle. */
function mountField(container: HTMLElement) {
  container.style.cssText = 'height:100vh'
  const field = document.createElement('textarea')
  field.style.cssText =
    'display:block;width:66ch;height:100%;margin:0 auto;font:18px/1.62 var(--text);resize:none'
  field.spellcheck = false
  field.value = sectionsOf(words, 0)
    .map(({ heading, body }) => `${heading}\n\n${body}`)
    .join('\n\n')
  container.append(field)
  field.focus()
  const middle = field.value.indexOf('\n\n', field.value.length / 2) - 1
  field.setSelectionRange(middle, middle)
}

const editor = query.get('editor')
if (editor === 'field') mountField(root)
else if (editor === 'bare') mountBare(root)
else await mountMarbre(root)
while (!document.querySelector('textarea, .ProseMirror p')) await new Promise(requestAnimationFrame)
placeCursor()
document.body.dataset.ready = 'true'
