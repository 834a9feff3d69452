import { expect, test } from 'vitest'
import { CHANNELS } from '../../src/contract/ipc.ts'
import { ok } from '../../src/core/failure.ts'
import { answerCalls, closingQuestions, hearWindow, isOurs } from '../../src/main/ipc.ts'

type Sender = Parameters<typeof isOurs>[0]
type Contents = NonNullable<Parameters<typeof isOurs>[1]>

function assertSender(_sender: unknown): asserts _sender is Sender {}
function assertContents(_contents: unknown): asserts _contents is Contents {}

function contents(more: object = {}): Contents {
  const made: unknown = { isDestroyed: () => false, isCrashed: () => false, send: () => {}, ...more }
  assertContents(made)
  return made
}

function from(sender: Contents, frame: object | null): Sender {
  const made: unknown = { sender, senderFrame: frame }
  assertSender(made)
  return made
}

const window = contents()
const page = { parent: null, url: 'app://marbre/index.html' }

test.each([
  ['the top frame of our window on our page', from(window, page), true],
  ['a frame within it', from(window, { ...page, parent: page }), false],
  ['the preview', from(window, { url: 'about:srcdoc', parent: page }), false],
  ['our window on another page', from(window, { ...page, url: 'https://evil.example/' }), false],
  ['a page that looks like ours', from(window, { ...page, url: 'app://marbre.evil/' }), false],
  ['an empty page', from(window, { ...page, url: '' }), false],
  ['a frame that is gone', from(window, null), false],
  ['another window', from(contents(), page), false],
])('%s is heard: %s', (_name, sender, heard) => {
  expect(isOurs(sender, window)).toBe(heard)
  expect(isOurs(sender, undefined)).toBe(false)
})

type Handler = (event: unknown, ...values: unknown[]) => unknown

function recordingIpc() {
  const handlers = new Map<string, Handler>()
  const remember = (channel: string, handler: unknown) => {
    handlers.set(channel, (...values) => (typeof handler === 'function' ? handler(...values) : undefined))
  }
  const ipc: unknown = { handle: remember, on: remember }
  assertIpc(ipc)
  return {
    ipc,
    call: (channel: string, ...values: [unknown, ...unknown[]]) => handlers.get(channel)?.(...values),
  }
}

type Ipc = Parameters<typeof answerCalls>[0] & Parameters<typeof closingQuestions>[0]
function assertIpc(_ipc: unknown): asserts _ipc is Ipc {}

test('a call from our page is served, any other is refused before it is looked at', async () => {
  const { ipc, call } = recordingIpc()
  const served: unknown[] = []
  answerCalls(
    ipc,
    async (name) => ok(served.push(name)),
    () => window,
  )
  expect(await call(CHANNELS.call, from(window, page), 'libraryState', {})).toEqual({ ok: true, value: 1 })
  const refused = await call(
    CHANNELS.call,
    from(window, { ...page, url: 'https://evil.example/' }),
    'libraryState',
    {},
  )
  expect(refused).toMatchObject({ ok: false, failure: { code: 'invalid-input' } })
  expect(served).toHaveLength(1)
})

test('the calls that are being answered can be waited for', async () => {
  const { ipc, call } = recordingIpc()
  const { promise, resolve } = Promise.withResolvers<void>()
  const whenAnswered = answerCalls(
    ipc,
    () => promise.then(() => ok(1)),
    () => window,
  )
  await whenAnswered()
  const answer = call(CHANNELS.call, from(window, page), 'createArticle', {})
  let isOver: boolean = false
  const waiting = whenAnswered().then(() => {
    isOver = true
  })
  await new Promise((next) => setTimeout(next, 20))
  expect(isOver).toBe(false)
  resolve()
  await waiting
  expect(await answer).toEqual({ ok: true, value: 1 })
})

function questions(more: object = {}) {
  const sent: unknown[][] = []
  const asked = contents({ send: (...values: unknown[]) => sent.push(values), ...more })
  const { ipc, call } = recordingIpc()
  const clock = { now: 0 }
  const closing = closingQuestions(
    ipc,
    () => asked,
    () => clock.now,
  )
  const answer = (...values: unknown[]) => call(CHANNELS.closingAnswer, from(asked, page), ...values)
  return { sent, closing, answer, call, clock }
}

test('the window closes when the page says that all is saved, and stays when it says no', async () => {
  const { sent, closing, answer } = questions()
  const yes = closing.ask()
  expect(sent).toEqual([[CHANNELS.closing, 1]])
  answer(1, true)
  expect(await yes).toBe(true)
  const no = closing.ask()
  answer(2, false)
  expect(await no).toBe(false)
})

test('an answer to another question, from another page, or that is no yes, closes nothing', async () => {
  const { closing, answer, call } = questions()
  const open = closing.ask()
  answer(7, true)
  call(CHANNELS.closingAnswer, from(contents(), page), 1, true)
  let settled = false
  void open.then(() => {
    settled = true
  })
  await Promise.resolve()
  expect(settled).toBe(false)
  answer(1, 'true')
  expect(await open).toBe(false)
})

test('a page that does not answer is closed at the second request, not before it had time', async () => {
  const { closing, clock } = questions()
  const first = closing.ask()
  clock.now = 1_000
  const settled: boolean[] = []
  const early = closing.ask().then((mayClose) => settled.push(mayClose))
  await Promise.resolve()
  expect(settled).toEqual([])
  clock.now = 6_000
  expect(await closing.ask()).toBe(true)
  expect(await first).toBe(true)
  await early
  expect(settled).toEqual([true])
})

test('a second wish to close before the answer asks no second question', async () => {
  const { sent, closing, answer } = questions()
  const wishes = [closing.ask(), closing.ask()]
  answer(1, true)
  expect(await Promise.all(wishes)).toEqual([true, true])
  expect(sent).toEqual([[CHANNELS.closing, 1]])
})

test('what the window tells beside its calls is heard from our page alone, and only where it is of its type', () => {
  const { ipc, call } = recordingIpc()
  const told: unknown[] = []
  hearWindow(ipc, () => window, {
    setUnsaved: (isUnsaved) => told.push(isUnsaved),
    setProgress: (fraction) => told.push(fraction),
    print: (page) => told.push(page),
  })
  const tell = (channel: string, value?: unknown, sender = from(window, page)) => call(channel, sender, value)
  tell(CHANNELS.unsaved, true)
  tell(CHANNELS.progress, 0.5)
  tell(CHANNELS.progress, null)
  tell(CHANNELS.print, new Uint8Array([1]))
  expect(told).toEqual([true, 0.5, null, new Uint8Array([1])])
  for (const value of ['true', 1, null, undefined, {}]) tell(CHANNELS.unsaved, value)
  for (const value of ['0.5', -1, 2, Number.NaN, undefined, []]) tell(CHANNELS.progress, value)
  for (const value of ['<p>', null, undefined, [1]]) tell(CHANNELS.print, value)
  for (const channel of [CHANNELS.unsaved, CHANNELS.progress, CHANNELS.print])
    tell(channel, new Uint8Array(), from(window, { ...page, url: 'https://evil.example/' }))
  expect(told).toHaveLength(4)
})

test('a page that crashed holds nothing up', async () => {
  expect(await questions({ isCrashed: () => true }).closing.ask()).toBe(true)
  expect(await questions({ isDestroyed: () => true }).closing.ask()).toBe(true)
})

test('a question to a page that crashed is settled by the next one, and does not answer for a later window', async () => {
  let isCrashed = false
  const { closing } = questions({ isCrashed: () => isCrashed })
  const unheard = closing.ask()
  isCrashed = true
  expect(await closing.ask()).toBe(true)
  expect(await unheard).toBe(true)
  expect(closing.isOpen).toBe(false)
})
