import { I18nProvider } from '../../../src/renderer/src/useTranslations.ts'
import '../../../src/renderer/src/styles/index.css'
import type { EditorView } from 'prosemirror-view'
import { TextSelection } from 'prosemirror-state'
import { cleanup, render } from '../render.ts'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { ArticleContent, Section } from '../../../src/core/article/index.ts'
import { createI18n } from '../../../src/i18n/everyLanguage.ts'
import type { Locale } from '../../../src/i18n/index.ts'
import { FakeNewsroom } from '../session/fakeNewsroom.ts'

/** The newsroom behind the page under test. */
export const fakeNewsroom = new FakeNewsroom()
const bridge = {
  newsroom: fakeNewsroom.newsroom,
  onCommand: () => () => {},
  onClosing: () => () => {},
  onFilesOpened: () => () => {},
  onFileSaved: () => () => {},
}
Object.defineProperty(window, 'marbre', { value: bridge })

// The window takes up at once what an earlier one left: the file before has the same storage.
localStorage.clear()
const { Editor } = await import('../../../src/renderer/src/features/editor/index.ts')
const { Inspector, StatusBar } = await import('../../../src/renderer/src/features/inspector/index.ts')
const { Toasts } = await import('../../../src/renderer/src/ui/Toasts.tsx')
const { articleEditor } = await import('../../../src/renderer/src/editor/articleEditor.ts')
const { usePage } = await import('../../../src/renderer/src/editor/pageStore.ts')
const { useSession } = await import('../../../src/renderer/src/saving/session.ts')
const { useSettings } = await import('../../../src/renderer/src/state/settings.ts')
const { useToasts } = await import('../../../src/renderer/src/state/toasts.ts')
const { listenForKeys } = await import('../../../src/renderer/src/commands/keyboard.ts')
const { trackControlHistories } = await import('../../../src/renderer/src/fields/controlHistory.ts')
const { restoreLostFocus } = await import('../../../src/renderer/src/commands/focus.ts')
const { loadCommands } = await import('../../../src/renderer/src/commands/runCommand.ts')
listenForKeys()
trackControlHistories()
restoreLostFocus()
await loadCommands()
export { articleEditor, useToasts, usePage, useSession, useSettings }

/** Keeps the ids of parallel test files apart: they share one `localStorage`. */
const run = crypto.randomUUID().slice(0, 8)
let count = 0

/** Puts an article into the library; returns its id. */
export function put(content: Partial<ArticleContent>): string {
  count += 1
  const id = `01890000-0000-7000-8000-${run}${String(count).padStart(4, '0')}`
  fakeNewsroom.put(id, content)
  return id
}

/** Mounts page, inspector, status bar and toasts on a new article; returns its id. */
export async function openPage(content: Partial<ArticleContent>, locale: Locale = 'fr'): Promise<string> {
  await closePage()
  await page.viewport(1440, 900)
  const root = document.createElement('div')
  root.style.cssText =
    'position:fixed;inset:0;display:grid;grid-template:"page side" 1fr "foot foot" 28px/1fr 320px'
  document.body.append(root)
  render(
    <I18nProvider value={createI18n(locale)}>
      <main style={{ gridArea: 'page', position: 'relative' }}>
        <Editor comparison={null} />
      </main>
      <aside style={{ gridArea: 'side', minHeight: 0 }}>
        <Inspector versions={null} />
      </aside>
      <footer style={{ gridArea: 'foot' }}>
        <StatusBar />
      </footer>
      <Toasts />
    </I18nProvider>,
    root,
  )
  const id = put(content)
  await open(id)
  return id
}

export async function open(id: string): Promise<void> {
  expect(await useSession.getState().open(id)).toMatchObject({ ok: true })
  await expect.poll(() => usePage.getState().mounted && usePage.getState().id).toBe(id)
}

export async function closePage(): Promise<void> {
  fakeNewsroom.failing = null
  await useSession.getState().flush()
  useSession.getState().close()
  cleanup()
  document.body.replaceChildren()
  localStorage.clear()
}

/** The page's view. */
export function view(): EditorView {
  if (!articleEditor.view) throw new Error('no page')
  return articleEditor.view
}

/** The text of the page's text blocks, one per line. */
export function text(): string {
  const lines: string[] = []
  view().state.doc.descendants((node) => {
    if (node.isTextblock)
      lines.push(
        node.textBetween(0, node.content.size, '', (leaf) => (leaf.type.name === 'break' ? '⏎' : '¹')),
      )
    return !node.isTextblock
  })
  return lines.join('\n')
}

/** The position of some words within a text block; `|` in them marks the exact place. */
function positionOf(words: string): number {
  const within = words.indexOf('|')
  let found = -1
  view().state.doc.descendants((node, position) => {
    if (!node.isTextblock || found >= 0) return
    const at = node.textContent.indexOf(words.replace('|', ''))
    if (at >= 0) found = position + 1 + at + Math.max(0, within)
  })
  if (found < 0) throw new Error(`nowhere: ${words}`)
  return found
}

/** Puts the caret at some words; `|` in them marks the place. */
export function placeCursor(at: string): void {
  select(at, at)
}

/** Selects from one place to another, each given as for `placeCursor`. */
export function select(from: string, to: string): void {
  const page = view()
  page.focus()
  const { doc, tr } = page.state
  page.dispatch(tr.setSelection(TextSelection.create(doc, positionOf(from), positionOf(to))))
}

export const lead = (words: string): Section[] => [{ heading: '', body: words }]

/** The stored sections of an article. */
export const stored = (id: string) => fakeNewsroom.articles.get(id)?.article.sections

/** The page's content as it would be stored. */
export const written = () => articleEditor.content()

export const field = (name: string) => page.getByRole('textbox', { name, exact: true })
