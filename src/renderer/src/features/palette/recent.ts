import { COMMANDS, type CommandId } from '../../../../contract/commands.ts'

const KEPT_AS = 'marbre.recentCommands'
const MOST = 5

/** The commands given from the palette of late, the last one first. */
export function recentCommands(): CommandId[] {
  const ids = (localStorage.getItem(KEPT_AS) ?? '').split(' ')
  return ids.flatMap((id) => COMMANDS.find((command) => command.id === id)?.id ?? [])
}

/** Remembers that a command was given. */
export function noteCommand(id: CommandId): void {
  const ids = [id, ...recentCommands().filter((each) => each !== id)]
  localStorage.setItem(KEPT_AS, ids.slice(0, MOST).join(' '))
}
