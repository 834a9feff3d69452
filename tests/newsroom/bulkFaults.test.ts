import * as fs from 'node:fs'
import { expect, test } from 'vitest'
import type { BulkOutcome } from '../../src/core/bulk.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { systemError } from '../store/faults.ts'
import {
  articleOf,
  fileOf,
  idOf,
  libraryIn,
  namesIn,
  temporaryFolder,
  unwrap,
} from '../store/libraryFixture.ts'
import { newsroomOver } from '../store/newsroomOver.ts'

const ARTICLES = 100

/** A disk that takes so many bytes and no more. */
function fillingDisk() {
  let left = Number.POSITIVE_INFINITY
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    write: (file, bytes, offset) => {
      const most = Math.min(bytes.length - offset, left)
      if (most <= 0) throw systemError('ENOSPC')
      left -= most
      return nodeFileSystem.write(file, bytes.subarray(0, offset + most), offset)
    },
  }
  const setLeft = (bytes: number) => {
    left = bytes
  }
  return { fileSystem, setLeft }
}

test('a disk that fills up in a run: what is told as changed is, all else is whole as it was, and undo takes back just that', async () => {
  const folder = temporaryFolder()
  const disk = fillingDisk()
  const library = await libraryIn(folder, { fileSystem: disk.fileSystem })
  const articles = Array.from({ length: ARTICLES }, (_, number) => articleOf(number, { desk: 'Mer' }))
  await library.add(articles)
  await library.whenIdle()
  const newsroom = newsroomOver(library)
  const finish = async (run: string) => {
    const outcomes: BulkOutcome[] = []
    for (;;) {
      const step = unwrap(await newsroom.continueBulk({ run }))
      outcomes.push(...step.outcomes)
      if (step.isFinished) return outcomes
    }
  }
  const desks = () =>
    articles.map(({ id }) => {
      const { desk } = JSON.parse(fs.readFileSync(fileOf(folder, id), 'utf8'))
      return desk
    })
  const idsOf = (outcomes: readonly BulkOutcome[], kind: BulkOutcome['kind']) =>
    outcomes.filter((each) => each.kind === kind).map(({ id }) => id)

  const size = fs.statSync(fileOf(folder, idOf(0))).size
  disk.setLeft(size * 45)
  const ids = articles.map(({ id }) => id)
  const { run } = unwrap(await newsroom.startBulk({ change: { kind: 'desk', desk: 'Ville' }, ids }))
  const outcomes = await finish(run)
  const changed = new Set(idsOf(outcomes, 'changed'))
  expect(outcomes.map(({ id }) => id)).toEqual(ids)
  expect(changed.size).toBeGreaterThan(0)
  expect(changed.size).toBeLessThan(ARTICLES)
  for (const each of outcomes) if (each.kind === 'failed') expect(each.failure.code).toBe('disk-full')
  expect(desks()).toEqual(ids.map((id) => (changed.has(id) ? 'Ville' : 'Mer')))
  expect(namesIn(folder, 'articles')).toHaveLength(ARTICLES)

  disk.setLeft(Number.POSITIVE_INFINITY)
  const undone = await finish(unwrap(await newsroom.undoBulk({ run })).run)
  expect(new Set(idsOf(undone, 'changed'))).toEqual(changed)
  expect(new Set(desks())).toEqual(new Set(['Mer']))
})
