import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** True where a program can be started here. */
export const hasProgram = (name: string): boolean => spawnSync(name, ['--version']).error === undefined

/** What a program prints; throws where it fails. */
function printedBy(program: string, ...parameters: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program}: ${status} ${stderr}`)
  return stdout
}

/** Runs with a folder that is gone afterwards. */
function within<Value>(act: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-opened-'))
  try {
    return act(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Word documents as LibreOffice saves them in its flat XML, by the documents' names. */
export function savedFlatByLibreOffice(documents: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  return within((folder) => {
    const paths = [...documents].map(([name, bytes]) => {
      const path = join(folder, name)
      writeFileSync(path, bytes)
      return path
    })
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const out = join(folder, 'out')
    printedBy('soffice', profile, '--headless', '--convert-to', 'fodt', '--outdir', out, ...paths)
    return new Map(
      readdirSync(out).map((name) => [name.replace(/fodt$/, 'docx'), readFileSync(join(out, name), 'utf8')]),
    )
  })
}

/** What pdfinfo and pdftotext say of a file. */
export function readByPoppler(bytes: Uint8Array): { information: string; text: string } {
  return within((folder) => {
    const path = join(folder, 'a.pdf')
    writeFileSync(path, bytes)
    return { information: printedBy('pdfinfo', path), text: printedBy('pdftotext', '-layout', path, '-') }
  })
}

/** What unzip finds wrong in an archive; empty for nothing. */
export function faultsByUnzip(bytes: Uint8Array): string {
  return within((folder) => {
    const path = join(folder, 'a.zip')
    writeFileSync(path, bytes)
    const { status, stdout, stderr } = spawnSync('unzip', ['-tq', path], { encoding: 'utf8' })
    return status === 0 ? '' : stdout + stderr
  })
}
