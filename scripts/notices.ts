import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import * as z from 'zod/mini'
import { LICENCE_TEXTS } from './licenceTexts.ts'

/** The licences of code that may be in a build. Others, the GPL among them, make the build fail. */
const ALLOWED = [
  'MIT',
  'MIT-0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'ISC',
  'MPL-2.0',
  'MPL-1.1',
  // What dictionary-en and dictionary-en-gb call the licences of the lists of words that they are made of.
  'BSD',
  'OFL-1.1',
]

const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  repository: z.optional(z.union([z.string(), z.object({ url: z.string() })])),
})

/** A package that a build contains, and the text of its licence. */
export type Notice = { name: string; version: string; license: string; text: string }

/** The first choice of an SPDX expression that is of allowed licences alone; undefined where there is none. */
export function allowedChoice(license: string): string | undefined {
  return license
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .find((choice) => choice.split(' AND ').every((one) => ALLOWED.includes(one.trim())))
}

/** Where the source of what is under the Mozilla Public License is to be had, which that licence wants told. */
function sourceLine(license: string, repository: z.infer<typeof packageFile>['repository']): string {
  const address = typeof repository === 'string' ? repository : repository?.url
  return license.startsWith('MPL-') && address ? `Source: ${address}\n\n` : ''
}

/** Reads a package's notice. Throws where its licence is not allowed, or its text is missing. */
export function noticeOf(folder: string): Notice {
  const { name, version, license, repository } = packageFile.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  )
  const choice = allowedChoice(license)
  if (choice === undefined) throw new Error(`${name} is under ${license}, which Marbre may not contain`)
  const files = readdirSync(folder).filter((file) =>
    /^(?:licen[cs]e|notice|copyright|copying\.mpl)/i.test(file),
  )
  const own = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'))
  const known = LICENCE_TEXTS.get(name)
  const texts = own.length === 0 && known !== undefined ? [known] : own
  if (texts.length === 0) throw new Error(`${name} has no file with its licence (${license})`)
  // Vite's file goes on with the licences of the tools in it; what a build takes from Vite is its own.
  const text = texts.map((each) => each.split('\n# Licenses of bundled dependencies')[0]?.trim()).join('\n\n')
  return { name, version, license: choice, text: `${sourceLine(choice, repository)}${text}` }
}

/** The folder of the package that a module belongs to; undefined for Marbre's own modules. */
export function packageFolder(root: string, id: string): string | undefined {
  const [path = ''] = id.replaceAll('\\', '/').split('?')
  // Helpers that the tools of the build add themselves.
  const helper = /^\0?(vite|rolldown)\//.exec(path)?.[1]
  if (helper) return join(root, 'node_modules', helper)
  const [, inside = ''] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
  return inside || undefined
}

const RULE = '─'.repeat(80)

/** The text of all notices. Packages with the same text stand over it together. */
export function noticesText(own: string, notices: readonly Notice[]): string {
  const byText = Map.groupBy(notices, ({ text }) => text)
  const blocks = [...byText].map(([text, packages]) => {
    const names = packages.map(({ name, version, license }) => `${name} ${version} (${license})`)
    return `${names.join('\n')}\n\n${text}`
  })
  const runtime =
    'Electron, Chromium and Node.js, on which the desktop program runs\n\n' +
    'See LICENSE.electron.txt and LICENSES.chromium.html, beside the program or in its Resources folder.'
  return `${[`Marbre\n\n${own.trim()}`, runtime, ...blocks].join(`\n\n${RULE}\n\n`)}\n`
}

/** Collects the notices of all that builds contain. */
export class Notices {
  readonly #root: string
  readonly #folders = new Set<string>()

  constructor(root: string) {
    this.#root = root
  }

  /** A plugin that notes the packages of a build: of its modules, and of its files that no module is, such as fonts. */
  collect(): Plugin {
    let viteRoot = ''
    return {
      name: 'marbre:notices',
      configResolved: ({ root }) => {
        viteRoot = root
      },
      generateBundle: (_options, bundle) => {
        const sources = Object.values(bundle).flatMap((file) =>
          file.type === 'chunk'
            ? file.moduleIds
            : file.originalFileNames.map((name) => resolve(viteRoot, name)),
        )
        for (const source of sources) {
          const folder = packageFolder(this.#root, source)
          if (folder) this.#folders.add(folder)
        }
      },
    }
  }

  /** A plugin for the last of the builds: writes the notices of all of them to `file` beside what it builds. */
  write(file: string): Plugin {
    const all = () => {
      const notices = [...this.#folders].map(noticeOf)
      const byName = new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice]))
      const sorted = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, notice]) => notice)
      return noticesText(readFileSync(join(this.#root, 'LICENSE'), 'utf8'), sorted)
    }
    return {
      name: 'marbre:notices-file',
      enforce: 'post',
      generateBundle() {
        this.emitFile({ type: 'asset', fileName: file, source: all() })
      },
    }
  }
}
