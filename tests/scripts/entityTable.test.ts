import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { asOneText, ofLatin1, ofProse } from '../../scripts/entityTable.ts'
import { temporaryFolder } from '../store/libraryFixture.ts'

const TABLE = join(import.meta.dirname, '../../node_modules/postal-mime/dist/esm/html-entities.js')

test('the table of named references is the same as one text', async () => {
  const { htmlEntities } = await import(pathToFileURL(TABLE).href)
  const file = join(temporaryFolder(), 'table.mjs')
  writeFileSync(file, asOneText(htmlEntities))
  const packed = await import(pathToFileURL(file).href)
  expect(Object.keys(htmlEntities).length).toBeGreaterThan(2000)
  expect(packed.htmlEntities).toEqual(htmlEntities)
})

test('of Latin-1 are the references that may lack their semicolon', async () => {
  const { htmlEntities } = await import(pathToFileURL(TABLE).href)
  const few = ofLatin1(htmlEntities)
  expect(few).toMatchObject({ '&nbsp;': '\u00a0', '&nbsp': '\u00a0', '&eacute;': 'é' })
  expect(Object.keys(few)).not.toContain('&ZeroWidthSpace;')
  expect(Object.keys(few).length).toBe(212)
})

test('of prose are the references that a mail may have, in both forms', async () => {
  const { htmlEntities } = await import(pathToFileURL(TABLE).href)
  const prose = ofProse(htmlEntities)
  expect(prose).toMatchObject(ofLatin1(htmlEntities))
  expect(prose).toMatchObject({
    '&rsquo;': '’',
    '&hellip;': '…',
    '&oelig;': 'œ',
    '&euro;': '€',
    '&thetasym;': 'ϑ',
    '&rarr;': '→',
  })
  expect(Object.keys(prose)).not.toContain('&CounterClockwiseContourIntegral;')
})
