import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { asOneText } from '../../scripts/entityTable.ts'
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
