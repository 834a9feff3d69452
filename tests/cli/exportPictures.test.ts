import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import { plainUse } from '../../src/core/pictures/index.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { jpeg, png } from '../core/pictures/madePictures.ts'
import { articleOf, idOf } from '../store/articleOf.ts'
import { folder, marbre } from './commandLine.ts'

const addressOf = (bytes: Uint8Array, extension: string) =>
  `media/${createHash('sha256').update(bytes).digest('hex')}.${extension}`

const QUAY_BYTES = jpeg()
const POSTER_BYTES = png({ width: 3000, height: 2000 })
const QUAY = addressOf(QUAY_BYTES, 'jpeg')
const POSTER = addressOf(POSTER_BYTES, 'png')

/** A library with pictures and these articles, and a command line on it. */
function libraryWith(articles: readonly Article[]) {
  const home = folder()
  const library = join(home, 'library')
  mkdirSync(join(library, 'articles'), { recursive: true })
  mkdirSync(join(library, 'media'))
  writeFileSync(join(library, QUAY), QUAY_BYTES)
  writeFileSync(join(library, POSTER), POSTER_BYTES)
  const save = (article: Article) =>
    writeFileSync(join(library, 'articles', `${article.id}.json`), encodeArticleFile(article))
  for (const article of articles) save(article)
  const run = (...words: string[]) => marbre(['export', ...words, '--library', library])
  return { home, out: join(home, 'out'), save, run }
}

const pictured = (number: number, body: string, more: Partial<Article> = {}) =>
  articleOf(number, { sections: [{ heading: '', body }], ...more })
const QUAY_FIGURE = `![Le quai](${QUAY} "Inès Karam")`
const POSTER_FIGURE = `![L’affiche](${POSTER})`

const filesIn = (out: string) =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(out.length + 1))
    .toSorted()

/** The addresses of the pictures that a text shows. */
const shownIn = (text: string) =>
  [...text.matchAll(/!\[[^\]]*\]\(([^ )]+)/g)].map(([, address = '']) => address)

describe('one article into a file', () => {
  test('has its pictures beside it, which follow what it shows', async () => {
    const { out, save, run } = libraryWith([pictured(1, `${QUAY_FIGURE}\n\n${POSTER_FIGURE}`)])
    const path = join(out, 'post.md')
    const line = [idOf(1), '--format', 'markdown', '--profile', 'astro', '--out', path]
    const first = await run(...line)
    expect(first).toMatchObject({ code: 0, stdout: `${path}\n` })
    expect(first.stderr).toContain('1 file exported, failures: 0.\nWith 2 picture files beside.')
    const names = shownIn(readFileSync(path, 'utf8')).map((address) => address.replace('./', ''))
    expect(names).toEqual([
      expect.stringMatching(/^media\/le-pont-numero-1-[0-9a-z]{8}\.jpg$/),
      expect.stringMatching(/^media\/le-pont-numero-1-[0-9a-z]{8}\.png$/),
    ])
    expect(filesIn(out)).toEqual([...names, 'post.md'].toSorted())
    expect((await run(...line)).stderr).toMatch(/1 file was already up to date/)
    save(pictured(1, POSTER_FIGURE))
    const second = await run(...line)
    expect(second.stderr).toContain(`${join(out, names[0] ?? '')}: removed`)
    expect(filesIn(out)).toEqual([names[1], 'post.md'])
  })

  test('replaces nothing that is not its own, and leaves nothing behind then', async () => {
    const { out, run } = libraryWith([pictured(1, QUAY_FIGURE)])
    const path = join(out, 'post.md')
    const line = [idOf(1), '--format', 'markdown', '--profile', 'pandoc', '--out', path]
    mkdirSync(out)
    writeFileSync(path, 'by hand')
    const refused = await run(...line)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^.*post\.md.*\[exists\]\n/)
    expect(filesIn(out)).toEqual(['post.md'])
    expect(readFileSync(path, 'utf8')).toBe('by hand')
    expect(await run(...line, '--overwrite')).toMatchObject({ code: 0 })
    const [picture = ''] = shownIn(readFileSync(path, 'utf8'))
    writeFileSync(join(out, picture), 'by hand')
    const again = await run(...line)
    expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/le-pont-.*\[exists\]/) })
    expect(readFileSync(join(out, picture), 'utf8')).toBe('by hand')
  })

  test('to standard output says that its pictures are not in it', async () => {
    const { run } = libraryWith([pictured(1, QUAY_FIGURE)])
    const { code, stdout, stderr } = await run(idOf(1), '--format', 'markdown')
    expect(code).toBe(0)
    expect(stdout).toMatch(/!\[Le quai\]\(le-pont-numero-1-\w{8}\.jpg "Inès Karam"\)/)
    expect(stderr).toBe(
      'Le pont numéro 1: its picture is not in this text. Export it into a file or a folder with --out to have it beside.\n',
    )
  })
})

test('a folder of bundles has each article with its pictures, and the report tells all of them', async () => {
  const crop = { ...plainUse(QUAY, 0), crop: { x: 0, y: 0, width: 0.5, height: 1 } }
  const articles = [
    pictured(1, QUAY_FIGURE, { pictures: [crop] }),
    pictured(2, POSTER_FIGURE),
    pictured(3, 'Sans image.'),
  ]
  const { out, run } = libraryWith(articles)
  const { stdout } = await run('--format', 'markdown', '--out', out, '--names', '{status}/{slug}', '--json')
  const {
    written,
    failed,
  }: { written: { file: string; beside?: string[]; notices?: unknown }[]; failed: unknown[] } =
    JSON.parse(stdout)
  expect(failed).toEqual([])
  const told = new Map(written.map((each) => [each.file.slice(out.length + 1), each]))
  expect([...told.keys()].toSorted()).toEqual([
    'draft/le-pont-numero-1/index.md',
    'draft/le-pont-numero-2/index.md',
    'draft/le-pont-numero-3.md',
  ])
  // The command line takes nothing away but what a file says of place and camera: no pixel is cut off or made smaller.
  expect(told.get('draft/le-pont-numero-1/index.md')?.notices).toEqual([
    { name: 'picture-not-cropped', what: 'Le quai' },
  ])
  expect(told.get('draft/le-pont-numero-2/index.md')?.notices).toEqual([
    { name: 'picture-too-large-for-profile', what: 'L’affiche' },
  ])
  for (const { file, beside = [] } of written) {
    const [name] = shownIn(readFileSync(file, 'utf8'))
    expect(beside).toEqual(name === undefined ? [] : [join(file, '..', name)])
    for (const path of beside) expect(existsSync(path)).toBe(true)
  }
})

test('a zip has the pictures, and one that articles of one name share once', async () => {
  const { home, run } = libraryWith([1, 2].map((number) => pictured(number, QUAY_FIGURE, { slug: 'pont' })))
  const path = join(home, 'all.zip')
  const line = ['--format', 'markdown', '--profile', 'obsidian', '--out', path]
  expect(await run(...line)).toMatchObject({ code: 0 })
  const names = Object.keys(unzipSync(readFileSync(path)))
  expect(names).toHaveLength(3)
  expect(names).toEqual(expect.arrayContaining(['pont.md', 'pont-2.md']))
})

test('a page has its pictures within it or beside it', async () => {
  const { out, run } = libraryWith([pictured(1, QUAY_FIGURE)])
  const path = join(out, 'page.html')
  const line = [idOf(1), '--format', 'html', '--out', path]
  expect((await run(...line, '--pictures', 'beside')).code).toBe(0)
  const [picture = ''] = filesIn(out).filter((name) => name.startsWith('media/'))
  expect(readFileSync(path, 'utf8')).toContain(`<img src="${picture}"`)
  expect((await run(...line)).code).toBe(0)
  expect(filesIn(out)).toEqual(['page.html'])
  expect(readFileSync(path, 'utf8')).toContain('<img src="data:image/jpeg;base64,')
})

test('an item of ninjs has its renditions beside it', async () => {
  const { out, run } = libraryWith([pictured(1, QUAY_FIGURE)])
  const path = join(out, 'pont.ninjs.json')
  expect(await run(idOf(1), '--format', 'ninjs', '--out', path)).toMatchObject({ code: 0 })
  const { associations } = JSON.parse(readFileSync(path, 'utf8'))
  const { href, sizeInBytes } = associations[0].renditions[0]
  expect(readFileSync(new URL(href, `file://${path}`))).toHaveLength(sizeInBytes)
})
