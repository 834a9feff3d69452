import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { emptyContent } from '../../src/core/article/index.ts'
import { openNewsroom } from '../../src/host/openNewsroom.ts'
import { noPlaces } from '../../src/host/places.ts'
import { noPrinter } from './noPrinter.ts'
import { temporaryFolder, unwrap } from '../store/libraryFixture.ts'

test('a bin that cannot be purged is reported', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin', 'purge.json'), '{"format": "marbre-bin", "version": 99}')
  const report = vi.fn<(error: unknown) => void>()
  const mode = { kind: 'window', firstArticle: emptyContent('fr'), report } as const
  const host = { printer: noPrinter, places: noPlaces }
  const opened = unwrap(await openNewsroom({ folder, named: true }, mode, temporaryFolder(), host))
  await vi.waitFor(() => expect(report).toHaveBeenCalled())
  await opened.close()
  expect(report.mock.calls).toEqual([[new Error('newer-version {"fileName":"purge.json"}')]])
})
