import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { exit } from 'node:process'
import type { Writable } from 'node:stream'
import { STATUSES } from '../core/article.ts'
import { EXPORT_FORMATS, MARKDOWN_PROFILES } from '../core/export/index.ts'
import { failed } from '../core/failure.ts'
import { ENCODINGS } from '../core/import/index.ts'
import { PROFILES } from '../core/typography/index.ts'
import { machineLocale } from '../host/languages.ts'
import { chosenLibrary, type Machine, userDataFolder } from '../host/libraryFolder.ts'
import { openNewsroom } from '../host/openNewsroom.ts'
import { marbreVersion } from '../host/version.ts'
import { translator } from '../i18n/index.ts'
import { readHouseStyleIn } from '../store/index.ts'
import { check } from './commands/check.ts'
import { exportArticles } from './commands/export.ts'
import { importFiles } from './commands/import.ts'
import { lint } from './commands/lint.ts'
import { list } from './commands/list.ts'
import { show } from './commands/show.ts'
import { type Context, type ExitCode, type LibraryContext, sayFailure } from './context.ts'
import { type Command, DUPLICATES, type Line, languageIn, type Mistake, readLine } from './line.ts'
import { outputTo } from './output.ts'

async function sayMistake({ t, err }: Context, { reason, detail }: Mistake): Promise<ExitCode> {
  const { word, choices = '' } = detail
  await err.line(`${t(`cli:mistake.${reason}`, { word, choices })} ${t('cli:seeHelp')}`)
  return 2
}

async function help({ t, out }: Context, machine: Machine): Promise<ExitCode> {
  await out.line(
    t('cli:help', {
      version: marbreVersion(),
      folder: chosenLibrary(undefined, { ...machine, env: { ...machine.env, MARBRE_LIBRARY: '' } }).folder,
      encodings: ENCODINGS.join(', '),
      statuses: STATUSES.join(', '),
      duplicates: DUPLICATES.join('|'),
      formats: EXPORT_FORMATS.join(', '),
      profiles: MARKDOWN_PROFILES.join(', '),
      spaces: PROFILES.join(', '),
    }),
  )
  return 0
}

type LibraryCommand = Exclude<Command, { name: 'help' | 'version' }>

async function lintLibrary(
  context: LibraryContext,
  command: Extract<Command, { name: 'lint' }>,
): Promise<ExitCode> {
  const read = await context.newsroom.readHouseStyle({})
  if (read.ok) return lint({ ...context, houseStyle: read.value }, command)
  await sayFailure(context, read.failure)
  return 1
}

function onLibrary(context: LibraryContext, command: LibraryCommand): Promise<ExitCode> {
  switch (command.name) {
    case 'import':
      return importFiles(context, command)
    case 'list':
      return list(context, command)
    case 'show':
      return show(context, command)
    case 'export':
      return exportArticles(context, command)
    case 'lint':
      return lintLibrary(context, command)
    case 'check':
      return check(context, command)
  }
}

async function obey(context: Context, { command, library }: Line, machine: Machine): Promise<ExitCode> {
  if (command.name === 'help') return help(context, machine)
  if (command.name === 'version') {
    await context.out.line(marbreVersion())
    return 0
  }
  if (command.name === 'import' && command.dryRun) return importFiles({ ...context, newsroom: null }, command)
  const filesAlone = command.name === 'lint' && command.ids.length === 0 && command.paths.length > 0
  const chosen = chosenLibrary(library, machine)
  if (filesAlone) {
    return lint({ ...context, newsroom: null, houseStyle: readHouseStyleIn(chosen.folder) }, command)
  }
  // Only an import makes a library: whoever reads one that is not there has named the wrong folder.
  const missing = chosen.named && command.name !== 'import' && !existsSync(chosen.folder)
  const opened = missing
    ? failed('library-missing', { folder: chosen.folder })
    : await openNewsroom(chosen, { kind: 'command' }, userDataFolder(machine))
  if (!opened.ok) {
    await sayFailure(context, opened.failure)
    return 1
  }
  const { newsroom, settled, close } = opened.value
  try {
    // Duplicates must be known as the folder has them now; without a question about them, nobody waits.
    if (command.name !== 'import' || command.duplicates !== 'keep') await settled()
    return await onLibrary({ ...context, newsroom }, command)
  } finally {
    await close()
  }
}

/** Where a command line runs: the machine, the streams, and whether the user wishes it to stop. */
export type World = {
  machine: Machine
  input: NodeJS.ReadableStream
  out: Writable
  err: Writable
  stopped(): boolean
}

/** Does what the words of a line ask for; gives the exit code. */
export async function run(
  parameters: readonly string[],
  { machine, input, out, err, stopped }: World,
): Promise<ExitCode> {
  const read = readLine(parameters)
  const locale = machineLocale(languageIn(parameters), machine)
  const context: Context = {
    locale,
    t: translator(locale),
    json: read.ok && read.line.json,
    out: outputTo(out),
    err: outputTo(err),
    input,
    stopped,
  }
  try {
    return read.ok ? await obey(context, read.line, machine) : await sayMistake(context, read.mistake)
  } catch (error) {
    if (machine.env.MARBRE_DEBUG) throw error
    await sayFailure(context, failed('unexpected').failure)
    return 1
  }
}

/** The first signal lets what is begun end; a second one ends the program where it stands. */
function stopSignal(): () => boolean {
  let stopped = false
  const stop = () => {
    if (stopped) exit(130)
    stopped = true
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return () => stopped
}

/** The command line of this process. */
export async function main(parameters: readonly string[]): Promise<void> {
  const { platform, env, stdin, stdout, stderr } = process
  process.exitCode = await run(parameters, {
    machine: { platform, env, home: homedir() },
    input: stdin,
    out: stdout,
    err: stderr,
    stopped: stopSignal(),
  })
}
