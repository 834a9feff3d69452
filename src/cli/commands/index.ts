import type { CliCommand } from '../command.ts'
import { check } from './check.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { lint } from './lint.ts'
import { list } from './list.ts'
import { show } from './show.ts'

/**
 * Every command of the command line, in the order of the help. A new one needs a file in this folder, a line here, its words
 * in `src/i18n/<language>/cli.ts` and its row in the README, which tests check.
 */
export const COMMANDS: readonly CliCommand[] = [importCommand, list, show, exportCommand, lint, check]
