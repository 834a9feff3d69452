import { isArticleId } from '../core/article/index.ts'
import type { CliHelpKey } from '../i18n/index.ts'
import type { Context, ExitCode } from './context.ts'
import { type Arguments, type Option, UsageError } from './options.ts'

/** What one command is: its words, its options, and how it turns arguments into a request and carries that out. */
type CommandDefinition<Request extends object> = {
  name: string
  help: CliHelpKey
  /** The operands in the usage line; null for a command that takes none. */
  operands: CliHelpKey | null
  options: readonly Option[]
  /** Throws a UsageError. Touches neither disk nor library. */
  parse(given: Arguments): Request
  run(context: Context, request: Request): Promise<ExitCode>
}

/** A command and its arguments, ready to be carried out. */
export type Invocation = { name: string; request: object; run(context: Context): Promise<ExitCode> }

/** A command as the list of all commands holds it. */
export type CliCommand = Omit<CommandDefinition<object>, 'parse' | 'run'> & {
  /** Throws a UsageError. */
  prepare(given: Arguments): Invocation
}

/** Ties a command's `parse` and `run` together, so that the list need not know the type between them. */
export function defineCommand<Request extends object>(spec: CommandDefinition<Request>): CliCommand {
  const { parse, run, ...description } = spec
  return {
    ...description,
    prepare(given) {
      if (spec.operands === null && given.operands.length > 0) {
        throw new UsageError('tooMany', given.operands[0])
      }
      const request = parse(given)
      return { name: spec.name, request, run: (context) => run(context, request) }
    },
  }
}

/** The operands as article ids, in lower case. Throws a UsageError for one that is none. */
export function articleIds(operands: readonly string[]): string[] {
  return operands.map((word) => {
    const id = word.toLowerCase()
    if (!isArticleId(id)) throw new UsageError('id', word)
    return id
  })
}
