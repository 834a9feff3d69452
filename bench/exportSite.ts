import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Newsroom } from '../src/contract/contract.ts'
import { ExportWriter } from '../src/core/export/folder/index.ts'
import { decodeState, STATE_NAME } from '../src/core/export/site/index.ts'
import { openExportFolder } from '../src/host/exportFolder.ts'
import { systemDigest } from '../src/host/system.ts'
import type { Library } from '../src/store/index.ts'
import { benchFolder } from './filledLibrary.ts'
import { median, type Row, shown, timed } from './measuring.ts'
import { changeArticle, exportSite, openSiteNewsroom } from './siteNewsroom.ts'

const ARTICLES = 10_000
const ROUNDS = 5
/** The most that a run after one change may take beyond reading what the last one left, in milliseconds. */
const LIMIT_AFTER_CHANGE = 50

const WRITER = {
  format: 'site',
  options: {},
  overwrite: false,
  names: 'exact',
  hasManifest: true,
} as const

/** The files of a folder, in memory. */
function filesIn(folder: string): { name: string; bytes: Uint8Array }[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return { name: path.slice(folder.length + 1), bytes: fs.readFileSync(path) }
    })
}

/** Writes files as the host does: each under a temporary name first. */
async function writeAll(
  folder: string,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  fs.mkdirSync(folder)
  const opened = openExportFolder(folder, '')
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  for (const { name, bytes } of files) await opened.value.write(name, bytes)
}

/** After one change of an article: the whole run, and what reading the folder's list and state takes of it. */
async function afterChange(
  library: Library,
  newsroom: Newsroom,
  place: string,
  folder: string,
  round: number,
) {
  await changeArticle(library, 5000, `Un autre titre ${round}`)
  const all = await timed(() => exportSite(newsroom, place))
  const reading = await timed(async () => {
    decodeState(fs.readFileSync(join(folder, STATE_NAME)))
    const opened = openExportFolder(folder, '')
    if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
    await ExportWriter.open(opened.value, { ...WRITER, sha256: (bytes) => systemDigest.sha256(bytes) })
  })
  return { all, reading }
}

/**
 * A site of 10,000 articles from nothing, against writing the same files; and the time after one change, of which reading the
 * manifest is taken off, against 50 milliseconds.
 */
export async function run(): Promise<Row[]> {
  const folder = benchFolder('site')
  const { library, newsroom, places } = await openSiteNewsroom(folder, ARTICLES)
  const ours: number[] = []
  const bare: number[] = []
  let site = ''
  for (let round = 0; round < 3; round++) {
    site = join(folder, `site-${round}`)
    fs.mkdirSync(site)
    const place = places.add(site).id
    ours.push(await timed(() => exportSite(newsroom, place)))
    const files = filesIn(site)
    bare.push(await timed(() => writeAll(join(folder, `bare-${round}`), files)))
  }
  const place = places.add(site).id
  const changes: { all: number; reading: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    changes.push(await afterChange(library, newsroom, place, site, round))
  }
  const beyond = median(changes.map(({ all, reading }) => all - reading))
  const memory = Math.round(process.memoryUsage().rss / 1e6)
  await library.close()
  return [
    {
      name: 'site of 10,000 / writing its bytes',
      ratio: median(ours) / median(bare),
      aim: 3,
      detail: `${shown(median(ours))} against ${shown(median(bare))}; ${memory} MB`,
    },
    {
      name: 'site after one change / 50 ms',
      ratio: beyond / LIMIT_AFTER_CHANGE,
      aim: 1,
      detail: `${beyond.toFixed(0)} ms beyond ${median(changes.map(({ reading }) => reading)).toFixed(0)} ms of reading`,
    },
  ]
}
