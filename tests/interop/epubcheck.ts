import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The ways to start epubcheck; Debian's program is the archive of Java itself. */
const WAYS = [
  ['epubcheck'],
  ['java', '-jar', '/usr/bin/epubcheck'],
  ['java', '-jar', '/usr/share/java/epubcheck.jar'],
]

function started([program = '', ...before]: readonly string[], parameters: readonly string[]) {
  const { error, stdout, stderr } = spawnSync(program, [...before, ...parameters], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  return error ? '' : stdout + stderr
}

/** How epubcheck is started here; undefined where it is not installed. */
export function findEpubcheck(): readonly string[] | undefined {
  return WAYS.find((way) => started(way, ['--version']).includes('EPUBCheck v'))
}

/** What epubcheck says of a book: its messages, and the line that counts them. */
export function checkedByEpubcheck(
  way: readonly string[],
  bytes: Uint8Array,
): { counts: string; messages: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-epubcheck-'))
  try {
    const file = join(folder, 'a.epub')
    writeFileSync(file, bytes)
    const lines = started(way, [file]).split('\n')
    return {
      counts: lines.find((line) => line.startsWith('Messages: ')) ?? '',
      messages: lines.filter((line) => /^(?:FATAL|ERROR|WARNING|USAGE|INFO)\(/.test(line)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
