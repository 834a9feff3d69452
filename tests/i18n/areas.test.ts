import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import windowSentences from '../../src/i18n/fr/index.ts'

const SRC = resolve(import.meta.dirname, '../../src')
const WINDOW = join(SRC, 'renderer/src')
const ENTRY = join(WINDOW, 'main.tsx')

/** What a module imports, `import(…)` too, and the beginnings of its texts. */
type Module = { imports: readonly string[]; texts: readonly string[] }

/** The specifier of an import that is more than types; null for any other node. */
function specifierOf(node: ts.Node): ts.Node | null {
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly ? null : node.moduleSpecifier
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? null : (node.moduleSpecifier ?? null)
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
  return isDynamic ? (node.arguments[0] ?? null) : null
}

function readModule(path: string): Module {
  const imports: string[] = []
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node)
    if (specifier && ts.isStringLiteral(specifier)) imports.push(resolve(dirname(path), specifier.text))
    else if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest))
  return { imports: imports.filter((each) => /\.tsx?$/.test(each) && existsSync(each)), texts }
}

/** The window's own modules, those that it loads later too. */
function modulesOfWindow(): ReadonlyMap<string, Module> {
  const modules = new Map<string, Module>()
  const waiting = [ENTRY]
  for (const path of waiting) {
    if (modules.has(path) || !path.startsWith(WINDOW)) continue
    const module = readModule(path)
    modules.set(path, module)
    waiting.push(...module.imports)
  }
  return modules
}

/** The areas of sentences that are loaded later than the window, with the modules that add each. */
async function areasOfModules(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const sentences = z.object({ fr: z.record(z.string(), z.unknown()) })
  const areas = new Map<string, Set<string>>()
  for (const name of readdirSync(join(SRC, 'i18n')).filter((each) => each.endsWith('.ts'))) {
    const exported = z.record(z.string(), z.unknown()).parse(await import(join(SRC, 'i18n', name)))
    for (const [key, value] of Object.entries(exported)) {
      if (!key.endsWith('_SENTENCES')) continue
      for (const area of Object.keys(sentences.parse(value).fr))
        areas.set(area, (areas.get(area) ?? new Set()).add(join(SRC, 'i18n', name)))
    }
  }
  for (const area of Object.keys(windowSentences)) areas.delete(area)
  return areas
}

/** The modules of the window that can be loaded by a way on which none adds an area. */
function withoutArea(modules: ReadonlyMap<string, Module>, adders: ReadonlySet<string>): string[] {
  const reached = new Set<string>()
  const waiting = [ENTRY]
  for (const path of waiting) {
    const imports = modules.get(path)?.imports
    if (!imports || reached.has(path) || imports.some((each) => adders.has(each))) continue
    reached.add(path)
    waiting.push(...imports)
  }
  return [...reached]
}

/** Who writes is told by `saving/watchPresence.ts`, which adds the words for it. */
const TOLD_ELSEWHERE = ['sharing: features/library/ArticleRow.tsx']

test('each area of sentences is added by what is loaded before or with the modules that say it', async () => {
  const modules = modulesOfWindow()
  const silent: string[] = []
  for (const [area, adders] of await areasOfModules())
    for (const path of withoutArea(modules, adders)) {
      const says = modules.get(path)?.texts.some((text) => text.startsWith(`${area}:`))
      if (says) silent.push(`${area}: ${relative(WINDOW, path)}`)
    }
  expect(silent).toEqual(TOLD_ELSEWHERE)
  expect(modules.size).toBeGreaterThan(300)
})
