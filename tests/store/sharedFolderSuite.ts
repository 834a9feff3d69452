import * as fs from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { contentOf } from '../../src/core/article/index.ts'
import { mergeContents } from '../../src/core/article/merge.ts'
import { type Library, openLibrary } from '../../src/store/index.ts'
import {
  addOne,
  articleOf,
  baseOf,
  idOf,
  libraryIn,
  namesIn,
  temporaryFolder,
  unwrap,
} from './libraryFixture.ts'
import { newsroomOver } from './newsroomOver.ts'

type Newsroom = ReturnType<typeof newsroomOver>

/** A machine with its own folder; the clock of the second is a day behind. */
type Machine = { name: string; folder: string; library: Library; newsroom: Newsroom }

const FILE = `${idOf(1)}.json`
const FOLDERS = ['articles', `versions/${idOf(1)}`]
const DAY = 24 * 3600 * 1000

const below = (limit: number) => Math.floor(Math.random() * limit)

/** The names that services give to the text that lost. */
const COPY_MARKS: readonly ((number: string) => string)[] = [
  (number) => `.sync-conflict-20261127-${number}-ABCDEFG`,
  (number) => ` (Inès Karam’s conflicted copy 2026-11-27 (${number}))`,
  (number) => ` (conflicted copy 2026-11-27 ${number})`,
  (number) => `-LAPTOP-${number}`,
]

/**
 * What a service does between two folders: it knows the state that both had last, carries over what changed on one side, by
 * a temporary name and a rename, and keeps a conflict copy of the text that loses where both sides have changed. Deletions
 * are carried over late. Nothing that it has seen is lost by the service itself.
 */
class SyncService {
  readonly #known = new Map<string, string>()
  readonly #late = new Map<string, number>()
  #copies = 0

  sync(machines: readonly [Machine, Machine], isLast: boolean): boolean {
    let changed = false
    for (const folder of FOLDERS) {
      const names = new Set(machines.flatMap((machine) => namesIn(machine.folder, folder)))
      for (const name of names) {
        if (name.startsWith('.') || name.endsWith('.arriving')) continue
        if (!isLast && below(4) === 0) continue
        if (this.#syncFile(machines, join(folder, name), isLast)) changed = true
      }
    }
    return changed
  }

  #syncFile([one, other]: readonly [Machine, Machine], name: string, isLast: boolean): boolean {
    const paths = [join(one.folder, name), join(other.folder, name)] as const
    const [here, there] = paths.map((path) => (fs.existsSync(path) ? fs.readFileSync(path, 'latin1') : null))
    const known = this.#known.get(name) ?? null
    if (here === there) {
      if (here === null || here === undefined) this.#known.delete(name)
      else this.#known.set(name, here)
      return false
    }
    const [from, to, target] = there === known ? [here, there, paths[1]] : [there, here, paths[0]]
    if (from === null || from === undefined) return this.#carryDeletion(name, target, isLast)
    const bothChanged = to !== known && to !== null && to !== undefined && here !== known
    if (bothChanged) {
      // The text of the one that loses, on its own machine, under another name.
      const mark = COPY_MARKS[below(COPY_MARKS.length)]?.(String(++this.#copies).padStart(6, '0')) ?? ''
      fs.renameSync(target, target.replace(/(?=\.\w+$)/, mark))
    }
    arrive(target, from)
    this.#known.set(name, from)
    return true
  }

  #carryDeletion(name: string, target: string, isLast: boolean): boolean {
    const waited = (this.#late.get(name) ?? 0) + 1
    this.#late.set(name, waited)
    if (!isLast && waited < 3) return false
    this.#late.delete(name)
    this.#known.delete(name)
    fs.rmSync(target)
    return true
  }
}

/** As services write: under a temporary name in the same folder, then renamed. */
function arrive(path: string, text: string): void {
  fs.mkdirSync(join(path, '..'), { recursive: true })
  fs.writeFileSync(`${path}.arriving`, text, 'latin1')
  fs.renameSync(`${path}.arriving`, path)
}

async function machineIn(name: string, folder: string, behind: number): Promise<Machine> {
  const library = unwrap(await openLibrary(folder, { watch: false, lineage: true }))
  await library.whenIdle()
  const now = () => new Date(Date.now() - behind).toISOString()
  return { name, folder, library, newsroom: newsroomOver(library, now) }
}

/** Adds a sentence of its own to the note; gives it once the save is acknowledged. */
async function write({ newsroom, name }: Machine, number: number): Promise<string[]> {
  const opened = await newsroom.readArticle({ id: idOf(1) })
  if (!opened.ok) return []
  const sentence = `${name}${number}.`
  const note = `${opened.value.article.note}\n${sentence}`
  const content = { ...opened.value.article, note }
  const keep = below(3) === 0 ? { keep: { reason: 'bulk' as const } } : {}
  const saved = await newsroom.saveArticle({ id: idOf(1), base: baseOf(opened.value), content, ...keep })
  return saved.ok ? [sentence] : []
}

/** Does with a copy what a person may: merges it, keeps it as an article, discards it. */
async function resolve({ library, newsroom }: Machine): Promise<void> {
  await library.check(false)
  const copies = library.state().problems.flatMap(({ copy }) => copy ?? [])
  const copy = copies[below(copies.length)]
  if (!copy) return
  const wish = below(4)
  if (wish === 0) return void (await newsroom.discardConflictCopy({ copy: copy.copy }))
  if (wish === 1) return void (await newsroom.separateConflictCopy({ copy: copy.copy }))
  const compared = await newsroom.compareConflictCopy({ copy: copy.copy })
  if (!compared.ok) return
  const { base, opened, theirs } = compared.value
  const mine = contentOf(opened.article)
  const content = base ? mergeContents(base, mine, theirs).content : mine
  await newsroom.mergeConflictCopy({ copy: copy.copy, base: baseOf(opened), content })
}

/** Every note in an article, a version or a conflict copy on either machine. */
async function notesOn(machines: readonly Machine[]): Promise<Set<string>> {
  const notes = new Set<string>()
  for (const { folder, library } of machines) {
    for (const part of FOLDERS) {
      for (const name of namesIn(folder, part)) {
        const bytes = fs.readFileSync(join(folder, part, name))
        const lines = name.endsWith('.gz')
          ? gunzipSync(bytes).toString().trim().split('\n')
          : [bytes.toString()]
        for (const line of lines) {
          const value = JSON.parse(line)
          notes.add((value.file ?? value).note)
        }
      }
    }
    await library.versions.visit(idOf(1), ({ article }) => void notes.add(article.note))
  }
  return notes
}

/** What must hold of two machines and a service between them, for so many milliseconds. */
export function describeSharedFolder(time: number): void {
  it(
    `for ${time / 1000} s of saves, arrivals and conflict copies: every acknowledged text is in an article, a version or a copy`,
    async () => {
      const [here, there] = [temporaryFolder(), temporaryFolder()]
      const first = await libraryIn(here, { lineage: true })
      await addOne(first, articleOf(1))
      await first.close()
      fs.cpSync(join(here, 'articles'), join(there, 'articles'), { recursive: true })
      const machines = [await machineIn('A', here, 0), await machineIn('B', there, DAY)] as const
      const service = new SyncService()
      service.sync(machines, false)
      const acknowledged: string[] = []
      const end = performance.now() + time
      let number = 0
      while (performance.now() < end || number < 10) {
        for (const machine of machines) {
          for (let saves = below(4); saves > 0; saves--)
            acknowledged.push(...(await write(machine, ++number)))
          if (below(3) === 0) await resolve(machine)
        }
        service.sync(machines, false)
      }
      while (service.sync(machines, true));
      const notes = await notesOn(machines)
      const found = new Set([...notes].flatMap((note) => note.split('\n')))
      expect(acknowledged.length).toBeGreaterThan(10)
      expect(acknowledged.filter((sentence) => !found.has(sentence))).toEqual([])
      expect(fs.readFileSync(join(here, 'articles', FILE), 'utf8')).toBe(
        fs.readFileSync(join(there, 'articles', FILE), 'utf8'),
      )
      for (const { library } of machines) {
        for (const { kind } of unwrap(await library.check(false)).problems)
          expect(['conflict-copy', 'unreadable', 'index']).toContain(kind)
        await library.close()
      }
    },
    time + 120_000,
  )
}
