import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { IMPORT_FORMATS } from '../../src/core/import/formats.ts'

const FILE = join(resolve(import.meta.dirname, '..', '..'), 'electron-builder.config.cjs')
const target = z.union([z.string(), z.object({ target: z.string() })])
const platform = z.looseObject({ target: z.array(target) })
const schema = z.looseObject({
  publish: z.null(),
  asar: z.literal(true),
  electronFuses: z.looseObject({ resetAdHocDarwinSignature: z.literal(true) }),
  mac: z.looseObject({
    target: z.array(target),
    identity: z.optional(z.string()),
    hardenedRuntime: z.boolean(),
    fileAssociations: z.array(z.looseObject({ ext: z.array(z.string()) })),
  }),
  win: platform,
  linux: z.looseObject({ target: z.array(target), mimeTypes: z.array(z.string()) }),
})

/** The configuration as electron-builder would read it under these environment variables. */
function configuration(env: Readonly<Record<string, string>>) {
  for (const name of ['CSC_LINK', 'CSC_NAME']) vi.stubEnv(name, env[name])
  const require = createRequire(import.meta.url)
  delete require.cache[FILE]
  return schema.parse(require(FILE)())
}

afterEach(() => {
  vi.unstubAllEnvs()
})

test('there is an installer for each system, and none that looks for updates', () => {
  const { mac, win, linux } = configuration({})
  const targets = [mac, win, linux].flatMap((system) =>
    system.target.map((one) => (typeof one === 'string' ? one : one.target)),
  )
  expect(targets).toEqual(['dmg', 'nsis', 'AppImage', 'deb'])
})

test('the packages offer to open the files of every format, and no others', () => {
  const { mac, linux } = configuration({})
  const formats = Object.values(IMPORT_FORMATS).filter(({ extensions }) => extensions.length > 0)
  expect(mac.fileAssociations.map(({ ext }) => ext)).toEqual(formats.map(({ extensions }) => [...extensions]))
  expect(linux.mimeTypes).toEqual(formats.map(({ mediaTypes: [mediaType] }) => mediaType))
})

test('no installer makes Marbre the default program of a file type', () => {
  const config = configuration({})
  expect(config).not.toHaveProperty('fileAssociations')
  expect(config.win).not.toHaveProperty('fileAssociations')
  expect(config.linux).not.toHaveProperty('fileAssociations')
})

test('without a certificate the program for macOS is signed ad hoc, with one it is fit for notarisation', () => {
  expect(configuration({}).mac).toMatchObject({ identity: '-', hardenedRuntime: false })
  for (const env of [{ CSC_LINK: 'certificate.p12' }, { CSC_NAME: 'The Marbre authors' }]) {
    const { mac } = configuration(env)
    expect([mac.identity, mac.hardenedRuntime]).toEqual([undefined, true])
  }
})
