import { COMMANDS, type CommandId } from '../../../../contract/commands.ts'

const STORAGE_KEY = 'marbre.recentCommands'
const MAX_RECENT = 5

/** The commands last run from the palette, newest first. */
export function recentCommands(): CommandId[] {
  const ids = (localStorage.getItem(STORAGE_KEY) ?? '').split(' ')
  return ids.flatMap((id) => COMMANDS.find((command) => command.id === id)?.id ?? [])
}

/** Remembers a command that was run. */
export function rememberCommand(id: CommandId): void {
  const ids = [id, ...recentCommands().filter((each) => each !== id)]
  localStorage.setItem(STORAGE_KEY, ids.slice(0, MAX_RECENT).join(' '))
}
