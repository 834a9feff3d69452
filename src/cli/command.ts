import { isArticleId } from '../core/article/index.ts'
import type { CliHelpKey } from '../i18n/index.ts'
import type { Context, ExitCode } from './context.ts'
import { type Arguments, type Option, UsageError } from './options.ts'

/** What carries a command out; a module of its own, loaded when the command is run. */
type CommandRun<Request> = { run(context: Context, request: Request): Promise<ExitCode> }

/** What one command is: its words, its options, how it turns arguments into a request, and what carries that out. */
type CommandDefinition<Request extends object> = {
  help: CliHelpKey
  /** The operands in the usage line; null for a command that takes none. */
  operands: CliHelpKey | null
  options: readonly Option[]
  /** Throws a UsageError. Touches neither disk nor library. */
  parse(given: Arguments): Request
  load(): Promise<CommandRun<Request>>
}

/** A command and its arguments, ready to be carried out. */
export type Invocation = { request: object; run(context: Context): Promise<ExitCode> }

/** A command as the table of commands holds it, without its name. */
export type CliCommand = Omit<CommandDefinition<object>, 'parse' | 'load'> & {
  /** Throws a UsageError. */
  prepare(given: Arguments): Invocation
}

/** Ties a command's `parse` and `load` together, so that the list need not know the type between them. */
export function defineCommand<Request extends object>(spec: CommandDefinition<Request>): CliCommand {
  const { parse, load, ...description } = spec
  return {
    ...description,
    prepare(given) {
      if (spec.operands === null && given.operands.length > 0) {
        throw new UsageError('tooMany', given.operands[0])
      }
      const request = parse(given)
      return { request, run: async (context) => (await load()).run(context, request) }
    },
  }
}

/** The articles that operands name by their ids, each once. Throws a UsageError for what is no id. */
export function articleIds(operands: readonly string[]): string[] {
  const ids = operands.map((word) => {
    const id = word.toLowerCase()
    if (!isArticleId(id)) throw new UsageError('id', word)
    return id
  })
  return [...new Set(ids)]
}
