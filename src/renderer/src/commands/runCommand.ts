import { flushSync } from 'react-dom'
import type { CommandId } from '../../../contract/commands.ts'
import { startTypeAhead } from '../ui/typeAhead.ts'

type Dispatch = typeof import('./dispatch.ts').dispatch

let dispatch: Dispatch | null = null

/** Loads what commands do; they then run at once. */
export async function loadCommands(): Promise<Dispatch> {
  dispatch ??= (await import('./dispatch.ts')).dispatch
  return dispatch
}

/**
 * Runs a command. Before its code is there, the command waits for it, and what is typed meanwhile goes to what the command gives
 * the focus to.
 */
export function runCommand(id: CommandId): void {
  if (dispatch) {
    dispatch(id)
    return
  }
  const typeAhead = startTypeAhead()
  loadCommands().then((run) => typeAhead.handOver(() => flushSync(() => run(id))), typeAhead.drop)
}
