import { ok, type Result } from '../core/failure.ts'
import { type ChosenLibrary, type Machine, userDataFolder } from '../host/libraryFolder.ts'
import { type OpenNewsroom, openNewsroom } from '../host/openNewsroom.ts'
import { Places } from '../host/places.ts'
import { chromiumPrinter } from '../host/printer.ts'

/** The newsroom of a command that may change the library, and the folders that it exports into. */
export type OpenForCommand = OpenNewsroom & { places: Places }

/** Opens a library for one command. */
export async function openForCommand(
  chosen: ChosenLibrary,
  machine: Machine,
): Promise<Result<OpenForCommand>> {
  const places = new Places(null, chosen.folder)
  const printer = chromiumPrinter(machine)
  const opened = await openNewsroom(chosen, { kind: 'command' }, userDataFolder(machine), { printer, places })
  return opened.ok ? ok({ ...opened.value, places }) : opened
}
