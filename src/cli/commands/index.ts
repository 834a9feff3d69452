import type { CliCommand } from '../command.ts'

/**
 * Every command of the command line, in the order of the help, loaded when it is asked for. A new one needs a file in this
 * folder, a file in `runs` that carries it out, a line here, its words in `src/i18n/<language>/cli.ts` and its row in the
 * README, which tests check.
 */
const COMMANDS = {
  import: async () => (await import('./import.ts')).importCommand,
  list: async () => (await import('./list.ts')).list,
  fill: async () => (await import('./fill.ts')).fill,
  show: async () => (await import('./show.ts')).show,
  set: async () => (await import('./set.ts')).set,
  export: async () => (await import('./export.ts')).exportCommand,
  checklist: async () => (await import('./checklist.ts')).checklist,
  lint: async () => (await import('./lint.ts')).lint,
  dictionary: async () => (await import('./dictionary.ts')).dictionary,
  replace: async () => (await import('./replace.ts')).replace,
  versions: async () => (await import('./versions.ts')).versions,
  pictures: async () => (await import('./pictures.ts')).pictures,
  bin: async () => (await import('./bin.ts')).bin,
  destroy: async () => (await import('./destroy.ts')).destroy,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  conflicts: async () => (await import('./conflicts.ts')).conflicts,
  check: async () => (await import('./check.ts')).check,
  libraries: async () => (await import('./libraries.ts')).libraries,
} as const satisfies Readonly<Record<string, () => Promise<CliCommand>>>

export type CommandName = keyof typeof COMMANDS

const isCommandName = (word: string): word is CommandName => Object.hasOwn(COMMANDS, word)

export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS).filter(isCommandName)

/** A command with the name by which it is called. */
export type NamedCommand = CliCommand & { name: CommandName }

/** The command of a name; undefined for another word. */
export async function commandNamed(word: string | undefined): Promise<NamedCommand | undefined> {
  if (word === undefined || !isCommandName(word)) return undefined
  return { name: word, ...(await COMMANDS[word]()) }
}

/** All commands, for the help. */
export async function everyCommand(): Promise<NamedCommand[]> {
  return Promise.all(COMMAND_NAMES.map(async (name) => ({ name, ...(await COMMANDS[name]()) })))
}
