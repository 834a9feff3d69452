import { isAbsolute, join, resolve } from 'node:path'

/** What the choice of folders depends on. */
export type Machine = {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  home: string
}

/** Marbre's folder for a user's data, by the system's convention. */
export function userDataFolder({ platform, env, home }: Machine): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Marbre')
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Marbre')
  const data = env.XDG_DATA_HOME
  return join(data && isAbsolute(data) ? data : join(home, '.local', 'share'), 'marbre')
}

/** The folder of the dictionaries that the user named. */
export function dictionaryFolder(userData: string): string {
  return join(userData, 'dictionaries')
}

/** A library's folder; `named` is false for the default one. */
export type ChosenLibrary = { folder: string; named: boolean }

/** The library to work on: the one named, else the one in `MARBRE_LIBRARY`, else the default one. */
export function chosenLibrary(name: string | undefined, machine: Machine): ChosenLibrary {
  const named = name || machine.env.MARBRE_LIBRARY
  return named
    ? { folder: resolve(named), named: true }
    : { folder: join(userDataFolder(machine), 'library'), named: false }
}
