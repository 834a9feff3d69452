import { I18nProvider } from '../../src/renderer/src/useTranslations.ts'
import '../../src/renderer/src/styles/index.css'
import { cleanup, render } from './render.ts'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { Bridge, Place } from '../../src/contract/bridge.ts'
import type { CommandId } from '../../src/contract/commands.ts'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { clientOver } from '../../src/contract/client.ts'
import { serverOver } from '../../src/contract/remote.ts'
import { type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { resetStores } from './resetStores.ts'

const listeners = new Set<(event: NewsroomEvent) => void>()
const commands = new Set<(command: CommandId) => void>()
const closing = new Set<Parameters<Bridge['onClosing']>[0]>()
let library: MemoryLibrary = memoryLibrary()
let unsubscribe = () => {}

/** What the window told its host since it was opened. */
export const told: [what: string, value: unknown][] = []

/** The folders that the system's dialog gives for backups, one after the other. */
export const chosenForBackups: Place[] = []

const saved = new Set<Parameters<Bridge['onFileSaved']>[0]>()

/** The host tells the window of a file that was saved. */
export function tellSaved(place: string, fileName: string): void {
  for (const listener of saved) listener({ place, fileName })
}

/** Requests of the window that are not answered yet. */
const underWay = new Set<Promise<unknown>>()

/** How long an answer is waited for then, in milliseconds: a test may hold one back for good. */
const LONGEST_ANSWER = 2_000
/** The longest pause of a timer that is waited for when a window closes, in milliseconds. */
const SHORT = 200
/** Short timers that have not run yet: what they do must not reach into the next window. */
const waiting = new Set<number>()
const { setTimeout: start, clearTimeout: stop } = window
const startNoted = (handler: (...given: unknown[]) => void, pause = 0, ...parameters: unknown[]) => {
  const run = () => {
    waiting.delete(id)
    handler(...parameters)
  }
  const id = start(run, pause)
  if (pause <= SHORT) waiting.add(id)
  return id
}
Object.assign(window, {
  setTimeout: startNoted,
  clearTimeout: (id?: number) => {
    if (id !== undefined) waiting.delete(id)
    stop(id)
  },
})

const bridge: Bridge = {
  newsroom: clientOver(
    (name, input) => {
      const answer = serverOver(library.newsroom, (error) => {
        throw error
      })(name, input)
      underWay.add(answer)
      const end = () => underWay.delete(answer)
      answer.then(end, end)
      return answer
    },
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  ),
  onCommand: (listener) => {
    commands.clear()
    commands.add(listener)
    return () => commands.delete(listener)
  },
  onClosing: (listener) => {
    closing.clear()
    closing.add(listener)
    return () => closing.delete(listener)
  },
  onFilesOpened: () => () => {},
  onFileSaved: (listener) => {
    saved.clear()
    saved.add(listener)
    return () => saved.delete(listener)
  },
  setUnsaved: (isUnsaved) => told.push(['unsaved', isUnsaved]),
  setProgress: (fraction) => told.push(['progress', fraction]),
  print: (printed) => told.push(['print', new TextDecoder().decode(printed)]),
  chooseFolder: async () => null,
  chooseBackupFolder: async () => chosenForBackups.shift() ?? null,
  chooseBackup: async () => null,
  findPlace: async () => null,
  showInFolder: async (place, file) => {
    told.push(['showInFolder', [place, file]])
    return true
  },
}
Object.defineProperty(window, 'marbre', { value: bridge, configurable: true })

// The window takes up at once what an earlier one left: the file before has the same storage.
localStorage.clear()
// The layout depends on the window's width.
await page.viewport(1440, 900)
const { App } = await import('../../src/renderer/src/App.tsx')
const { forgetAllIn } = await import('../../src/renderer/src/commands/ownUndo.ts')
const { loadCommands } = await import('../../src/renderer/src/commands/runCommand.ts')
const { bootstrap } = await import('../../src/renderer/src/bootstrap.ts')
const { totalOf, useLibrary } = await import('../../src/renderer/src/state/library.ts')
const { usePanes } = await import('../../src/renderer/src/state/panes.ts')
const { useSession } = await import('../../src/renderer/src/saving/session.ts')
const { LAST_OPEN_KEY } = await import('../../src/renderer/src/lastOpen.ts')

/** Gives the window a size, and waits until media queries have told of it: they do so at the next frame. */
async function resizeWindow(width: number, height: number): Promise<void> {
  await page.viewport(width, height)
  await expect.poll(() => [innerWidth, innerHeight]).toEqual([width, height])
  await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
}

/** Opens the whole window over a library, as the desktop does, where `openBefore` was open before a reload; closes the one before. */
export async function openWindow(
  memory: MemoryLibrary,
  [width, height] = [1440, 900],
  openBefore?: string,
): Promise<void> {
  await closeWindow(memory !== library)
  if (openBefore !== undefined) sessionStorage.setItem(LAST_OPEN_KEY, openBefore)
  await resizeWindow(width ?? 1440, height ?? 900)
  library = memory
  told.length = 0
  unsubscribe = memory.newsroom.subscribe((event) => {
    for (const listener of listeners) listener(event)
  })
  const i18n = await bootstrap()
  const root = document.createElement('div')
  root.id = 'root'
  document.body.append(root)
  render(
    <I18nProvider value={i18n}>
      <App />
    </I18nProvider>,
    root,
  )
  await expect.poll(isSettled).toBe(true)
  await loadCommands()
  await expect.poll(takesFiles).toBe(true)
}

/** True once files that are dragged over the window are taken, on their way to what they are over; the first script refuses them. */
function takesFiles(): boolean {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([], 'essai.txt'))
  const fire = (name: string) =>
    document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }))
  let isTaken = false
  const look = (event: Event) => {
    isTaken = event.defaultPrevented
  }
  document.body.addEventListener('dragover', look, { once: true })
  fire('dragover')
  fire('dragleave')
  return isTaken
}

/** True once the list is read and its first article, if any, is open. */
function isSettled(): boolean {
  const list = useLibrary.getState()
  if (list.failure) return true
  return list.answered !== null && (totalOf(list) === 0 || useSession.getState().openedId !== null)
}

/** Closes the window and resets its stores; with `isLast`, what it could not save is not brought to the next one. */
async function closeWindow(isLast: boolean): Promise<void> {
  await useSession.getState().flush()
  if (isLast) useSession.getState().forget([...library.articles.keys()])
  for (const pane of usePanes.getState().panes) useSession.in(pane).getState().close()
  cleanup()
  document.getElementById('root')?.remove()
  unsubscribe()
  // Requests under way are answered, and what waited for them has run, before the stores are reset.
  const began = performance.now()
  const isWithin = (milliseconds: number) => performance.now() - began < milliseconds
  do {
    await new Promise((resume) => start(resume, 5))
  } while ((underWay.size > 0 && isWithin(LONGEST_ANSWER)) || (waiting.size > 0 && isWithin(SHORT)))
  underWay.clear()
  forgetAllIn('list')
  await resetStores()
  sessionStorage.clear()
}

/** Closes the window for good, with all that its tests left: the next file has the same page. */
export async function endWindow(): Promise<void> {
  await closeWindow(true)
  document.body.replaceChildren()
  localStorage.clear()
}

/** Asks the window to save what it has before it is closed, as the desktop does; true where it has. */
export async function askToClose(): Promise<boolean> {
  const answers = await Promise.all([...closing].map((listener) => listener()))
  return answers.every(Boolean)
}

/** Runs a command as the desktop's menu does. */
export function runCommand(command: CommandId): void {
  for (const listener of commands) listener(command)
}

/** Drops files on the window. */
export function offerFiles(files: readonly File[]): void {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
}
