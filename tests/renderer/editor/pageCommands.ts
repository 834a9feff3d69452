import type { PageCommandId } from '../../../src/contract/commands.ts'
import { COMMANDS } from '../../../src/contract/commands.ts'
import { PAGE_COMMANDS } from '../../../src/renderer/src/editor/commands.ts'

const isOfPage = (id: string): id is PageCommandId => id in PAGE_COMMANDS

/** Every command that the page carries out. */
export const pageCommands: readonly PageCommandId[] = COMMANDS.map(({ id }) => id).filter(isOfPage)
