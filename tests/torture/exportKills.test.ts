import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { folder, marbre, start } from '../cli/commandLine.ts'
import { jpeg } from '../core/pictures/madePictures.ts'
import { articleOf } from '../store/articleOf.ts'

const KILLS = 30
const ARTICLES = 1000

/** An export of one library into one folder, killed at a random moment each time, with articles that change in between. */
test('kill -9 at random moments of an export leaves whole files, and the next run ends the work', async () => {
  const home = folder()
  const [library, out] = [join(home, 'library'), join(home, 'out')]
  // On a busy machine an export may be killed before it makes its folder.
  for (const made of [join(library, 'articles'), out]) mkdirSync(made, { recursive: true })
  const line = ['export', '--library', library, '--format', 'docx', '--out', out, '--names', '{desk}/{slug}']
  for (let kill = 0; kill < KILLS; kill += 1) {
    for (let number = kill % 3; number < ARTICLES; number += 3) {
      const changed = articleOf(number, {
        headline: 'Un seul titre',
        desk: `d${(number + kill) % 4}`,
        kicker: `${kill}`,
      })
      writeFileSync(join(library, 'articles', `${changed.id}.json`), encodeArticleFile(changed))
    }
    const child = start(line)
    const ended = new Promise((resolve) => child.on('close', resolve))
    setTimeout(() => child.kill('SIGKILL'), 600 + Math.random() * 1500)
    await ended
    for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.docx')) continue
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      // The end of a zip's directory is the last thing in it.
      expect(bytes.subarray(-22, -18).toString('latin1')).toBe('PK\u0005\u0006')
    }
  }
  const { code, stderr } = await marbre(line)
  expect({ code, left: stderr.includes('left because'), failed: stderr.match(/\[[a-z-]+\]/g) }).toEqual({
    ...{ code: 0, left: false, failed: null },
  })
  const files = readdirSync(out, { recursive: true }).filter((name) => String(name).endsWith('.docx'))
  expect(files).toHaveLength(ARTICLES)
})

/** The same with pictures, of which each article gets others from one export to the next. */
test('kill -9 at random moments leaves no text without the pictures that it shows', async () => {
  const home = folder()
  const [library, out] = [join(home, 'library'), join(home, 'out')]
  for (const part of ['articles', 'media']) mkdirSync(join(library, part), { recursive: true })
  const pictures = Array.from({ length: 20 }, (_, number) => {
    const bytes = jpeg({ after: Uint8Array.of(number) })
    const src = `media/${createHash('sha256').update(bytes).digest('hex')}.jpeg`
    writeFileSync(join(library, src), bytes)
    return src
  })
  const line = ['export', '--library', library, '--format', 'markdown', '--profile', 'astro', '--out', out]
  /** How many pictures the texts in the folder show; fails where one is not there. */
  const shown = () => {
    let count = 0
    const names = existsSync(out) ? readdirSync(out).filter((name) => name.endsWith('.md')) : []
    for (const name of names)
      for (const [, path = ''] of readFileSync(join(out, name), 'utf8').matchAll(/\]\(\.\/(media[^ )]+)/g)) {
        expect(readFileSync(join(out, path)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
        count += 1
      }
    return count
  }
  for (let kill = 0; kill < KILLS / 2; kill += 1) {
    for (let number = 0; number < 400; number += 1) {
      const figures = [0, 1].map((at) => `![x](${pictures[(number + kill + at) % pictures.length]})`)
      const changed = articleOf(number, { sections: [{ heading: '', body: figures.join('\n\n') }] })
      writeFileSync(join(library, 'articles', `${changed.id}.json`), encodeArticleFile(changed))
    }
    const child = start(line)
    const ended = new Promise((resolve) => child.on('close', resolve))
    setTimeout(() => child.kill('SIGKILL'), 600 + Math.random() * 1500)
    await ended
    shown()
  }
  const { code, stderr } = await marbre(line)
  expect({ code, failed: stderr.match(/\[[a-z-]+\]/g) }).toEqual({ code: 0, failed: null })
  expect(shown()).toBe(800)
  expect(readdirSync(join(out, 'media')).filter((name) => !name.startsWith('.'))).toHaveLength(800)
})
