import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What LibreOffice is asked to write. */
type Ending = 'odt' | 'rtf' | 'docx'

/** True where LibreOffice is installed. */
export function hasLibreOffice(): boolean {
  return spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0
}

/** A document as LibreOffice saves it in another format, with a profile of its own that is gone afterwards. */
export function savedByLibreOffice(bytes: Uint8Array, from: Ending, to: Ending): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-office-'))
  try {
    writeFileSync(join(folder, `a.${from}`), bytes)
    const { status, stderr } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        join(folder, 'out'),
        join(folder, `a.${from}`),
      ],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`soffice: ${status} ${stderr}`)
    return readFileSync(join(folder, 'out', `a.${to}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
