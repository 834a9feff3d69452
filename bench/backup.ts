import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchFolder, fillLibrary, openedIn } from './filledLibrary.ts'
import { median, timed } from './measuring.ts'

const ARTICLES = 10_000
const CHARACTERS = 7000
const PICTURES = 200
const PICTURE_SIZE = 500_000
const ROUNDS = 5
/** How much memory a backup may take beside what the open library has, in bytes. */
const MOST_MEMORY = 150_000_000

/** Debian's zip over the same files: the floor. Its pictures are stored, as ours are. */
function zipOf(folder: string, zip: string): void {
  rmSync(zip, { force: true })
  const { status, stderr } = spawnSync('zip', ['-q', '-r', '-n', '.jpg', zip, 'articles', 'media'], {
    cwd: folder,
  })
  if (status !== 0) throw new Error(`zip: ${stderr}`)
}

/**
 * A backup of 10,000 articles of 1,200 words and 200 pictures, written, flushed and read back, against `zip` over the same
 * files, in turns; and the memory that it takes.
 */
export async function run() {
  const [folder, out] = [benchFolder('backed-up'), benchFolder('backup')]
  fillLibrary(folder, { articles: ARTICLES, size: CHARACTERS })
  mkdirSync(join(folder, 'media'))
  for (let number = 0; number < PICTURES; number++) {
    writeFileSync(join(folder, 'media', `${randomBytes(32).toString('hex')}.jpg`), randomBytes(PICTURE_SIZE))
  }
  const library = await openedIn(folder)
  let most = 0
  const memory = () => {
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = memory()
  const backUp = async () => {
    const made = await library.backups.create(
      { path: join(out, 'ours.zip'), overwrite: true },
      {
        header: { library: 'bench', at: new Date().toISOString() },
        signal: new AbortController().signal,
        tell: () => {
          most = Math.max(most, memory() - before)
        },
      },
    )
    if (!made.ok) throw new Error(made.failure.code)
  }
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await timed(() => zipOf(folder, join(out, 'theirs.zip'))))
    ours.push(await timed(backUp))
  }
  await library.close()
  const [time, floor] = [median(ours), median(theirs)]
  const sizes = ['ours.zip', 'theirs.zip'].map((name) => statSync(join(out, name)).size)
  return [
    {
      name: 'backup of 10,000 articles and 200 pictures / zip',
      ratio: time / floor,
      aim: 1.5,
      detail: `${(time / 1000).toFixed(1)} s against ${(floor / 1000).toFixed(1)} s`,
    },
    {
      name: 'size of that backup / zip',
      ratio: (sizes[0] ?? 0) / (sizes[1] ?? 1),
      aim: 1.1,
      detail: `${((sizes[0] ?? 0) / 1e6).toFixed(0)} MB`,
    },
    {
      name: 'memory of that backup / 150 MB',
      ratio: most / MOST_MEMORY,
      aim: 1,
      detail: `${(most / 1e6).toFixed(0)} MB`,
    },
  ]
}
