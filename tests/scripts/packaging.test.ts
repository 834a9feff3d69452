import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { FuseV1Options } from '@electron/fuses'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

const ROOT = resolve(import.meta.dirname, '..', '..')
const target = z.union([z.string(), z.object({ target: z.string() })])
const platform = z.looseObject({ target: z.array(target) })
const configuration = z.looseObject({
  asar: z.boolean(),
  publish: z.null(),
  icon: z.string(),
  files: z.array(z.string()),
  electronFuses: z.record(z.string(), z.boolean()),
  fileAssociations: z.array(
    z.object({
      ext: z.union([z.string(), z.array(z.string())]),
      name: z.string(),
      mimeType: z.string(),
      role: z.string(),
      rank: z.string(),
    }),
  ),
  mac: platform,
  win: platform,
  linux: platform,
})
const config = configuration.parse(createRequire(import.meta.url)(join(ROOT, 'electron-builder.config.cjs')))

/** What each fuse of a packaged Marbre is set to. WebAssembly's trap handlers are the one whose setting only concerns speed. */
const FUSES: Record<keyof typeof FuseV1Options, boolean | undefined> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: undefined,
}

test('every fuse of the packaged program is set, and to the safe side', () => {
  const wanted = Object.entries(FUSES).flatMap(([name, value]) =>
    value === undefined ? [] : [[`${name.charAt(0).toLowerCase()}${name.slice(1)}`, value]],
  )
  expect(config.electronFuses).toEqual(Object.fromEntries(wanted))
  expect(config.asar).toBe(true)
})

test('there is an installer for each system, and none that looks for updates', () => {
  const targets = [config.mac, config.win, config.linux].flatMap(({ target: each }) =>
    each.map((one) => (typeof one === 'string' ? one : one.target)),
  )
  expect(targets).toEqual(['dmg', 'nsis', 'AppImage', 'deb'])
  expect(config.publish).toBeNull()
})

test('text and Markdown files can be opened with Marbre, which does not take them over', () => {
  expect(config.fileAssociations.flatMap(({ ext }) => ext)).toEqual(['txt', 'md', 'markdown', 'mdown'])
  for (const { role, rank } of config.fileAssociations) expect([role, rank]).toEqual(['Editor', 'Alternate'])
})

test('the icon is there, in each size that Linux asks for', () => {
  expect(existsSync(join(ROOT, config.icon))).toBe(true)
  for (const size of [16, 32, 48, 64, 128, 256, 512]) {
    expect(existsSync(join(ROOT, 'resources', 'icons', 'sizes', `${size}x${size}.png`))).toBe(true)
  }
})

test('the Node of the scripts stays out of the package', () => {
  expect(config.files).toContain('!node_modules/node-{linux,win}-*/**')
})
