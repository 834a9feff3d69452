import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives the tests of a run one temporary folder, and removes it after the run. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-tests-'))
  process.env.TMPDIR = folder
  process.env.TEMP = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
