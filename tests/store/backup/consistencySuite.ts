import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { restoreBackup } from '../../../src/store/index.ts'
import { idOf, libraryIn, temporaryFolder, versionsOf, unwrap, waitUntil } from '../libraryFixture.ts'
import { backUp, quietly } from './backupFixture.ts'

/** Another process that changes the articles of a library; what it has made durable, by the article's number. */
function startChanging(folder: string, articles: number) {
  const file = fileURLToPath(new URL('changingProcess.ts', import.meta.url))
  const child = spawn(process.execPath, [file, folder, String(articles)])
  onTestFinished(() => void child.kill('SIGKILL'))
  const durable = new Map<number, number>()
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [number = 0, revision = 0] = line.split(' ').map(Number)
      durable.set(number, Math.max(revision, durable.get(number) ?? 1))
    }
  })
  return { child, durable }
}

/** In a restored library: each article in one place, at least as new as it was, and with every version before it. */
async function expectOneMoment(folder: string, articles: number, before: ReadonlyMap<number, number>) {
  const bin = join(folder, 'bin')
  // A busy machine may have put nothing into the bin yet.
  const inBin = new Set(fs.existsSync(bin) ? fs.readdirSync(bin) : [])
  const library = await libraryIn(folder)
  await library.whenIdle()
  expect(library.state().problems).toEqual([])
  for (let number = 1; number <= articles; number++) {
    const name = `${idOf(number)}.json`
    const isListed = fs.existsSync(join(folder, 'articles', name))
    expect(isListed ? 'listed' : 'in the bin', name).toBe(inBin.has(name) ? 'in the bin' : 'listed')
    const text = fs.readFileSync(join(folder, isListed ? 'articles' : 'bin', name), 'utf8')
    const revision = Number(/"revision": (\d+)/.exec(text)?.[1])
    expect(revision).toBeGreaterThanOrEqual(before.get(number) ?? 1)
    const versions = await versionsOf(library, idOf(number))
    const kept = new Set(versions.map(({ article }) => article.revision))
    for (let past = 1; past < revision; past++) expect(kept, `revision ${past} of ${name}`).toContain(past)
  }
  await library.close()
}

/** Backups one after the other while another process saves, bins and restores all the time. */
export function describeConsistency({ rounds, articles }: { rounds: number; articles: number }): void {
  it('every backup is the library of one moment, whatever another process changes meanwhile', async () => {
    const [folder, out] = [temporaryFolder(), temporaryFolder()]
    const changing = startChanging(folder, articles)
    await waitUntil(() => changing.durable.size > 3, 'the other process has changed something')
    const library = await libraryIn(folder)
    let changes = 0
    // On a busy machine the other process may have changed little while a backup was made.
    for (let round = 0; round < rounds || (changes <= rounds && round < 10 * rounds); round++) {
      const before = new Map(changing.durable)
      unwrap(await backUp(library, join(out, 'a.zip'), { overwrite: true }))
      for (const [number, revision] of changing.durable)
        changes += revision - (before.get(number) ?? revision)
      unwrap(await restoreBackup(join(out, 'a.zip'), join(out, 'new'), quietly))
      await expectOneMoment(join(out, 'new'), articles, before)
      fs.rmSync(join(out, 'new'), { recursive: true })
    }
    expect(changing.child.exitCode).toBeNull()
    expect(changes).toBeGreaterThan(rounds)
  })
}
