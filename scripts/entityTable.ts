import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const TABLE = /[\\/]postal-mime[\\/]dist[\\/]esm[\\/]html-entities\.js$/

/** The module that gives the same table, whose names and values stand in one text: two thirds of its size. */
export function asOneText(entities: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(entities).map(([name, value]) => [name.slice(1), value] as const)
  const whole = pairs.filter(([name]) => name.endsWith(';'))
  const bare = pairs.filter(([name]) => !name.endsWith(';'))
  const text = JSON.stringify(whole.map(([name, value]) => `${name.slice(0, -1)} ${value}`).join(' '))
  const names = JSON.stringify(bare.map(([name]) => name).join(' '))
  return `export const htmlEntities = {};
const parts = ${text}.split(' ');
for (let at = 0; at < parts.length; at += 2) htmlEntities['&' + parts[at] + ';'] = parts[at + 1];
for (const name of ${names}.split(' ')) htmlEntities['&' + name] = htmlEntities['&' + name + ';'];
`
}

/** The references that HTML has also without a semicolon, those of Latin-1, in both forms. */
export function ofLatin1(entities: Readonly<Record<string, string>>): Record<string, string> {
  const isKept = (name: string) => !name.endsWith(';') || name.slice(0, -1) in entities
  return Object.fromEntries(Object.entries(entities).filter(([name]) => isKept(name)))
}

/** Characters of prose; HTML 4 has no longer name for one than `&thetasym;`. */
const PROSE = /^[&<>"\u00a0-\u017f\u0192\u02c6\u02dc\u0391-\u03d6\u2002-\u203a\u20ac\u2122\u2190-\u2194]$/
const LONGEST_NAME = '&thetasym;'.length

/** The references of letters, punctuation and arrows, without those of mathematics. */
export function ofProse(entities: Readonly<Record<string, string>>): Record<string, string> {
  const isKept = (name: string, value: string) => name.length <= LONGEST_NAME && PROSE.test(value)
  return Object.fromEntries(Object.entries(entities).filter(([name, value]) => isKept(name, value)))
}

const KEPT = { prose: ofProse, latin1: ofLatin1 }

/**
 * A plugin that packs the table of named references of `postal-mime`, which is larger than all else of it, as one text. It needs
 * them for the text that it makes of HTML, with which the import compares the HTML that it reads itself; what only takes a mail
 * apart asks no more than whether it has a text.
 */
export function entityTable(kept: keyof typeof KEPT): Plugin {
  return {
    name: 'marbre:entities',
    async load(id) {
      if (!TABLE.test(id)) return null
      const { htmlEntities } = await import(pathToFileURL(id).href)
      return asOneText(KEPT[kept](htmlEntities))
    },
  }
}
