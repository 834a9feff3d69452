import { spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import {
  articleOf,
  binned,
  fileOf,
  idOf,
  libraryIn,
  namesIn,
  temporaryFolder,
  unwrap,
  versionsOf,
} from './libraryFixture.ts'
import { BLOCK } from './removedBlocks.ts'

/** A process is killed before it is through them. */
const ARTICLES_EACH = 5 * BLOCK
const COPY = { kicker: 'Leur surtitre', revision: 7 }
const copyFile = (folder: string, number: number) => join(folder, 'articles', `${idOf(number)} (1).json`)

/** A library of articles for `removingProcess.ts`: each fourth has a conflict copy. */
export async function prepareRemovals(folder: string, articles: number): Promise<void> {
  const numbers = Array.from({ length: articles }, (_, number) => number)
  const library = await libraryIn(folder)
  await library.add(numbers.map((number) => articleOf(number)))
  await library.close()
  for (const number of numbers) {
    if (number % 4 === 3)
      fs.writeFileSync(copyFile(folder, number), encodeArticleFile(articleOf(number, COPY)))
  }
}

/**
 * After the process has died: what it had said is done, what comes after the next block is as it was before, and each article
 * between is one of the two, whole.
 */
export async function expectRemovals(
  folder: string,
  said: ReadonlySet<number>,
  from: number,
  to: number,
): Promise<void> {
  const library = await libraryIn(folder)
  await library.whenIdle()
  const inBin = new Set((await binned(library)).map(({ id }) => id))
  const listedIds = new Set(unwrap(await library.stamps()).map(({ id }) => id))
  const untouched = (Math.floor(Math.max(-1, ...said) / BLOCK) + 2) * BLOCK
  for (let number = from; number < to; number++) {
    const id = idOf(number)
    const isThere = fs.existsSync(fileOf(folder, id))
    const present = isThere ? unwrap(await library.read(id)).article : null
    // A copy that was removed may come back after a power cut: its text is a version by then.
    const isMerged = number % 4 === 3 && present?.note === 'merged'
    if (number % 4 === 3 && !fs.existsSync(copyFile(folder, number))) expect(isMerged).toBe(true)
    const isDone = [inBin.has(id), isThere, !isThere, isMerged][number % 4]
    if (said.has(number)) expect(isDone, `article ${number}`).toBe(true)
    if (number >= untouched && number % 4 !== 1) expect(isDone, `article ${number}`).toBe(false)
    const isDestroyed = number % 4 === 2 && !isThere
    expect(Number(isThere) + Number(inBin.has(id)), `article ${number}`).toBe(isDestroyed ? 0 : 1)
    expect(listedIds.has(id)).toBe(isThere)
    if (isDestroyed) {
      const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
      expect(names.filter((name) => name.includes(id))).toEqual([])
    }
    if (present && number % 4 !== 3) expect(present).toEqual(articleOf(number))
    if (isMerged) {
      expect(present).toMatchObject({ ...COPY, revision: 8, note: 'merged' })
      const kickers = (await versionsOf(library, id)).map(({ article }) => article.kicker)
      expect(kickers).toEqual(expect.arrayContaining(['', COPY.kicker]))
    }
  }
  for (const { kind } of library.state().problems) expect(['leftover', 'conflict-copy']).toContain(kind)
  expect(namesIn(folder, 'bin')).not.toContain('destroying.json')
  await library.close()
}

/** A process is killed again and again while articles go to the bin, come back, go for good, and swallow conflict copies. */
export function describeRemovals(kills: number): void {
  it(`kill -9 while articles leave and conflict copies are merged, ${kills} times: each is in one place, whole`, async () => {
    const folder = temporaryFolder(true)
    const articles = kills * ARTICLES_EACH
    await prepareRemovals(folder, articles)
    const said = new Set<number>()
    for (let kill = 0; kill < kills; kill++) {
      const from = kill * ARTICLES_EACH
      const program = fileURLToPath(new URL('removingProcess.ts', import.meta.url))
      const child = spawn(process.execPath, [program, folder, String(from), String(from + ARTICLES_EACH)])
      onTestFinished(() => void child.kill('SIGKILL'))
      let complained = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        complained += text
      })
      const ended = once(child, 'close')
      for await (const line of createInterface(child.stdout)) {
        said.add(Number(line))
        if (Number(line) === from + (kill % 4)) setTimeout(() => child.kill('SIGKILL'), Math.random() * 12)
      }
      await ended
      expect(complained).toBe('')
      await expectRemovals(folder, said, from, from + ARTICLES_EACH)
    }
    expect(said.size).toBeGreaterThanOrEqual(kills)
  }, 900_000)
}
