import { homedir } from 'node:os'
import { desktopFolder } from '../host/libraryFiles.ts'
import { libraryOfWindow } from '../host/libraries.ts'
import { userDataFolder } from '../host/libraryFolder.ts'
import { Desktop, type DesktopDeps } from './desktop.ts'
import type { ElectronParts } from './electronParts.ts'
import { readLaunch } from './launch.ts'
import { SCHEMES } from './protocol.ts'
import { makeFolders } from '../store/makeFolders.ts'

/** Windows puts windows and the jump list together by this; it must be the `appId` of the installer. */
const APP_ID = 'org.marbre.Marbre'

/** Command-line switches that turn off Chromium's background requests and the resolution of host names. */
const NETWORK_SWITCHES = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost'],
] as const

/**
 * Starts the desktop host. Must run before Electron is ready. Each library has one instance of the program: a second start on the
 * same library passes its files to the first and quits.
 */
export function runDesktop(electron: ElectronParts, deps: DesktopDeps): void {
  const { app, protocol } = electron
  const { platform, env, argv, cwd } = deps.process
  const machine = { platform, env, home: homedir() }
  const launch = readLaunch(argv, cwd(), app.isPackaged)
  const { library, missing } = libraryOfWindow(launch.library, machine)
  setUserDataFolder(app, desktopFolder(userDataFolder(machine), library.folder))
  protocol.registerSchemesAsPrivileged(SCHEMES)
  for (const [name, value] of NETWORK_SWITCHES) app.commandLine.appendSwitch(name, value)
  if (platform === 'win32') app.setAppUserModelId(APP_ID)
  app.enableSandbox()
  if (!app.requestSingleInstanceLock({ files: launch.files })) {
    app.quit()
    return
  }
  const desktop = new Desktop(electron, deps, machine, { ...library, missing }, launch)
  desktop.listen()
  void app
    .whenReady()
    .then(() => desktop.open())
    .catch((error: unknown) => desktop.fail(error))
}

/** Moves Electron's own data to `folder`; where that cannot be created, Electron's default stays. */
function setUserDataFolder(app: ElectronParts['app'], folder: string): void {
  try {
    makeFolders(folder)
    app.setPath('userData', folder)
  } catch {
    // The window reports an unwritable place when the library opens.
  }
}
