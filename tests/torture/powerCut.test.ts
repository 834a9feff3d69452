import { spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { expectRemovals, prepareRemovals } from '../store/removingSuite.ts'
import { addOne, articleOf, unwrap, idOf, libraryIn, temporaryFolder } from '../store/libraryFixture.ts'

const ROUNDS = 20
/** More articles than a process takes away before the power is cut. */
const REMOVALS = 320

/** The kernel's own way to play a power cut: no more goes to the disk from now on, not even the journal. */
const SHUT_OFF =
  'import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1],0),0x8004587D,struct.pack("I",2))'

function run(command: string, ...values: string[]): boolean {
  return spawnSync(command, values).status === 0
}

/** A disk in a file, which can lose its power; null where this machine lets nobody have one of that kind. */
function imageDisk(
  kind: 'ext4' | 'xfs',
): { folder: string; cutPower(): boolean; comeBack(): boolean } | null {
  const parent = temporaryFolder(true)
  const [image, folder] = [join(parent, 'image'), join(parent, 'disk')]
  fs.closeSync(fs.openSync(image, 'w'))
  fs.truncateSync(image, 400_000_000)
  fs.mkdirSync(folder)
  const isMade = process.platform === 'linux' && run(`mkfs.${kind}`, '-q', image)
  if (!isMade || !run('mount', '-o', 'loop', image, folder)) return null
  onTestFinished(() => void run('umount', '-l', folder))
  return {
    folder,
    cutPower: () => run('python3', '-c', SHUT_OFF, folder),
    comeBack: () => run('umount', folder) && run('mount', '-o', 'loop', image, folder),
  }
}

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

/** Runs a writer on the disk until its power is cut; gives what it had acknowledged. */
async function writeUntilCut(
  disk: { cutPower(): boolean },
  program: string,
  ...values: string[]
): Promise<number[]> {
  const file = fileURLToPath(new URL(`../store/${program}.ts`, import.meta.url))
  const writer = spawn(process.execPath, [file, ...values])
  onTestFinished(() => void writer.kill('SIGKILL'))
  let said = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise((resolve) => writer.on('close', resolve))
  while (!said.includes('\n')) await pause(5)
  await pause(Math.random() * 1500)
  expect(disk.cutPower()).toBe(true)
  await Promise.race([ended, pause(2000)])
  writer.kill('SIGKILL')
  await ended
  return said.split('\n').slice(0, -1).map(Number)
}

describe.each(['ext4', 'xfs'] as const)('a power cut on %s', (kind) => {
  it('loses no new article that was acknowledged', async ({ skip }) => {
    const disk = imageDisk(kind)
    if (!disk) return skip(`this machine can make and mount no ${kind} disk`)
    for (let round = 0; round < ROUNDS; round++) {
      const folder = join(disk.folder, `library-${round}`)
      await (await libraryIn(folder)).close()
      const acknowledged = await writeUntilCut(disk, 'addingProcess', folder, '0', '100000')
      expect(disk.comeBack()).toBe(true)
      const library = await libraryIn(folder)
      for (const number of acknowledged) {
        expect(unwrap(await library.read(idOf(number))).article).toEqual(articleOf(number))
      }
      await library.whenIdle()
      for (const problem of library.state().problems) expect(problem.kind).toBe('leftover')
      await library.close()
      fs.rmSync(folder, { recursive: true })
    }
  })

  it('loses no save that was acknowledged', async ({ skip }) => {
    const disk = imageDisk(kind)
    if (!disk) return skip(`this machine can make and mount no ${kind} disk`)
    const folder = join(disk.folder, 'library')
    const seeded = await libraryIn(folder)
    await addOne(seeded, articleOf(1))
    await seeded.close()
    spawnSync('sync')
    for (let round = 0; round < ROUNDS; round++) {
      const acknowledged = await writeUntilCut(disk, 'savingProcess', folder, idOf(1))
      expect(disk.comeBack()).toBe(true)
      const library = await libraryIn(folder)
      const { article } = unwrap(await library.read(idOf(1)))
      expect(article.revision).toBeGreaterThanOrEqual(Math.max(...acknowledged))
      expect(article.headline).toBe(`Révision ${article.revision}, à garder.`)
      await library.whenIdle()
      for (const problem of library.state().problems) expect(problem.kind).toBe('leftover')
      await library.close()
    }
  })

  it('leaves each article in one place that goes to the bin, comes back, goes for good, or swallows a copy', async ({
    skip,
  }) => {
    const disk = imageDisk(kind)
    if (!disk) return skip(`this machine can make and mount no ${kind} disk`)
    const folder = join(disk.folder, 'library')
    await prepareRemovals(folder, ROUNDS * REMOVALS)
    spawnSync('sync')
    for (let round = 0; round < ROUNDS; round++) {
      const [from, to] = [round * REMOVALS, (round + 1) * REMOVALS]
      const said = await writeUntilCut(disk, 'removingProcess', folder, String(from), String(to))
      expect(disk.comeBack()).toBe(true)
      await expectRemovals(folder, new Set(said), from, to)
    }
  })
})
