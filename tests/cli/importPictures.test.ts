import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { expect, test } from 'vitest'
import { figuresOf } from '../../src/core/pictures/figures.ts'
import { JPEG } from '../core/pictures/madePictures.ts'
import { zipOf } from '../core/import/docx/makeDocx.ts'
import { photo, PROSE, srcOf } from '../core/import/pictures/read.ts'
import { folder, marbre } from './commandLine.ts'

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = folder()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

const article = z.object({ sections: z.array(z.looseObject({ heading: z.string(), body: z.string() })) })
const output = z.object({
  imported: z.array(
    z.object({
      file: z.string(),
      pictures: z.array(z.looseObject({ fileName: z.string(), src: z.string() })),
      notices: z.array(z.object({ name: z.string(), message: z.string() })),
      article,
    }),
  ),
  failed: z.array(z.looseObject({ file: z.string(), message: z.string() })),
})

async function imported(...parameters: string[]) {
  const library = folder()
  const { code, stdout } = await marbre(['import', ...parameters, '--library', library, '--json'])
  const { imported: texts, failed } = output.parse(JSON.parse(stdout))
  const media = join(library, 'media')
  return {
    code,
    texts,
    failed,
    library,
    media: () =>
      readdirSync(media)
        .map((name) => `media/${name}`)
        .toSorted((one, other) => one.localeCompare(other)),
  }
}

const text = (...pictures: string[]) =>
  `# Le marché rouvre\n\nPar Inès Carrel\n\n${PROSE}\n\n${pictures.map((address) => `![Une halle](${address})`).join('\n\n')}\n\n${PROSE}\n`

test('takes the pictures beside a text and in the folder of --media, and puts them into the library', async () => {
  const root = folderWith({
    'a.md': text('un.png', '../photos/deux.jpeg', 'sous/trois.png', 'perdue.png'),
    'un.png': photo(1),
  })
  const media = folderWith({ 'deux.jpeg': JPEG, 'ailleurs/trois.png': photo(3), 'autre.png': photo(4) })
  const { code, texts, failed, media: added } = await imported(join(root, 'a.md'), '--media', media)
  expect({ code, failed }).toEqual({ code: 0, failed: [] })
  const all = [srcOf(photo(1)), srcOf(JPEG, 'jpeg'), srcOf(photo(3))]
  expect(texts[0]?.pictures).toMatchObject([
    { fileName: 'un.png', src: all[0], width: 801, height: 600, bytes: photo(1).length },
    { fileName: 'deux.jpeg', src: all[1] },
    { fileName: 'trois.png', src: all[2] },
  ])
  expect(texts[0] && figuresOf(texts[0].article).map(({ src }) => src)).toEqual(all)
  expect(texts[0]?.notices.map(({ message }) => message)).toEqual([
    'A picture is not among the files that came with the text: perdue.png. Import its folder, or add it on the page.',
  ])
  expect(added()).toEqual(all.toSorted((one, other) => one.localeCompare(other)))
})

test('of a folder and of a zip, pictures go with the texts that show them; one that is alone is told to be one', async () => {
  const files = {
    'a.md': text('img/un.png'),
    'page.html': `<html lang="fr"><body><h1>Le bac repart</h1><p>${PROSE}</p><img src="page_files/deux"></body></html>`,
    'page_files/deux': photo(2),
    'page_files/decor.png': photo(8),
    'img/un.png': photo(1),
    'img/seule.png': photo(3),
  }
  const zip = folderWith({ 'textes.zip': zipOf(files) })
  for (const path of [folderWith(files), join(zip, 'textes.zip')]) {
    const { code, texts, failed, media } = await imported(path, '--accept-doubtful')
    expect(code).toBe(1)
    expect(texts.map(({ pictures }) => pictures.map(({ fileName }) => fileName))).toEqual([
      ['un.png'],
      ['deux'],
    ])
    expect(failed).toMatchObject([
      {
        file: expect.stringContaining('seule.png'),
        message:
          '“seule.png” is a picture (PNG); it was not read. Import takes texts, with the pictures that they show: add this one on the page of an article.',
      },
    ])
    expect(media()).toHaveLength(2)
  }
})

test('says on the terminal how many pictures come, and which do not; a folder that is none is wrong usage', async () => {
  const root = folderWith({ 'a.md': text('un.png', 'https://exemple.fr/loin.png'), 'un.png': photo(1) })
  const shown = await marbre(['import', join(root, 'a.md'), '--dry-run', '--library', folder()])
  expect(shown.stdout).toContain('  with 1 picture\n')
  expect(shown.stderr).toContain('A picture is on the web, and was not fetched: loin.png.')
  const wrong = await marbre([
    'import',
    join(root, 'a.md'),
    '--media',
    join(root, 'a.md'),
    '--library',
    folder(),
  ])
  expect(wrong).toMatchObject({ code: 2, stdout: '' })
  expect(wrong.stderr).toContain('a.md” is not a folder.')
})

test('a text that comes again keeps what the desk said of its pictures', async () => {
  const root = folderWith({ 'a.md': text('un.png'), 'un.png': photo(1) })
  const library = folder()
  const run = (...more: string[]) =>
    marbre(['import', join(root, 'a.md'), '--library', library, '--json', ...more])
  expect((await run()).code).toBe(0)
  const [name = ''] = readdirSync(join(library, 'articles'))
  const path = join(library, 'articles', name)
  const stored = z
    .looseObject({ sections: z.array(z.looseObject({ body: z.string() })) })
    .parse(JSON.parse(readFileSync(path, 'utf8')))
  const [section] = stored.sections
  const captioned = section?.body.replace(
    `](${srcOf(photo(1))})`,
    `](${srcOf(photo(1))} "Maud Ferrier")\nLa halle en 1912`,
  )
  const use = {
    src: srcOf(photo(1)),
    occurrence: 0,
    fileName: 'un.png',
    rights: '© Marbre',
    taken: '',
    focus: { x: 0.2, y: 0.4 },
    crop: null,
    isMain: true,
    isUnconfirmed: false,
  }
  writeFileSync(
    path,
    JSON.stringify({ ...stored, sections: [{ ...section, body: captioned }], pictures: [use] }),
  )
  writeFileSync(join(root, 'a.md'), text('un.png').replace('Une halle', 'Une halle de fer'))
  const { code, stdout } = await run('--duplicates', 'replace')
  expect({ code, text: stdout.includes('"replaced": true') || stdout.includes('"replaced":true') }).toEqual({
    code: 0,
    text: true,
  })
  const after = z
    .looseObject({
      sections: z.array(z.object({ heading: z.string(), body: z.string() })),
      pictures: z.array(z.unknown()),
    })
    .parse(JSON.parse(readFileSync(path, 'utf8')))
  expect(figuresOf(after)).toMatchObject([
    { alt: 'Une halle de fer', credit: 'Maud Ferrier', caption: [{ text: 'La halle en 1912' }] },
  ])
  expect(after.pictures).toMatchObject([{ rights: '© Marbre', focus: { x: 0.2, y: 0.4 }, isMain: true }])
})

test('never leaves the folders that it was given', async () => {
  const outside = folderWith({ 'secret.png': photo(9) })
  const root = folderWith({
    'a.md': text(
      '../secret.png',
      join(outside, 'secret.png'),
      'lien.png',
      'dossier/secret.png',
      `file://${outside}/secret.png`,
    ),
  })
  symlinkSync(join(outside, 'secret.png'), join(root, 'lien.png'))
  symlinkSync(outside, join(root, 'dossier'))
  writeFileSync(join(dirname(root), 'secret.png'), photo(9))
  const { texts } = await imported(join(root, 'a.md'))
  expect(texts[0]?.pictures).toEqual([])
  expect(texts[0]?.notices.map(({ name }) => name)).toEqual(['pictures-missing'])
})

test('two pictures of one name and one picture of two addresses are told apart by their addresses', async () => {
  const root = folderWith({
    'in/a.md': text('un.png', '../photos/un.png', 'deux.png', '../in/deux.png', '../ailleurs/trois.png'),
    'in/un.png': photo(1),
    'in/deux.png': photo(2),
    'photos/un.png': photo(3),
    'photos/deux.png': photo(2),
    'ailleurs/trois.png': photo(4),
  })
  const { texts, failed } = await imported(join(root, 'in', 'a.md'), '--media', join(root, 'photos'))
  expect(failed).toEqual([])
  expect(texts[0] && figuresOf(texts[0].article).map(({ src }) => src)).toEqual(
    [1, 3, 2, 2].map((number) => srcOf(photo(number))),
  )
  expect(texts[0]?.notices.map(({ message }) => message)).toEqual([
    'A picture is not among the files that came with the text: trois.png. Import its folder, or add it on the page.',
  ])
  const own = await imported(join(root, 'in', 'a.md'), '--media', join(root, 'in'))
  expect(own.texts[0] && figuresOf(own.texts[0].article).map(({ src }) => src)).toEqual(
    [1, 1, 2, 2].map((number) => srcOf(photo(number))),
  )
})

/** The folder of an article with two pictures that Marbre exported as ninjs, and the files of it. */
async function exportedNinjs() {
  const root = folderWith({ 'a.md': text('un.png', 'deux.jpeg'), 'un.png': photo(1), 'deux.jpeg': JPEG })
  const { library } = await imported(join(root, 'a.md'))
  const out = join(folder(), 'out')
  const { code } = await marbre(['export', '--format', 'ninjs', '--out', out, '--library', library])
  expect(code).toBe(0)
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^[^.].*\.(?:json|png|jpe?g)$/.test(path),
  )
  const zip = zipOf(Object.fromEntries(files.map((path) => [path, readFileSync(join(out, path))])))
  return {
    out,
    item: join(out, files.find((path) => path.endsWith('.json')) ?? ''),
    zip: join(folderWith({ 'textes.zip': zip }), 'textes.zip'),
  }
}

test('ninjs that Marbre wrote comes back with its pictures, from its folder, as a single file and in a zip', async () => {
  const { out, item, zip } = await exportedNinjs()
  for (const path of [out, item, zip]) {
    const { texts, media, failed } = await imported(path, '--accept-doubtful')
    expect(failed).toEqual([])
    expect(texts.map(({ notices }) => notices.filter(({ name }) => name.startsWith('pictures')))).toEqual([
      [],
    ])
    expect(texts[0] && figuresOf(texts[0].article).map(({ alt }) => alt)).toEqual(['Une halle', 'Une halle'])
    expect(media()).toHaveLength(2)
  }
})

test('a doubtful text is refused once, and its pictures are not told of beside it', async () => {
  const { out, zip } = await exportedNinjs()
  for (const path of [out, zip]) {
    const { code, texts, failed } = await imported(path)
    expect({ code, texts }).toEqual({ code: 1, texts: [] })
    expect(failed).toMatchObject([{ code: 'doubtful' }])
  }
})
