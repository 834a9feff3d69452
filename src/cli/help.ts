import type { CliHelpKey, Translate } from '../i18n/index.ts'
import { everyCommand, type NamedCommand } from './commands/index.ts'
import type { Option } from './options.ts'
import { GLOBAL_OPTIONS } from './parseArguments.ts'

/** Columns of the terminal. */
const WIDTH = 100
const DESCRIPTION_COLUMN = 26

/** What the help names that is not in the tables: Marbre's version, and the library's usual folder. */
export type HelpFacts = { version: string; folder: string }

/** Words of the tables; only the descriptions of options name choices or the folder. */
function words(t: Translate, key: CliHelpKey, choices: readonly string[] = [], folder = ''): string {
  return t(key, { choices: choices.join(', '), folder })
}

/** Breaks a text at its plain spaces; a no-break space stays one. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A term and its description in two columns; a term that is too long for its column has a line of its own. */
function row(term: string, description: string, column = DESCRIPTION_COLUMN): string {
  const [first = '', ...rest] = wrapped(description, WIDTH - column)
  const indent = ' '.repeat(column)
  const fits = term.length < column - 1
  return [
    ...(fits ? [term.padEnd(column) + first] : [term, indent + first]),
    ...rest.map((line) => indent + line),
  ].join('\n')
}

/** An option as it is typed: `--format FORMAT`, `--lang fr|en`. */
export function optionUsage(t: Translate, option: Option): string {
  if (option.kind === 'flag') return `--${option.name}`
  const { name, placeholder, choices } = option
  return `--${name} ${placeholder === null ? choices.join('|') : words(t, placeholder)}`
}

/** A command as it is typed, without its options: `export [ID…]`. */
export function commandUsage(t: Translate, { name, operands }: NamedCommand): string {
  return operands === null ? name : `${name} ${words(t, operands)}`
}

function optionRow(t: Translate, option: Option, indent: string, { folder }: HelpFacts): string {
  const choices = option.kind === 'value' ? option.choices : []
  return row(indent + optionUsage(t, option), words(t, option.help, choices, folder))
}

/** The help of one command. */
export function commandHelp(t: Translate, command: NamedCommand, facts: HelpFacts): string {
  const options = [...command.options, ...GLOBAL_OPTIONS]
  return [
    t('cli:usage', { line: `${commandUsage(t, command)} [OPTIONS]` }),
    '',
    ...wrapped(words(t, command.help), WIDTH),
    '',
    ...options.map((option) => optionRow(t, option, '  ', facts)),
  ].join('\n')
}

/** The help of the whole command line. */
export async function overallHelp(t: Translate, facts: HelpFacts): Promise<string> {
  const commands = (await everyCommand()).flatMap((command) => [
    row(`  ${commandUsage(t, command)}`, words(t, command.help), DESCRIPTION_COLUMN - 2),
    ...command.options.map((option) => optionRow(t, option, '    ', facts)),
  ])
  return [
    t('cli:title', { version: facts.version }),
    '',
    t('cli:usage', { line: t('cli:anyCommand') }),
    '',
    ...commands,
    '',
    ...GLOBAL_OPTIONS.map((option) => optionRow(t, option, '  ', facts)),
    '',
    t('cli:exitCodes'),
  ].join('\n')
}
