import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { IMPORT_FORMATS } from '../../src/core/import/formats.ts'

const INSTALLER = resolve(import.meta.dirname, '..', '..', 'resources', 'windows', 'installer.nsh')

type Macro = { parameters: readonly string[]; lines: readonly string[] }

/** The macros of an NSIS script. */
function macrosOf(script: string): ReadonlyMap<string, Macro> {
  const macros = new Map<string, Macro>()
  for (const [, head = '', body = ''] of script.matchAll(/^!macro (.+)\n([\s\S]*?)^!macroend/gm)) {
    const [name = '', ...parameters] = head.trim().split(/\s+/)
    const lines = body.split('\n').map((line) => line.trim())
    macros.set(name, { parameters, lines: lines.filter((line) => line !== '') })
  }
  return macros
}

/** The words of a line of NSIS, without their quotation marks. */
const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )

/** The lines that a macro stands for, with its parameters and those of the macros in it filled in. */
function expanded(
  macros: ReadonlyMap<string, Macro>,
  name: string,
  values: readonly string[] = [],
): string[] {
  const macro = macros.get(name)
  if (!macro) throw new Error(`no macro ${name}`)
  return macro.lines.flatMap((line) => {
    const filled = macro.parameters.reduce(
      (text, parameter, at) => text.replaceAll(`\${${parameter}}`, values[at] ?? ''),
      line,
    )
    const [command, ...words] = wordsOf(filled)
    return command === '!insertmacro' ? expanded(macros, words[0] ?? '', words.slice(1)) : [filled]
  })
}

type Registry = Map<string, string>

/** Carries out the lines that change the registry; a value's name follows its key after a colon. Others are an error. */
function carryOut(lines: readonly string[], registry: Registry): void {
  for (const line of lines) {
    const [command, root, key = '', name = '', value = ''] = wordsOf(line)
    if (command === 'System::Call') continue
    expect(root).toBe('SHELL_CONTEXT')
    if (command === 'WriteRegStr' || command === 'WriteRegNone') registry.set(`${key}:${name}`, value)
    else if (command === 'DeleteRegValue') registry.delete(`${key}:${name}`)
    else if (command === 'DeleteRegKey') {
      for (const each of registry.keys())
        if (each.startsWith(`${key}:`) || each.startsWith(`${key}\\`)) registry.delete(each)
    } else throw new Error(`unexpected: ${line}`)
  }
}

const macros = macrosOf(readFileSync(INSTALLER, 'utf8'))
const CLASSES = 'Software\\Classes\\'

/** A registry in which other programs are the default for Marbre's file types, or nothing is. */
const before = () =>
  new Map([
    [`${CLASSES}.txt:`, 'txtfilelegacy'],
    [`${CLASSES}.txt\\OpenWithProgids:Notepad.Text`, ''],
    [`${CLASSES}.md:`, 'Typora.md'],
    [`${CLASSES}Typora.md:`, 'Markdown'],
  ])

test('the Windows installer offers Marbre for the files of every format, and takes none of them over', () => {
  const registry = before()
  carryOut(expanded(macros, 'customInstall'), registry)
  const formats = Object.values(IMPORT_FORMATS)
    .map(({ extensions }) => extensions.map((each) => `.${each}`))
    .filter(({ length }) => length > 0)
  const written = [...registry.keys()].flatMap((key) => /SupportedTypes:(.*)/.exec(key)?.[1] ?? [])
  expect(written).toEqual(formats.flat())
  const typeOf = (extension: string) => {
    const names = `${CLASSES}${extension}\\OpenWithProgids:Marbre.`
    const found = [...registry.keys()].filter((key) => key.startsWith(names))
    expect(found).toHaveLength(1)
    return found[0]?.slice(names.length) ?? ''
  }
  // The extensions of a format are of one type, each format of its own.
  const types = formats.map((extensions) => [...new Set(extensions.map(typeOf))])
  expect(types.every(({ length }) => length === 1)).toBe(true)
  expect(new Set(types.flat()).size).toBe(formats.length)
  for (const type of types.flat())
    expect(registry.get(`${CLASSES}Marbre.${type}\\shell\\open\\command:`)).toBe('"$appExe" "%1"')
  for (const [key, value] of before()) expect(registry.get(key)).toBe(value)
  expect(registry.has(`${CLASSES}.markdown:`)).toBe(false)
})

test('removing it leaves the registry as it was', () => {
  const registry = before()
  carryOut(expanded(macros, 'customInstall'), registry)
  expect(registry.size).toBeGreaterThan(before().size)
  carryOut(expanded(macros, 'customUnInstall'), registry)
  expect(registry).toEqual(before())
})
