import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'

/** How an operation can go wrong. A process that is killed does nothing more, not even tidy up. */
export const FAULTS = [
  'EIO',
  'ENOSPC',
  'EACCES',
  'EMFILE',
  'EPERM',
  'short write',
  'half a write, then full',
  'killed before',
  'killed after',
] as const
export type Fault = (typeof FAULTS)[number]

export type Call = { name: string; path: string }

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}, as the test wants it`), { code })
}

/** What is to go wrong: the operation number `at`, counted from when the plan is made, and if `staying` all like it. */
export type Plan = { at: number; fault: Fault; staying: boolean }

/** The disk, on which operations go wrong as planned. */
export function faultyFileSystem() {
  let plan: Plan | null = null
  const calls: Call[] = []
  const paths = new Map<number, string>()
  let isDead = false
  let failing: string | null = null
  let isFull = false

  const before = (name: string, path: string): 'do' | 'after' => {
    if (isDead) throw systemError('EKILLED')
    calls.push({ name, path })
    if (isFull && (name === 'write' || name === 'create')) throw systemError('ENOSPC')
    if (plan === null) return 'do'
    const { at, fault, staying } = plan
    if (calls.length - 1 !== at && !(staying && failing === name)) return 'do'
    failing = name
    if (fault === 'killed before') {
      isDead = true
      throw systemError('EKILLED')
    }
    if (fault === 'killed after') return 'after'
    if (fault === 'short write' || fault === 'half a write, then full') {
      if (fault !== 'short write') isFull = true
      return name === 'write' ? 'after' : 'do'
    }
    throw systemError(fault)
  }
  const done = <T>(how: 'do' | 'after', value: T): T => {
    if (how === 'after' && plan?.fault === 'killed after') {
      isDead = true
      throw systemError('EKILLED')
    }
    return value
  }
  const named = (file: number) => paths.get(file) ?? ''
  const opened = (how: 'do' | 'after', file: number, path: string) => {
    paths.set(file, path)
    return done(how, file)
  }
  const real = nodeFileSystem
  const fileSystem: FileSystem = {
    create: (path, mode) => opened(before('create', path), real.create(path, mode), path),
    openFile: (path) => opened(before('openFile', path), real.openFile(path), path),
    openFolder: (path) => opened(before('openFolder', path), real.openFolder(path), path),
    read: (file, buffer, offset) => done(before('read', named(file)), real.read(file, buffer, offset)),
    readAt: (file, buffer, offset, position) =>
      done(before('readAt', named(file)), real.readAt(file, buffer, offset, position)),
    write: (file, bytes, offset) => {
      const how = before('write', named(file))
      const half = how === 'after' && plan?.fault !== 'killed after'
      const end = half ? offset + Math.max(1, Math.floor((bytes.length - offset) / 2)) : bytes.length
      return done(how, real.write(file, bytes.subarray(0, end), offset))
    },
    describe: (file) => done(before('describe', named(file)), real.describe(file)),
    setMode: (file, mode) => done(before('setMode', named(file)), real.setMode(file, mode)),
    flush: async (file) => {
      const how = before('flush', named(file))
      await real.flush(file)
      return done(how, undefined)
    },
    flushNow: (file) => done(before('flush', named(file)), real.flushNow(file)),
    close: (file) => {
      // A dead process's files are closed by the system; so is a file whose closing is told to have failed.
      real.close(file)
      return done(before('close', named(file)), undefined)
    },
    describeName: (path) => done(before('describeName', path), real.describeName(path)),
    rename: (from, to) => done(before('rename', to), real.rename(from, to)),
    link: (path, name) => done(before('link', name), real.link(path, name)),
    remove: (path) => done(before('remove', path), real.remove(path)),
    setModified: (path, time) => done(before('setModified', path), real.setModified(path, time)),
    names: async (folder) => {
      const how = before('names', folder)
      return done(how, await real.names(folder))
    },
    makeFolder: (path, withParents) => done(before('makeFolder', path), real.makeFolder(path, withParents)),
    removeFolder: (path) => done(before('removeFolder', path), real.removeFolder(path)),
    room: (folder) => done(before('room', folder), real.room(folder)),
    realPath: (path) => done(before('realPath', path), real.realPath(path)),
    onePath: (path) => done(before('onePath', path), real.onePath(path)),
    mayWrite: (folder) => done(before('mayWrite', folder), real.mayWrite(folder)),
  }
  const follow = (next: Plan | null) => {
    plan = next
    failing = null
    isFull = false
    calls.length = 0
  }
  return { fileSystem, calls, follow }
}
