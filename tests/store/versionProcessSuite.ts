import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import {
  addOne,
  articleOf,
  idOf,
  libraryIn,
  namesIn,
  temporaryFolder,
  unwrap,
  versionsOf,
} from './libraryFixture.ts'

const ID = idOf(1)
/** How many saves a process has told of before it is killed: two of these fill a pack, however slow the disk is. */
const SAVES_BEFORE_A_KILL = 10

function start(folder: string, saves: number) {
  const file = fileURLToPath(new URL('keepingProcess.ts', import.meta.url))
  const child = spawn(process.execPath, [file, folder, ID, String(saves)])
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  let complained = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained += text
  })
  const revisions = () => said.split('\n').slice(0, -1).map(Number)
  const ended = new Promise<string>((resolve) => child.on('close', () => resolve(complained)))
  return { child, revisions, ended }
}

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

/** Every text up to the last that was said to be saved is a version, whole; the last itself is the article. */
async function expectAll(folder: string, acknowledged: number): Promise<number> {
  const library = await libraryIn(folder)
  const { article } = unwrap(await library.read(ID))
  expect(article.revision).toBeGreaterThanOrEqual(acknowledged)
  const found = new Map(
    (await versionsOf(library, ID)).map((version) => [version.article.revision, version.article]),
  )
  for (let revision = 2; revision < article.revision; revision++) {
    const line = `Révision ${revision}, à garder. `
    expect(found.get(revision), `revision ${revision}`).toMatchObject({
      headline: line,
      sections: [{ body: line.repeat(revision % 90) }],
    })
  }
  const { versions, problems } = unwrap(await library.check(false))
  expect(problems.filter(({ kind }) => kind !== 'leftover')).toEqual([])
  expect(versions).toBe(found.size)
  await library.close()
  return article.revision
}

/** Versions of one article by several processes, so often as the short or the long run wants it. */
export function describeVersionProcesses({ kills, saves }: { kills: number; saves: number }): void {
  it(`kill -9 while versions are kept and packed, ${kills} times: every text is there, whole`, async () => {
    const folder = temporaryFolder(true)
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    await library.close()
    let revision = 1
    for (let kill = 0; kill < kills; kill++) {
      const keeping = start(folder, Number.POSITIVE_INFINITY)
      while (keeping.revisions().length < SAVES_BEFORE_A_KILL && keeping.child.exitCode === null)
        await pause(2)
      await pause(Math.random() * 250)
      keeping.child.kill('SIGKILL')
      expect(await keeping.ended).toBe('')
      revision = await expectAll(folder, Math.max(revision, ...keeping.revisions()))
    }
    expect(revision).toBeGreaterThan(SAVES_BEFORE_A_KILL * kills)
    expect(namesIn(folder, join('versions', ID)).some((name) => name.endsWith('.gz'))).toBe(true)
  }, 900_000)

  it('two processes that keep versions of one article at once lose none', async () => {
    const folder = temporaryFolder(true)
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    await library.close()
    const both = [start(folder, saves), start(folder, saves)]
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual(['', ''])
    expect(await expectAll(folder, 1)).toBe(1 + 2 * saves)
    const names = namesIn(folder, join('versions', ID))
    expect(names.filter((name) => name.endsWith('.json')).length).toBeLessThanOrEqual(16)
  }, 300_000)
}
