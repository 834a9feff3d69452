import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLibrary } from '../../src/store/index.ts'
import { newsroomOver } from '../store/newsroomOver.ts'
import { articleOf, idOf, unwrap } from '../store/libraryFixture.ts'
import { folder, marbre } from './commandLine.ts'

const SECTIONS = [{ heading: '', body: 'Un.\n\nDeux.' }]
const copyIn = (library: string) => join(library, 'articles', `${idOf(1)}-LAPTOP-1A2B.json`)

/** A library with one article that was changed here, and a copy in which another machine wrote this body. */
async function libraryWithCopy(body: string): Promise<string> {
  const path = join(folder(), 'library')
  const library = unwrap(await openLibrary(path, { create: true, watch: false, lineage: true }))
  const newsroom = newsroomOver(library)
  const save = async (text: string) => {
    const { article, fingerprint } = unwrap(await newsroom.readArticle({ id: idOf(1) }))
    const base = { revision: article.revision, fingerprint }
    const content = { ...article, sections: [{ heading: '', body: text }] }
    unwrap(await newsroom.saveArticle({ id: idOf(1), base, content }))
  }
  await library.add([articleOf(1, { sections: SECTIONS })])
  const file = join(path, 'articles', `${idOf(1)}.json`)
  const before = readFileSync(file)
  await save(body)
  copyFileSync(file, copyIn(path))
  writeFileSync(file, before)
  await save('Un, ici.\n\nDeux.')
  await library.close()
  return path
}

test('conflicts lists the copies, and merges what does not overlap', async () => {
  const library = await libraryWithCopy('Un.\n\nDeux, là-bas.')
  const listed = await marbre(['conflicts', '--library', library, '--lang', 'en'])
  expect(listed).toMatchObject({ code: 0, stderr: '' })
  expect(listed.stdout).toBe(`${idOf(1)}  LAPTOP-1A2B (OneDrive)  Le pont numéro 1\n1 conflict copy.\n`)
  const merged = await marbre(['conflicts', idOf(1), '--merge', '--json', '--library', library])
  expect(JSON.parse(merged.stdout)).toMatchObject({
    copies: [{ id: idOf(1), service: 'onedrive', merged: true }],
  })
  expect(readdirSync(join(library, 'articles'))).toEqual([`${idOf(1)}.json`])
  const shown = await marbre(['show', idOf(1), '--library', library])
  expect(shown.stdout).toMatch(/Un, ici\.\n\nDeux, là-bas\./)
})

test('a copy that overlaps is left to the window, in a sentence that says so', async () => {
  const library = await libraryWithCopy('Un, là-bas.\n\nDeux.')
  const merged = await marbre(['conflicts', '--merge', '--library', library, '--lang', 'fr'])
  expect(merged.code).toBe(1)
  expect(merged.stderr).toMatch(/fenêtre de Marbre.*\[conflict\]/)
  expect(readdirSync(join(library, 'articles'))).toHaveLength(2)
  rmSync(copyIn(library))
  expect((await marbre(['conflicts', '--merge', '--library', library])).code).toBe(0)
})
