import '../../src/renderer/src/styles/index.css'
import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { type Article, emptyContent, type OpenedArticle, type Section } from '../../src/core/article/index.ts'
import { ok } from '../../src/core/failure.ts'
import { createI18n } from '../../src/i18n/index.ts'
import { pageDocument } from '../../src/renderer/src/editor/convert.ts'

declare global {
  interface Window {
    /** Milliseconds from each keystroke to the end of the frame that shows it. */
    times: number[]
    /** Goes so often from one article to the other; milliseconds each until the end of the frame that shows it. */
    switchArticles(times: number): Promise<number[]>
  }
}

const SENTENCES = [
  'Le conseil a tranché tard dans la nuit, après *trois heures* de débat et deux suspensions de séance.',
  '«\u202fOn nous avait promis le contraire\u202f», glisse une riveraine, **mi-amusée, mi-inquiète**.',
  'Le devis court toujours\u202f; il approche 3\u202f400\u202f000\u00a0euros, dit [le rapport](https://example.org/rapport).',
  'Dix-neuf stations, une rame toutes les six minutes, et un billet unique avec les cars du département.',
  'Personne, au marché, ne sait encore qui paiera les derniers pavés du cours Vallès.',
]

const sentence = (at: number) => SENTENCES[at % SENTENCES.length] ?? ''
const paragraph = (at: number) => [0, 1, 2, 3].map((step) => sentence(at * 3 + step)).join(' ')

function body(section: number): string {
  const paragraphs = Array.from({ length: 12 }, (_, at) => paragraph(section * 12 + at))
  const list = [0, 1, 2].map((at) => `- ${sentence(section + at)}`).join('\n')
  return [...paragraphs, list, `> ${sentence(section)}`].join('\n\n')
}

/** Sections of an article of about so many words: prose with marks, lists and quotations; `first` makes one unlike another. */
function sectionsOf(words: number, first: number): Section[] {
  const sections: Section[] = []
  for (let written = 0; written < words; ) {
    const number = first + sections.length
    const section = { heading: `Partie ${number + 1}`, body: body(number) }
    written += section.body.split(' ').length
    sections.push(section)
  }
  return sections
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
  createRoot(container).render(
    <I18nextProvider i18n={createI18n('fr')}>
      <main style={{ position: 'relative' }}>
        <Editor comparison={null} />
      </main>
      <aside style={{ minHeight: 0 }}>
        <Inspector versions={null} />
      </aside>
      <footer style={{ gridArea: 'foot' }}>
        <StatusBar />
      </footer>
    </I18nextProvider>,
  )
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

/** Notes how long each keystroke takes until its frame is done. */
function watchKeys() {
  window.times = []
  const { port1, port2 } = new MessageChannel()
  const pressed: number[] = []
  port1.onmessage = () => {
    const since = pressed.shift()
    if (since !== undefined) window.times.push(performance.now() - since)
  }
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressed.push(timeStamp)
      requestAnimationFrame(() => port2.postMessage(null))
    },
    { capture: true },
  )
}

/** Puts the caret in a paragraph in the middle of the text, in sight. */
async function placeCursor() {
  const view = bare ?? (await import('../../src/renderer/src/editor/articleEditor.ts')).articleEditor.view
  if (!view) throw new Error('there is no editor')
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

if (query.get('editor') === 'bare') mountBare(root)
else await mountMarbre(root)
while (!document.querySelector('.ProseMirror p')) await new Promise(requestAnimationFrame)
await placeCursor()
watchKeys()
document.body.dataset.ready = 'true'
