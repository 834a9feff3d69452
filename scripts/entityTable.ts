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

/**
 * A plugin that packs the table of named references of `postal-mime`, which is larger than all else of it, as one text. With
 * `isLatin1` those of Latin-1 alone: what takes a mail apart only asks whether it has a text.
 */
export function entityTable({ isLatin1 = false } = {}): Plugin {
  return {
    name: 'marbre:entities',
    async load(id) {
      if (!TABLE.test(id)) return null
      const { htmlEntities } = await import(pathToFileURL(id).href)
      return asOneText(isLatin1 ? ofLatin1(htmlEntities) : htmlEntities)
    },
  }
}
