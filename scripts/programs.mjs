import { spawnSync } from 'node:child_process'

/** The programs that `npm run test:interop` holds our files against: how each says its version, and its Debian package. */
const PROGRAMS = [
  { name: 'pandoc', parameters: ['--version'], package: 'pandoc' },
  { name: 'hugo', parameters: ['version'], package: 'hugo' },
  { name: 'pdfinfo', parameters: ['-v'], package: 'poppler-utils' },
  { name: 'qpdf', parameters: ['--version'], package: 'qpdf' },
]

/** The first line that a program prints when asked for its version; undefined where it does not run. */
function versionOf({ name, parameters }) {
  const { status, stdout, stderr } = spawnSync(name, parameters, { encoding: 'utf8' })
  return status === 0 ? (stdout || stderr).split('\n')[0].trim() : undefined
}

/** The versions of the programs that are installed, and the names and packages of those that are missing. */
export function findPrograms() {
  const found = PROGRAMS.map((program) => ({ ...program, version: versionOf(program) }))
  const missing = found.filter(({ version }) => version === undefined)
  return {
    versions: found.flatMap(({ version }) => version ?? []),
    missing: missing.map(({ name }) => name),
    packages: missing.map((program) => program.package),
  }
}
