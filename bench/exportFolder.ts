import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cpuUsage } from 'node:process'
import type { Newsroom } from '../src/contract/contract.ts'
import { ExportWriter } from '../src/core/export/folder/index.ts'
import { openExportFolder } from '../src/host/exportFolder.ts'
import { openNewsroom } from '../src/host/openNewsroom.ts'
import { noPrinter } from '../tests/host/noPrinter.ts'
import { Places } from '../src/host/places.ts'
import { systemDigest } from '../src/host/system.ts'
import { benchFolder, fillLibrary } from './filledLibrary.ts'
import { generatedId } from './generatedArticles.ts'
import { median } from './measuring.ts'

const ARTICLES = 10_000
const CHARACTERS = 3000
const ROUNDS = 5

async function exportAll(newsroom: Newsroom, place: string): Promise<number> {
  const started = await newsroom.startExport({
    selection: { kind: 'library', status: 'all' },
    format: 'markdown',
    options: {},
    names: '',
    dossier: '',
    place,
    includeEmbargoed: true,
    overwrite: false,
  })
  if (!started.ok) throw new Error(started.failure.code)
  const { run } = started.value
  let written = 0
  for (;;) {
    const step = await newsroom.continueExport({ run })
    if (!step.ok) throw new Error(step.failure.code)
    written += step.value.outcomes.filter(({ kind }) => kind === 'written').length
    if (step.value.isFinished) return written
  }
}

/**
 * The time that the process takes for some work, in milliseconds, that of the system included: nothing here waits for the
 * disk, and what other programs do meanwhile does not count.
 */
async function timed(work: () => unknown): Promise<number> {
  const start = cpuUsage()
  await work()
  const { user, system } = cpuUsage(start)
  return (user + system) / 1000
}

/** Writes finished files by the rules of the folder, 500 at a time, as a run does. */
async function writeByRules(folder: string, files: readonly { name: string; bytes: Uint8Array }[]) {
  const opened = openExportFolder(folder, 'bench')
  if (!opened.ok) throw new Error(opened.failure.code)
  const { sha256 } = systemDigest
  const writer = await ExportWriter.open(opened.value, {
    format: 'markdown',
    options: {},
    overwrite: false,
    names: 'distinct',
    hasManifest: true,
    sha256,
  })
  if (!writer.ok) throw new Error(writer.failure.code)
  for (let from = 0; from < files.length; from += 500) {
    const entries = files.slice(from, from + 500).map(({ name, bytes }, index) => ({
      id: generatedId(from + index),
      headline: name,
      file: { fileName: name, mediaType: '', bytes, notices: [] },
    }))
    await writer.value.add(entries)
  }
  await writer.value.finish({ removesOthers: false })
}

/**
 * Export of a library of 10,000 articles as Markdown into a new folder, against writing the same bytes under the same names
 * into another, in turns; the same export again, of which nothing has changed; and the writing alone, by the folder's rules.
 */
export async function run() {
  const root = benchFolder('export')
  const library = join(root, 'library')
  fillLibrary(library, { articles: ARTICLES, size: CHARACTERS })
  const places = new Places(null)
  const opened = await openNewsroom(
    { folder: library, named: true },
    { kind: 'command' },
    join(root, 'data'),
    { printer: noPrinter, places },
  )
  if (!opened.ok) throw new Error(opened.failure.code)
  const { newsroom, whenIdle, close } = opened.value
  await whenIdle()
  const exports: number[] = []
  const repeats: number[] = []
  const writes: number[] = []
  const ruled: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const [out, copies, rules] = [
      join(root, `out-${round}`),
      join(root, `copies-${round}`),
      join(root, `rules-${round}`),
    ]
    mkdirSync(out)
    mkdirSync(copies)
    mkdirSync(rules)
    const { id } = places.add(out)
    exports.push(
      await timed(async () => {
        const written = await exportAll(newsroom, id)
        if (written !== ARTICLES) throw new Error(`${written} articles written`)
      }),
    )
    repeats.push(await timed(() => exportAll(newsroom, id)))
    const names = readdirSync(out).filter((name) => !name.startsWith('.'))
    const files = names.map((name) => ({ name, bytes: readFileSync(join(out, name)) }))
    writes.push(
      await timed(() => {
        for (const { name, bytes } of files) writeFileSync(join(copies, name), bytes)
      }),
    )
    ruled.push(await timed(() => writeByRules(rules, files)))
  }
  await close()
  const byRules = median(ruled)
  const [ours, again, peer] = [median(exports), median(repeats), median(writes)]
  const against = `against ${Math.round(peer)} ms for writing the bytes of ${ARTICLES} files`
  return [
    {
      name: 'export to Markdown / writing the same bytes',
      ratio: ours / peer,
      aim: 1.2,
      detail: `${Math.round(ours)} ms ${against}`,
    },
    {
      name: 'its writing alone / writing the same bytes',
      ratio: byRules / peer,
      aim: 1.2,
      detail: `${Math.round(byRules)} ms ${against}`,
    },
    {
      name: 'the same export again / writing the same bytes',
      ratio: again / peer,
      aim: 1.2,
      detail: `${Math.round(again)} ms ${against}`,
    },
  ]
}
