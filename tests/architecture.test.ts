import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'

const ROOT = resolve(import.meta.dirname, '..')
const CRUISER = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')

const report = z.object({
  modules: z.array(
    z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string() })) }),
  ),
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** Reads the imports of a tree by the project's own rule. */
async function readImports(folder: string) {
  const parameters = [CRUISER, 'src', '--output-type', 'json']
  const json = await new Promise<string>((resolveOutput, reject) => {
    execFile(process.execPath, parameters, { cwd: folder, maxBuffer: 2 ** 28 }, (error, stdout, stderr) =>
      stdout ? resolveOutput(stdout) : reject(new Error(stderr, { cause: error })),
    )
  })
  const { modules, summary } = report.parse(JSON.parse(json))
  const { totalCruised, violations } = summary
  return {
    imports: modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
    ),
    modules: totalCruised,
    broken: violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/^.*node_modules\/([^/]+).*/, '$1')}`,
    ),
  }
}

/** A tree of made-up files under the project's rule. */
function treeOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-tree-'))
  cpSync(join(ROOT, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** All of the source by the project's own rule. */
const wholeSource = readImports(ROOT)

/** The files below a folder, as paths from the root of the repository. */
function filesOf(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')))
const packages = Object.values(manifest).flatMap((group) => Object.keys(group))

/** True for a package of `package.json`, or a module of one. */
function isPackage(text: string): boolean {
  const [scopeOrName = '', name] = text.split('/')
  return packages.includes(scopeOrName.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName)
}

/** What the files declare or import: variables, functions, types and their members, and the words of lists. */
function namesDeclaredIn(paths: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && 'name' in node.parent && node.parent.name === node) names.add(node.text)
    if (ts.isStringLiteral(node) && ts.isArrayLiteralExpression(node.parent)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  for (const path of paths) {
    const text = readFileSync(join(ROOT, path), 'utf8')
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  }
  return names
}

test('imports go down only, in all of the source', async () => {
  const { modules, broken } = await wholeSource
  expect(broken).toEqual([])
  expect(modules).toBeGreaterThan(50)
})

/** Files that break the rule, or are beside it, with what is found in them. */
const CASES: readonly (readonly [name: string, files: Record<string, string>, found: readonly string[]])[] = [
  [
    'an import that goes up, also one of a type alone',
    {
      'src/core/article.ts':
        "import type { Newsroom } from '../newsroom/newsroom.ts'\nexport type Article = Newsroom\n",
      'src/newsroom/newsroom.ts': 'export type Newsroom = 1\n',
      'src/renderer/src/page.ts': "export { store } from '../../store/store.ts'\n",
      'src/store/store.ts': 'export const store = 1\n',
    },
    [
      'core-imports-down: src/core/article.ts → src/newsroom/newsroom.ts',
      'renderer-imports-down: src/renderer/src/page.ts → src/store/store.ts',
    ],
  ],
  [
    'node: in the core',
    { 'src/core/disk.ts': "export { readFileSync } from 'node:fs'\n" },
    ['pure-layers-use-no-node: src/core/disk.ts → fs'],
  ],
  [
    'Electron in the command line',
    { 'src/cli/window.ts': "export { app } from 'electron'\n" },
    ['electron-stays-in-its-hosts: src/cli/window.ts → electron'],
  ],
  [
    'a circle',
    {
      'src/core/left.ts': "export * from './right.ts'\n",
      'src/core/right.ts': "export * from './left.ts'\n",
    },
    ['no-cycle: src/core/left.ts → src/core/right.ts'],
  ],
  [
    'one feature in another',
    {
      'src/renderer/src/features/one/a.ts': "export * from '../two/b.ts'\n",
      'src/renderer/src/features/two/b.ts': 'export const b = 1\n',
    },
    [
      'features-do-not-know-each-other: src/renderer/src/features/one/a.ts → src/renderer/src/features/two/b.ts',
    ],
  ],
  [
    'marked outside of the document',
    { 'src/core/import/lexer.ts': "export { Lexer } from 'marked'\n" },
    ['one-reading-of-markdown: src/core/import/lexer.ts → marked'],
  ],
  [
    'a way round a folder’s face',
    {
      'src/core/round.ts': "export * from './document/lexer.ts'\n",
      'src/core/document/index.ts': "export * from './lexer.ts'\n",
      'src/core/document/lexer.ts': "export { Lexer } from 'marked'\n",
    },
    ['a-folder-has-one-face: src/core/round.ts → src/core/document/lexer.ts'],
  ],
  [
    'a way past two faces',
    {
      'src/core/past.ts': "export * from './outer/inner/index.ts'\n",
      'src/core/outer/index.ts': "export * from './inner/index.ts'\n",
      'src/core/outer/inner/index.ts': 'export const b = 1\n',
    },
    ['a-folder-has-one-face: src/core/past.ts → src/core/outer/inner/index.ts'],
  ],
  [
    'a folder of src that the rule does not list',
    { 'src/attic/a.ts': "import 'node:fs'\n" },
    ['every-layer-is-named: src/attic/a.ts → fs'],
  ],
  [
    'a folder’s face, its second face and its own files',
    {
      'src/core/may.ts': "export * from './export/index.ts'\nexport * from './export/formats.ts'\n",
      'src/core/export/index.ts': "export * from './writer.ts'\n",
      'src/core/export/formats.ts': 'export const formats = 1\n',
      'src/core/export/writer.ts': "export * from './html/index.ts'\n",
      'src/core/export/html/index.ts': "export * from './page.ts'\n",
      'src/core/export/html/page.ts': "import '../shared.ts'\nexport const page = 1\n",
      'src/core/export/shared.ts': 'export const shared = 1\n',
    },
    [],
  ],
]

/** The files of all cases, read at once: a start of dependency-cruiser takes longer than the files. */
const allCases = readImports(treeOf(Object.assign({}, ...CASES.map(([, files]) => files))))

test.each(CASES)('what is found of %s', async (_name, files, found) => {
  const { imports, broken } = await allCases
  const own = Object.keys(files)
  expect(imports.some(({ from }) => own.includes(from))).toBe(true)
  expect(broken.filter((line) => own.some((path) => line.includes(`: ${path} → `)))).toEqual(found)
})

test('no two cases share a file', () => {
  const paths = CASES.flatMap(([, files]) => Object.keys(files))
  expect(new Set(paths).size).toBe(paths.length)
})

test('each second face that the rule lists is there, and is imported from outside of its folder', async () => {
  const rule = readFileSync(join(ROOT, '.dependency-cruiser.cjs'), 'utf8')
  const [, list = ''] = /secondFaces = \{(.*?)\n\}/s.exec(rule) ?? []
  const listed = Array.from(list.matchAll(/^ {2}'(.+?)':/gm), ([, path = '']) => path)
  expect(listed.length).toBeGreaterThan(0)
  const { imports } = await wholeSource
  const isImported = (path: string) =>
    imports.some(({ from, to }) => to === path && !from.startsWith(`${dirname(path)}/`))
  expect(listed.filter((path) => !isImported(path))).toEqual([])
})

/** The names of what a file exports, and how often each name stands in it, those that it passes on apart. */
function namesIn(file: string) {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/^export (?:type )?\{[^}]*\} from .*$/gm, '')
  const counts = new Map<string, number>()
  for (const [name] of text.matchAll(/[A-Za-z_$][\w$]*/g)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const exported = text.matchAll(/^export (?:async )?(?:function\*?|const|class|type) +([\w$]+)/gm)
  return { exported: Array.from(exported, ([, name = '']) => name), counts }
}

test('nothing of the source is there for tests alone', () => {
  const files = ['src', 'scripts'].flatMap(filesOf).filter((path) => /\.(?:tsx?|mjs)$/.test(path))
  files.push('electron.vite.config.ts')
  const named = files.map((file) => ({ file, ...namesIn(file) }))
  const uses = new Map<string, number>()
  for (const { counts } of named)
    for (const [name, count] of counts) uses.set(name, (uses.get(name) ?? 0) + count)
  const unused = named.flatMap(({ file, exported }) =>
    exported.filter((name) => uses.get(name) === 1).map((name) => `${name} of ${file}`),
  )
  expect(unused).toEqual([])
  expect(uses.get('importFile')).toBeGreaterThan(1)
})

describe('ARCHITECTURE.md', () => {
  const map = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').replace(/^```.*?^```$/gms, '')
  const quoted = Array.from(map.matchAll(/`([^`\n]+)`/g), ([, text = '']) => text).filter(
    (text) => !text.startsWith('node:') && !isPackage(text),
  )
  const isPath = (text: string) => /^[\w./@-]+$/.test(text) && /\/|\.(?:tsx?|[cm]js|json|md|yaml)$/.test(text)

  test('names no path that is not there', () => {
    const fileNames = new Set(filesOf('src').map((path) => basename(path)))
    const isThere = (path: string) =>
      fileNames.has(path) ||
      ['', 'src', 'src/renderer/src'].some((folder) => existsSync(join(ROOT, folder, path)))
    const paths = quoted.filter(isPath)
    expect(paths.length).toBeGreaterThan(20)
    expect(paths.filter((path) => !isThere(path))).toEqual([])
  })

  test('names nothing of the code that the source does not declare', () => {
    const declared = namesDeclaredIn(filesOf('src').filter((path) => /\.tsx?$/.test(path)))
    const isKnown = (name: string) => declared.has(name) || name in globalThis || name === 'unknown'
    const names = quoted.filter((text) => /^[A-Za-z_]\w*(?:\.\w+)*$/.test(text) && !isPath(text))
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((text) => !text.split('.').every(isKnown))).toEqual([])
  })

  test('places each table in the file that it names with it', () => {
    const places = Array.from(map.matchAll(/`([A-Z][A-Z_]+)`(?:,| of| in) `([\w./-]+\.tsx?)`/g))
    expect(places.length).toBeGreaterThan(20)
    const declares = ([, name = '', path = '']: RegExpExecArray) => {
      const isItsFile = (file: string) => file === path || file.endsWith(`/${path}`)
      const files = filesOf('src').filter(isItsFile)
      return files.some((file) => namesDeclaredIn([file]).has(name))
    }
    expect(places.filter((place) => !declares(place)).map(([text]) => text)).toEqual([])
  })

  test('says of each dependency what it is for, and of nothing else', () => {
    const [, table = ''] = map.split('## What we lean on')
    const cells = Array.from(table.matchAll(/^\| ([^|]+) \|/gm), ([, cell = '']) => cell)
    const listed = cells.slice(1).flatMap((cell) => {
      const names = cell.replace(/ \(.*?\)/g, '').split(', ')
      const [first = ''] = names
      const scope = first.startsWith('@') ? first.slice(0, first.indexOf('/') + 1) : ''
      const family = first.slice(0, first.indexOf('-'))
      return names.map((name) => {
        if (name.startsWith('-')) return family + name
        return scope !== '' && !isPackage(name) ? scope + name : name
      })
    })
    const used = packages.filter((name) => !name.startsWith('@types/'))
    expect(listed.toSorted()).toEqual(used.toSorted())
  })
})
