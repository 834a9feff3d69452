import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DARK, LIGHT } from '../../src/core/colors.ts'

const tokens = readFileSync(new URL('../../src/renderer/src/styles/tokens.css', import.meta.url), 'utf8')

/** The value of a token of the window in light and in dark appearance. */
function tokenOf(name: string): string[] {
  return Array.from(tokens.matchAll(new RegExp(`--${name}: (#[0-9a-f]+);`, 'g')), ([, value = '']) => value)
}

test.each([
  ['paper', 'paper'],
  ['panel', 'panel'],
  ['ink', 'ink'],
  ['quiet', 'ink-2'],
  ['rule', 'rule'],
  ['accent', 'accent'],
] as const)('the colour %s of exports is that of the window, light and dark', (name, token) => {
  expect(tokenOf(token)).toEqual([LIGHT[name], DARK[name]])
})
