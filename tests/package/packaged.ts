import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { Arch, build, type Configuration, Platform } from 'electron-builder'
import { linuxElectron, macElectron } from './standInElectron.ts'

export const ROOT = resolve(import.meta.dirname, '..', '..')

const configuration: () => Configuration = createRequire(import.meta.url)(
  join(ROOT, 'electron-builder.config.cjs'),
)

/** The temporary folder in which packages are made. */
const folder = mkdtempSync(join(tmpdir(), 'marbre-package-'))

function options(electron: string) {
  const config = configuration()
  const directories = { ...config.directories, output: join(folder, 'dist') }
  return {
    projectDir: ROOT,
    publish: null,
    config: { ...config, directories, electronDist: join(folder, electron) },
  }
}

/** A package for Linux: its folder, and what the AppImage and the Debian package would add. */
export type LinuxPackage = {
  folder: string
  desktopEntries: readonly string[]
  debianFiles: readonly string[]
}

/** Packs for Linux, up to where electron-builder would download the tools for an AppImage and a Debian package. */
export async function packLinux(): Promise<LinuxPackage> {
  linuxElectron(join(folder, 'linux'))
  const desktopEntries: string[] = []
  let debianFiles: string[] = []
  await build({
    ...options('linux'),
    targets: Platform.LINUX.createTarget(['AppImage', 'deb'], Arch.x64),
    effectiveOptionComputed: async (computed) => {
      if (Array.isArray(computed)) {
        const [parameters, desktopFile] = computed
        debianFiles = parameters.filter((each: string) => each.includes('=/'))
        desktopEntries.push(readFileSync(desktopFile, 'utf8'))
      } else desktopEntries.push(computed.desktop)
      return true
    },
  })
  return { folder: join(folder, 'dist', 'linux-unpacked'), desktopEntries, debianFiles }
}

/** A package for macOS: the program's folder, and how `codesign` was called. */
export type MacPackage = { application: string; signed: readonly string[] }

/** Packs for macOS. Elsewhere than there a stand-in for `codesign` notes its parameters. */
export async function packMac(): Promise<MacPackage> {
  macElectron(join(folder, 'mac'))
  const tools = join(folder, 'tools')
  const notes = join(folder, 'codesign.txt')
  mkdirSync(tools)
  writeFileSync(join(tools, 'codesign'), `#!/bin/sh\necho "$@" >> '${notes}'\n`)
  chmodSync(join(tools, 'codesign'), 0o755)
  const path = process.env.PATH
  process.env.PATH = `${tools}${delimiter}${path}`
  try {
    await build({ ...options('mac'), targets: Platform.MAC.createTarget('dir', Arch.arm64) })
  } finally {
    process.env.PATH = path
  }
  const signed = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : []
  return { application: join(folder, 'dist', 'mac-arm64', 'Marbre.app'), signed }
}
