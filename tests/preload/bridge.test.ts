import { expect, test } from 'vitest'
import { CHANNELS } from '../../src/contract/ipc.ts'
import { ok } from '../../src/core/failure.ts'
import { bridgeOver } from '../../src/preload/bridge.ts'

type Listener = (event: unknown, ...values: unknown[]) => unknown
type Ipc = Parameters<typeof bridgeOver>[0]
function assertIpc(_ipc: unknown): asserts _ipc is Ipc {}

/** The window's end of IPC, with the host played by the test. */
function host() {
  const heard = new Map<string, Listener>()
  const sent: unknown[][] = []
  const ipc: unknown = {
    invoke: async (...call: unknown[]) => {
      sent.push(call)
      return ok({ folder: 'x', writeFailure: null, problems: [] })
    },
    send: (...message: unknown[]) => sent.push(message),
    on: (channel: string, listener: Listener) => heard.set(channel, listener),
  }
  assertIpc(ipc)
  const bridge = bridgeOver(ipc)
  const say = (channel: string, ...values: unknown[]) => heard.get(channel)?.({}, ...values)
  return { bridge, say, sent }
}

const file = { fileName: 'brève.txt', bytes: Uint8Array.of(1, 2) }

test('a call goes out on the one channel there is for it', async () => {
  const { bridge, sent } = host()
  expect(await bridge.newsroom.libraryState({})).toMatchObject({ ok: true })
  expect(sent).toEqual([[CHANNELS.call, 'libraryState', {}]])
})

test('the page gets the bridge and nothing of Electron', () => {
  const { bridge } = host()
  expect(new Set(Object.keys(bridge))).toEqual(
    new Set([
      ...['newsroom', 'onClosing', 'onCommand', 'onFilesOpened', 'setUnsaved', 'setProgress', 'print'],
      ...['chooseBackup', 'chooseBackupFolder', 'chooseFolder', 'findPlace', 'onFileSaved', 'showInFolder'],
    ]),
  )
})

test('events and commands are heard until they are no longer listened to; what is neither is passed over', () => {
  const { bridge, say } = host()
  const heard: unknown[] = []
  const stopEvents = bridge.newsroom.subscribe((event) => heard.push(event))
  const stopCommands = bridge.onCommand((command) => heard.push(command))
  say(CHANNELS.event, { type: 'library-changed' })
  say(CHANNELS.event, { type: 'nothing-known' })
  say(CHANNELS.command, 'import')
  say(CHANNELS.command, 'constructor')
  stopEvents()
  stopCommands()
  say(CHANNELS.event, { type: 'library-changed' })
  say(CHANNELS.command, 'import')
  expect(heard).toEqual([{ type: 'library-changed' }, 'import'])
})

test('a file that was saved is told of by the handle of its folder, and nothing else is', () => {
  const { bridge, say } = host()
  const saved: unknown[] = []
  const stop = bridge.onFileSaved((file) => saved.push(file))
  say(CHANNELS.saved, { place: 'p', fileName: 'a.pdf' })
  say(CHANNELS.saved, '/home/ines/a.pdf')
  stop()
  say(CHANNELS.saved, { place: 'p', fileName: 'b.pdf' })
  expect(saved).toEqual([{ place: 'p', fileName: 'a.pdf' }])
})

test('files that came before the page listened are handed to it once', () => {
  const { bridge, say } = host()
  say(CHANNELS.files, [file])
  say(CHANNELS.files, 'no files')
  const opened: unknown[] = []
  bridge.onFilesOpened((files) => opened.push(files))
  say(CHANNELS.files, [file, file])
  expect(opened).toEqual([[file], [file, file]])
})

test('the window may close when everybody says so, and when there is nobody to ask', async () => {
  const { bridge, say, sent } = host()
  await say(CHANNELS.closing, 1)
  let saved = false
  const stop = bridge.onClosing(async () => saved)
  await say(CHANNELS.closing, 2)
  saved = true
  await say(CHANNELS.closing, 3)
  bridge.onClosing(() => Promise.reject(new Error('the page is broken')))
  await say(CHANNELS.closing, 4)
  stop()
  expect(sent).toEqual([
    [CHANNELS.closingAnswer, 1, true],
    [CHANNELS.closingAnswer, 2, false],
    [CHANNELS.closingAnswer, 3, true],
    [CHANNELS.closingAnswer, 4, false],
  ])
})

test('what the page tells of itself goes out on channels of its own', () => {
  const { bridge, sent } = host()
  bridge.setUnsaved(true)
  bridge.setProgress(0.25)
  bridge.setProgress(null)
  bridge.print(new Uint8Array([1]))
  expect(sent).toEqual([
    [CHANNELS.unsaved, true],
    [CHANNELS.progress, 0.25],
    [CHANNELS.progress, null],
    [CHANNELS.print, new Uint8Array([1])],
  ])
})

test('of what the host answers about places, only a place and a plain “true” come through', async () => {
  const answers: unknown[] = [{ id: 'p', label: 'Desk', path: '/home/ines' }, '/home/ines', true, 1]
  const sent: unknown[][] = []
  const ipc: unknown = {
    invoke: async (...call: unknown[]) => {
      sent.push(call)
      return answers.shift()
    },
    send: () => {},
    on: () => {},
  }
  assertIpc(ipc)
  const bridge = bridgeOver(ipc)
  expect(await bridge.chooseFolder()).toEqual({ id: 'p', label: 'Desk' })
  expect(await bridge.findPlace('p')).toBe(null)
  expect(await bridge.showInFolder('p', 'a.md')).toBe(true)
  expect(await bridge.showInFolder('p', 'a.md')).toBe(false)
  expect(sent[2]).toEqual([CHANNELS.showInFolder, 'p', 'a.md'])
})
