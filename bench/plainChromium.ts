import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { DISABLED_FEATURES, findChromium, isRoot } from '../tests/chromium.ts'

const VIEW = { width: 1440, height: 900 }
/** Until a new window has drawn itself, in milliseconds. */
const WINDOW_PAUSE = 150
/**
 * What looks for links on a page that may be worth loading ahead: a frame without a change some 50 ms after another, for which the
 * next key waits in any text with links. Electron has no such thing.
 */
const LINK_PREDICTION = 'NavigationPredictor'
const ARGUMENTS = [
  '--headless',
  '--hide-scrollbars',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-field-trial-config',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--force-color-profile=srgb',
  '--accept-lang=fr',
  '--remote-debugging-port=0',
]

/** A page of a Chromium that nothing watches. */
export type PlainPage = {
  /** The value of an expression, once it is settled; throws if it throws. */
  evaluate(expression: string): Promise<unknown>
  /** Goes to an address. */
  goTo(address: string): Promise<void>
  /** Presses the key of one character. */
  press(character: string): Promise<void>
  /** Moves the pointer, and clicks there where `isClick`. */
  point(x: number, y: number, isClick: boolean): Promise<void>
  /** Brings the page before all others. */
  show(): Promise<void>
  close(): Promise<void>
}

/**
 * A Chromium with nothing on that a test tool turns on. While a page's requests or its console are listened to, Chromium keeps a
 * stack for each, and reads code once more for its lines: 13 ms of a start of Marbre, and a third of the slowest keystrokes.
 */
export type PlainChromium = {
  /** Opens a page whose `script`, where given, runs before those of all its documents; in a profile of its own, where asked for. */
  open(options: { script?: string; isNew: boolean }): Promise<PlainPage>
}

/** An answer of Chromium's protocol. */
type Answer = { id?: number; result?: Record<string, unknown>; error?: { message: string } }

async function connect(address: string) {
  const socket = new WebSocket(address)
  await once(socket, 'open')
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>()
  socket.onmessage = ({ data }) => {
    const { id = 0, result = {}, error }: Answer = JSON.parse(String(data))
    if (error) waiting.get(id)?.reject(new Error(error.message))
    else waiting.get(id)?.resolve(result)
    waiting.delete(id)
  }
  let last = 0
  const send = (method: string, params: object, sessionId?: string) => {
    const answered = Promise.withResolvers<Record<string, unknown>>()
    waiting.set(++last, answered)
    socket.send(JSON.stringify({ id: last, method, params, sessionId }))
    return answered.promise
  }
  return { send, close: () => socket.close() }
}

/** Starts a Chromium whose own profile is in `folder`, and ends it after its use. */
export async function withPlainChromium<T>(
  folder: string,
  use: (browser: PlainChromium) => Promise<T>,
): Promise<T> {
  const program = spawn(
    findChromium() ?? chromium.executablePath(),
    [
      ...ARGUMENTS,
      `--disable-features=${[...DISABLED_FEATURES, LINK_PREDICTION].join()}`,
      ...(isRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = once(program, 'exit')
  try {
    let address = ''
    for await (const line of createInterface(program.stderr)) {
      address = /ws:\S+/.exec(line)?.[0] ?? ''
      if (address !== '') break
    }
    program.stderr.resume()
    const { send, close } = await connect(address)
    const open = async ({ script, isNew }: { script?: string; isNew: boolean }): Promise<PlainPage> => {
      const { browserContextId } = isNew ? await send('Target.createBrowserContext', {}) : {}
      const { targetId } = await send('Target.createTarget', {
        url: 'about:blank',
        browserContextId,
        newWindow: true,
        ...VIEW,
      })
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
      const inPage = (method: string, params: object = {}) => send(method, params, String(sessionId))
      if (script !== undefined) {
        await inPage('Page.enable')
        await inPage('Page.addScriptToEvaluateOnNewDocument', { source: script })
      }
      await setTimeout(WINDOW_PAUSE)
      return {
        evaluate: async (expression) =>
          answeredValue(
            await inPage('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }),
          ),
        goTo: async (address) => void (await inPage('Page.navigate', { url: address })),
        press: async (character) => {
          await inPage('Input.dispatchKeyEvent', { type: 'keyDown', key: character, text: character })
          await inPage('Input.dispatchKeyEvent', { type: 'keyUp', key: character })
        },
        point: async (x, y, isClick) => {
          const button = { x, y, button: 'left', clickCount: 1 }
          await inPage('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y })
          if (!isClick) return
          await inPage('Input.dispatchMouseEvent', { type: 'mousePressed', ...button })
          await inPage('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button })
        },
        show: async () => void (await inPage('Page.bringToFront')),
        close: async () =>
          void (await (isNew
            ? send('Target.disposeBrowserContext', { browserContextId })
            : send('Target.closeTarget', { targetId }))),
      }
    }
    const used = await use({ open })
    close()
    return used
  } finally {
    program.kill('SIGTERM')
    await ended
  }
}

/** The value in what evaluating an expression has answered. */
function answeredValue({ result, exceptionDetails }: Record<string, unknown>): unknown {
  if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
  return typeof result === 'object' && result !== null && 'value' in result ? result.value : undefined
}
