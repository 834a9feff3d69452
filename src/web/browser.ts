import { quietArguments } from '../host/browser.ts'
import type { Machine } from '../host/libraryFolder.ts'

/** True where a window can be opened; on Linux a display must be named in the environment. */
export function hasDisplay({ platform, env }: Machine): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** Chromium's arguments for an app window on `address` with the profile folder `profile`. */
export function windowArguments(address: string, profile: string, asRoot: boolean): string[] {
  return [`--app=${address}`, ...quietArguments(profile, asRoot, ['127.0.0.1']), '--window-size=1440,900']
}
