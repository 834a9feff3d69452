import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { failed } from '../core/failure.ts'
import { machineLocale } from '../host/languages.ts'
import { chosenLibrary, type Machine, userDataFolder } from '../host/libraryFolder.ts'
import { listLibraries } from '../host/libraries.ts'
import { dictionaryFolder } from '../host/libraryFiles.ts'
import { licences } from '../host/licences.ts'
import { openNewsroom } from '../host/openNewsroom.ts'
import { Places } from '../host/places.ts'
import { chromiumPrinter } from '../host/printer.ts'
import { marbreVersion } from '../host/version.ts'
import { hostTranslator } from '../i18n/hosts.ts'

import { type Context, type ExitCode, sayFailure } from './context.ts'
import { commandHelp, overallHelp } from './help.ts'
import { UsageError } from './options.ts'
import { outputTo } from './output.ts'
import { languageIn, type ParsedArguments, parseArguments } from './parseArguments.ts'

/** Where a command line runs: the machine, its streams, and whether the user asked it to stop. */
export type Environment = {
  machine: Machine
  input: NodeJS.ReadableStream
  out: Writable
  err: Writable
  stopped(): boolean
}

async function sayUsageError({ t, err }: Context, { reason, word, choices }: UsageError): Promise<ExitCode> {
  await err.line(`${t(`cli:usageError.${reason}`, { word, choices })} ${t('cli:seeHelp')}`)
  return 2
}

/** Opens the library for one piece of work, and closes it after. */
function libraryOpener(context: Omit<Context, 'withLibrary'>, name: string | undefined, machine: Machine) {
  const chosen = chosenLibrary(name, machine)
  const withLibrary: Context['withLibrary'] = async (work, { create = false, fresh = true } = {}) => {
    const places = new Places(null, chosen.folder)
    const missing = chosen.named && !create && !existsSync(chosen.folder)
    const opened = missing
      ? failed('library-missing', { folder: chosen.folder })
      : await openNewsroom(chosen, { kind: 'command' }, userDataFolder(machine), {
          printer: chromiumPrinter(machine),
          places,
        })
    if (!opened.ok) {
      await sayFailure(context, opened.failure)
      return 1
    }
    const { newsroom, backups, whenIdle, close } = opened.value
    try {
      if (fresh) await whenIdle()
      return await work(newsroom, places, backups)
    } finally {
      await close()
    }
  }
  return withLibrary
}

async function runCommand(context: Context, { asked }: ParsedArguments, machine: Machine): Promise<ExitCode> {
  if (asked.kind === 'command') return asked.invocation.run(context)
  const { t, out, err } = context
  const version = marbreVersion()
  if (asked.kind === 'version') await out.line(version)
  else if (asked.kind === 'licences') {
    const text = licences()
    if (text === null) {
      await err.line(t('common:licencesMissing'))
      return 1
    }
    await out.line(text.trimEnd())
  } else {
    const env = { ...machine.env, MARBRE_LIBRARY: '' }
    const facts = { version, folder: chosenLibrary(undefined, { ...machine, env }).folder }
    await out.line(asked.command ? commandHelp(t, asked.command, facts) : overallHelp(t, facts))
  }
  return 0
}

function parsed(parameters: readonly string[]): ParsedArguments | UsageError {
  try {
    return parseArguments(parameters)
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
}

/** Carries out the arguments of one run; gives the exit code. */
export async function runCommandLine(
  parameters: readonly string[],
  { machine, input, out, err, stopped }: Environment,
): Promise<ExitCode> {
  const read = parsed(parameters)
  const [json, library] = read instanceof UsageError ? [false, undefined] : [read.json, read.library]
  const locale = machineLocale(languageIn(parameters), machine)
  const streams = {
    locale,
    t: hostTranslator(locale),
    json,
    out: outputTo(out),
    err: outputTo(err),
    input,
    stopped,
    libraryFolder: chosenLibrary(library, machine).folder,
    dictionaryFolder: dictionaryFolder(userDataFolder(machine)),
    listLibraries: () => listLibraries(userDataFolder(machine)),
  }
  const context: Context = { ...streams, withLibrary: libraryOpener(streams, library, machine) }
  try {
    if (read instanceof UsageError) return await sayUsageError(context, read)
    return await runCommand(context, read, machine)
  } catch (error) {
    if (machine.env.MARBRE_DEBUG) throw error
    await sayFailure(context, failed('unexpected').failure)
    return 1
  }
}
