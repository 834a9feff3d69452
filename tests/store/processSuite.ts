import { type ChildProcess, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  addOne,
  articleOf,
  fileOf,
  searchHeadlines,
  unwrap,
  idOf,
  libraryIn,
  listed,
  namesIn,
  temporaryFolder,
} from './libraryFixture.ts'

type Program = 'savingProcess' | 'addingProcess' | 'sharingProcess'

/** A program of this folder as a process of its own; all that it said, line by line, when it has ended. */
function start(program: Program, ...values: (string | number)[]) {
  const file = fileURLToPath(new URL(`${program}.ts`, import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [file, ...values.map(String)])
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  let complained = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complained += text
  })
  const lines = () => said.split('\n').slice(0, -1)
  let isOver = false
  const ended = new Promise<{ code: number | null; complained: string }>((resolve) => {
    // Where it could not even start, it may never close.
    child.on('error', (error) => resolve({ code: null, complained: error.message }))
    child.on('close', (code) => resolve({ code, complained }))
  }).finally(() => {
    isOver = true
  })
  return { child, lines, ended, isOver: () => isOver }
}

/** Where the index of a process is: where windows have it in each so-manieth, which takes a moment to load; else where commands do. */
const indexOf = (turn: number, each: number) => ((turn + 1) % each === 0 ? 'thread' : 'here')

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

/** Waits until a process has said something, or has ended before it did. */
async function firstOutput(process: ReturnType<typeof start>): Promise<void> {
  while (process.lines().length === 0 && !process.isOver()) await pause(2)
}

/** Kills one process after another that saves an article in this folder, and looks at what each has left. */
async function killSavers(folder: string, kills: number): Promise<void> {
  const seeded = await libraryIn(folder)
  await seeded.add([articleOf(1), articleOf(2)])
  await seeded.close()
  const other = fs.readFileSync(fileOf(folder, idOf(2)))
  let acknowledged = 1
  for (let kill = 0; kill < kills; kill++) {
    const saving = start('savingProcess', folder, idOf(1), indexOf(kill, 6))
    await firstOutput(saving)
    await pause(Math.random() * 60)
    saving.child.kill('SIGKILL')
    expect((await saving.ended).complained).toBe('')
    acknowledged = Math.max(acknowledged, ...saving.lines().map(Number))

    const library = await libraryIn(folder)
    const { article } = unwrap(await library.read(idOf(1)))
    expect(article.revision).toBeGreaterThanOrEqual(acknowledged)
    expect(article.revision).toBeLessThanOrEqual(acknowledged + 1)
    expect(article.headline).toBe(`Révision ${article.revision}, à garder.`)
    expect(article.sections[0]?.body).toBe(article.headline.repeat(article.revision % 400))
    acknowledged = article.revision
    await library.whenIdle()
    expect(fs.readFileSync(fileOf(folder, idOf(2)))).toEqual(other)
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`, `${idOf(2)}.json`])
    expect(await searchHeadlines(library, `"révision ${article.revision}"`)).toEqual([article.headline])
    for (const { kind } of library.state().problems) expect(kind).toBe('leftover')
    await library.close()
  }
  expect(acknowledged).toBeGreaterThan(kills)
}

/** What must hold between processes, so often as the short or the long run wants it. */
export function describeProcesses(times: { kills: number; killedImports: number; rounds: number }): void {
  describe('kill -9', () => {
    it(`in the middle of saves, ${times.kills} times: nothing acknowledged is lost, nothing is torn`, async () => {
      await Promise.all([1, 2].map(() => killSavers(temporaryFolder(true), times.kills / 2)))
    }, 900_000)

    it(`in the middle of an import, ${times.killedImports} times: every article is whole or not there`, async () => {
      for (let kill = 0; kill < times.killedImports; kill++) {
        const folder = temporaryFolder(true)
        await (await libraryIn(folder)).close()
        const adding = start('addingProcess', folder, 0, 100_000, indexOf(kill, 2))
        await firstOutput(adding)
        await pause(Math.random() * 300)
        adding.child.kill('SIGKILL')
        expect((await adding.ended).complained).toBe('')
        const library = await libraryIn(folder)
        await library.whenIdle()
        const names = namesIn(folder, 'articles')
        for (const number of adding.lines()) expect(names).toContain(`${idOf(Number(number))}.json`)
        expect((await listed(library)).total).toBe(names.length)
        for (const name of names) {
          const id = name.slice(0, -'.json'.length)
          expect(unwrap(await library.read(id)).article).toEqual(articleOf(Number(id.slice(-12))))
        }
        for (const { kind } of library.state().problems) expect(kind).toBe('leftover')
      }
    }, 600_000)
  })

  describe('two programs on one library', () => {
    it('both keep their texts; a third reads along and never sees half of one', async () => {
      const folder = temporaryFolder(true)
      const library = await libraryIn(folder)
      await addOne(library, articleOf(1))
      const one = start('sharingProcess', folder, idOf(1), 'A', times.rounds, 1000)
      const two = start('sharingProcess', folder, idOf(1), 'B', times.rounds, 5000)
      let reads = 0
      let revision = 0
      while (!one.isOver() || !two.isOver()) {
        const { article } = unwrap(await library.read(idOf(1)))
        expect(article.revision).toBeGreaterThanOrEqual(revision)
        revision = article.revision
        reads++
        await pause(1)
      }
      expect([await one.ended, await two.ended]).toEqual([
        { code: 0, complained: '' },
        { code: 0, complained: '' },
      ])
      const { article } = unwrap(await library.read(idOf(1)))
      const lines = article.note.split('\n').slice(0, -1)
      const of = (name: string) => lines.filter((line) => line.startsWith(name))
      expect(of('A')).toEqual(Array.from({ length: times.rounds }, (_, round) => `A ${round}`))
      expect(of('B')).toEqual(Array.from({ length: times.rounds }, (_, round) => `B ${round}`))
      expect(article.revision).toBe(1 + 2 * times.rounds)
      expect(reads).toBeGreaterThan(10)
      const again = await libraryIn(folder)
      expect((await listed(again)).total).toBe(1 + 2 * Math.ceil(times.rounds / 10))
      expect(again.state().problems).toEqual([])
      expect(namesIn(folder, '.').filter((name) => name.startsWith('lock'))).toEqual([])
    }, 600_000)

    it('an import beside an open library: both write, and the library hears of it', async () => {
      const folder = temporaryFolder()
      const library = await libraryIn(folder, { watch: true })
      await library.whenIdle()
      let told = 0
      library.subscribe(() => told++)
      const adding = start('addingProcess', folder, 100, 400)
      let own = 0
      while (!adding.isOver() && own < 100) {
        await addOne(library, articleOf(own++))
        await pause(20)
      }
      expect(await adding.ended).toEqual({ code: 0, complained: '' })
      await pause(400)
      await library.whenIdle()
      expect(told).toBeGreaterThan(own)
      expect((await listed(library)).total).toBe(300 + own)
    }, 120_000)
  })
}
