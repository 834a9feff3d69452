import type { CliCommand } from '../command.ts'
import { backup } from './backup.ts'
import { bin } from './bin.ts'
import { checklist } from './checklist.ts'
import { check } from './check.ts'
import { destroy } from './destroy.ts'
import { conflicts } from './conflicts.ts'
import { dictionary } from './dictionary.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { libraries } from './libraries.ts'
import { fill } from './fill.ts'
import { lint } from './lint.ts'
import { list } from './list.ts'
import { pictures } from './pictures.ts'
import { replace } from './replace.ts'
import { restore } from './restore.ts'
import { set } from './set.ts'
import { show } from './show.ts'
import { versions } from './versions.ts'

/**
 * Every command of the command line, in the order of the help. A new one needs a file in this folder, a line here, its words
 * in `src/i18n/<language>/cli.ts` and its row in the README, which tests check.
 */
export const COMMANDS: readonly CliCommand[] = [
  importCommand,
  list,
  fill,
  show,
  set,
  exportCommand,
  checklist,
  lint,
  dictionary,
  replace,
  versions,
  pictures,
  bin,
  destroy,
  backup,
  restore,
  conflicts,
  check,
  libraries,
]
