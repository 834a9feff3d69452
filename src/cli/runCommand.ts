import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { failed } from '../core/failure.ts'
import { machineLocale } from '../host/languages.ts'
import {
  type ChosenLibrary,
  chosenLibrary,
  dictionaryFolder,
  type Machine,
  userDataFolder,
} from '../host/libraryFolder.ts'
import { commandLineTranslator } from '../i18n/commandLine.ts'
import { type Context, type ExitCode, sayFailure } from './context.ts'
import { UsageError } from './options.ts'
import { outputTo } from './output.ts'
import { languageIn, type ParsedArguments, parseArguments } from './parseArguments.ts'

/** Where a command line runs: the machine, its streams, each opened when it is first used, and whether the user asked it to stop. */
export type Environment = {
  machine: Machine
  input(): NodeJS.ReadableStream
  out(): Writable
  err(): Writable
  stopped(): boolean
}

async function sayUsageError({ t, err }: Context, { reason, word, choices }: UsageError): Promise<ExitCode> {
  await err.line(`${t(`cli:usageError.${reason}`, { word, choices })} ${t('cli:seeHelp')}`)
  return 2
}

type Openers = Pick<Context, 'withLibrary' | 'withLibraryToRead'>

/** Opens the library for one piece of work, and closes it after. */
function openers(context: Omit<Context, keyof Openers>, chosen: ChosenLibrary, machine: Machine): Openers {
  const sayMissing = async (): Promise<ExitCode> => {
    await sayFailure(context, failed('library-missing', { folder: chosen.folder }).failure)
    return 1
  }
  const isMissing = () => chosen.named && !existsSync(chosen.folder)
  return {
    withLibrary: async (work, { create = false, fresh = true } = {}) => {
      if (!create && isMissing()) return sayMissing()
      const { openForCommand } = await import('./openForCommand.ts')
      const opened = await openForCommand(chosen, machine)
      if (!opened.ok) {
        await sayFailure(context, opened.failure)
        return 1
      }
      const { newsroom, places, backups, whenIdle, close } = opened.value
      try {
        if (fresh) await whenIdle()
        return await work(newsroom, places, backups)
      } finally {
        await close()
      }
    },
    withLibraryToRead: async (work) => {
      if (isMissing()) return sayMissing()
      const { readLibrary } = await import('../host/readLibrary.ts')
      const { newsroom, close } = readLibrary(chosen, machine)
      try {
        return await work(newsroom)
      } finally {
        await close()
      }
    },
  }
}

async function runCommand(context: Context, { asked }: ParsedArguments, machine: Machine): Promise<ExitCode> {
  if (asked.kind === 'command') return asked.invocation.run(context)
  const { t, out, err } = context
  const { marbreVersion } = await import('../host/version.ts')
  const version = marbreVersion()
  if (asked.kind === 'version') await out.line(version)
  else if (asked.kind === 'licences') {
    const { licences } = await import('../host/licences.ts')
    const text = licences()
    if (text === null) {
      await err.line(t('common:licencesMissing'))
      return 1
    }
    await out.line(text.trimEnd())
  } else {
    const env = { ...machine.env, MARBRE_LIBRARY: '' }
    const facts = { version, folder: chosenLibrary(undefined, { ...machine, env }).folder }
    const { commandHelp, overallHelp } = await import('./help.ts')
    await out.line(asked.command ? commandHelp(t, asked.command, facts) : await overallHelp(t, facts))
  }
  return 0
}

async function parsed(parameters: readonly string[]): Promise<ParsedArguments | UsageError> {
  try {
    return await parseArguments(parameters)
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
}

/** Carries out the arguments of one run; gives the exit code. What could not be written to standard output is a failure. */
export async function runCommandLine(
  parameters: readonly string[],
  { machine, input, out, err, stopped }: Environment,
): Promise<ExitCode> {
  const read = await parsed(parameters)
  const [json, library] = read instanceof UsageError ? [false, undefined] : [read.json, read.library]
  const locale = machineLocale(languageIn(parameters), machine)
  const chosen = chosenLibrary(library, machine)
  const streams = {
    locale,
    t: await commandLineTranslator(locale),
    json,
    out: outputTo(out),
    err: outputTo(err),
    input,
    stopped,
    libraryFolder: chosen.folder,
    dictionaryFolder: dictionaryFolder(userDataFolder(machine)),
    listLibraries: async () => (await import('../host/libraries.ts')).listLibraries(userDataFolder(machine)),
  }
  const context: Context = { ...streams, ...openers(streams, chosen, machine) }
  try {
    if (read instanceof UsageError) return await sayUsageError(context, read)
    const code = await runCommand(context, read, machine)
    const reason = await context.out.end()
    if (reason === '') return code
    await context.err.line(context.t('cli:outputFailed', { reason }))
    return code === 0 ? 1 : code
  } catch (error) {
    if (machine.env.MARBRE_DEBUG) throw error
    await sayFailure(context, failed('unexpected').failure)
    return 1
  }
}
