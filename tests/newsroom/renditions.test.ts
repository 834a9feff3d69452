import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, describe, expect, test } from 'vitest'
import type { Newsroom } from '../../src/contract/contract.ts'
import { type ArticleContent, emptyContent } from '../../src/core/article/index.ts'
import {
  ARTICLE_FORMAT_NAMES,
  type ArticleFormat,
  type ExportOptions,
  MARKDOWN_PROFILES,
  PICTURE_PLACES,
} from '../../src/core/export/formats.ts'
import type { Rendition, RenditionNeed } from '../../src/core/export/renditions.ts'
import type { ExportRequest, ExportStep } from '../../src/core/export/run.ts'
import { noLibraries } from '../../src/host/libraries.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { noPrinter } from '../host/noPrinter.ts'
import { Places } from '../../src/host/places.ts'
import { noSpeller } from './noSpeller.ts'
import { systemClock, systemDigest, uuidSequence } from '../../src/host/system.ts'
import { limitTime } from '../../src/host/timeLimit.ts'
import { createNewsroom } from '../../src/newsroom/index.ts'
import { type Library, MachineFile, openLibrary, RecoveryFiles } from '../../src/store/index.ts'
import {
  exif,
  exifSegment,
  jpeg,
  JPEG,
  jpegSegment,
  png,
  xmp,
  xmpChunk,
  xmpSegment,
} from '../core/pictures/madePictures.ts'
import { noBackups } from './noBackups.ts'

const libraries: Library[] = []
afterEach(async () => {
  for (const library of libraries.splice(0)) await library.close()
})

/** A newsroom over a library with some pictures, by their addresses. */
async function newsroomWith(pictures: readonly Uint8Array[]) {
  const root = mkdtempSync(join(tmpdir(), 'marbre-renditions-'))
  const opened = await openLibrary(join(root, 'library'), { create: true, watch: false })
  if (!opened.ok) throw new Error(opened.failure.code)
  libraries.push(opened.value)
  const places = new Places(null)
  const newsroom = createNewsroom({
    libraries: noLibraries,
    store: opened.value,
    versions: opened.value.versions,
    bin: opened.value.bin,
    conflictCopies: opened.value.conflictCopies,
    presence: opened.value.presence,
    sharedBy: null,
    machine: new MachineFile(join(root, 'user', 'machine.json')),
    backups: noBackups,
    recovery: new RecoveryFiles(join(root, 'recovery')),
    clock: systemClock,
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places,
  })
  const srcs: string[] = []
  for (const bytes of pictures) {
    const extension = bytes[0] === 0xff ? 'jpeg' : 'png'
    const src = `media/${await systemDigest.sha256(bytes)}.${extension}`
    const added = await opened.value.addPicture(src, bytes)
    if (!added.ok) throw new Error(added.failure.code)
    srcs.push(src)
  }
  const put = async (content: Partial<ArticleContent>) => {
    const made = await newsroom.createArticle({
      content: { ...emptyContent('fr'), status: 'ready', ...content },
    })
    if (!made.ok) throw new Error(made.failure.code)
    return made.value.article.id
  }
  const out = mkdtempSync(join(tmpdir(), 'marbre-renditions-out-'))
  return { newsroom, srcs, put, out, place: places.add(out).id }
}

/** Different photos that are too large for any format. */
const photos = (count: number) =>
  Array.from({ length: count }, (_, at) => png({ width: 4000 + at, height: 3000 }))
const figures = (srcs: readonly string[]) =>
  srcs.map((src, at) => `![Photo ${at + 1}](${src} "Léo Bosquet")`).join('\n\n')

const asked = (id: string, format: ArticleFormat = 'docx', options: Partial<ExportOptions> = {}) => ({
  id,
  format,
  options,
})
/** A JPEG of a weight, with a text in it. */
function weighing(weight: number, text = ''): Uint8Array {
  const small = jpeg({ segments: [jpegSegment(0xfe, new TextEncoder().encode(text))] })
  const bytes = new Uint8Array(small.length + weight)
  bytes.set(small.subarray(0, -2))
  bytes.set([0xff, 0xd9], bytes.length - 2)
  return bytes
}
/** What a window makes of a need. */
const made = ({ key }: RenditionNeed, weight = 0): Rendition => ({ key, bytes: weighing(weight, key) })

/** Asks and gives until nothing is needed any more; gives how many sizes each answer asked for. */
async function prepare(
  newsroom: Newsroom,
  what: ReturnType<typeof asked>,
  make: (need: RenditionNeed) => Rendition = (need) => made(need),
): Promise<number[]> {
  const counts: number[] = []
  let renditions: Rendition[] = []
  for (;;) {
    const answer = await newsroom.neededRenditions({ ...what, renditions })
    if (!answer.ok) throw new Error(answer.failure.code)
    const { needs } = answer.value
    counts.push(needs.length)
    if (needs.length === 0) return counts
    renditions = needs.map(make)
  }
}

async function exportedMedia(newsroom: Newsroom, id: string) {
  const file = await newsroom.exportArticle(asked(id))
  if (!file.ok) throw new Error(file.failure.code)
  const media = Object.entries(unzipSync(file.value.bytes)).filter(([name]) => name.startsWith('word/media/'))
  return { sizes: media.map(([, { length }]) => length), notices: file.value.notices }
}

describe('the sizes that an export of one article needs', () => {
  test('are asked for some at a time, kept for the export, and not asked for again', async () => {
    const { newsroom, srcs, put } = await newsroomWith(photos(15))
    const id = await put({ sections: [{ heading: '', body: figures(srcs) }] })
    const before = await exportedMedia(newsroom, id)
    expect(before.notices).toHaveLength(15)
    expect(await prepare(newsroom, asked(id))).toEqual([12, 3, 0])
    expect(await prepare(newsroom, asked(id))).toEqual([0])
    const after = await exportedMedia(newsroom, id)
    expect(after.notices).toEqual([])
    expect(after.sizes).toHaveLength(15)
    // Another format has other sizes of the same pictures.
    expect(await prepare(newsroom, asked(id, 'html', { pictures: 'beside' }))).toEqual([12, 12, 6, 0])
  })

  test('that could not be made are asked for once, and the originals stand for them', async () => {
    const { newsroom, srcs, put } = await newsroomWith(photos(2))
    const id = await put({ sections: [{ heading: '', body: figures(srcs) }] })
    const unmade = ({ key }: RenditionNeed): Rendition => ({ key, bytes: null })
    expect(await prepare(newsroom, asked(id), unmade)).toEqual([2, 0])
    const { notices, sizes } = await exportedMedia(newsroom, id)
    expect(notices.map(({ name }) => name)).toEqual(Array(2).fill('picture-too-large-for-profile'))
    expect(sizes).toHaveLength(2)
  })

  test('that were made in another format than was asked for are not taken: the originals stand', async () => {
    const { newsroom, srcs, put } = await newsroomWith(photos(1))
    const id = await put({ sections: [{ heading: '', body: figures(srcs) }] })
    const other = ({ key, mediaType }: RenditionNeed): Rendition => {
      expect(mediaType).toBe('image/jpeg')
      return { key, bytes: png({ width: 40, height: 30 }) }
    }
    expect(await prepare(newsroom, asked(id), other)).toEqual([1, 0])
    const { notices } = await exportedMedia(newsroom, id)
    expect(notices.map(({ name }) => name)).toEqual(['picture-too-large-for-profile'])
  })

  test('that could not be made are asked for again by the next export', async () => {
    const { newsroom, srcs, put } = await newsroomWith(photos(2))
    const id = await put({ sections: [{ heading: '', body: figures(srcs) }] })
    await prepare(newsroom, asked(id), ({ key }) => ({ key, bytes: null }))
    expect(await prepare(newsroom, asked(id))).toEqual([2, 0])
    expect((await exportedMedia(newsroom, id)).notices).toEqual([])
    // What was made is kept.
    expect(await prepare(newsroom, asked(id))).toEqual([0])
  })

  test('are those of the printed page, too, which has them inside', async () => {
    const { newsroom, srcs, put } = await newsroomWith(photos(1))
    const id = await put({ sections: [{ heading: '', body: figures(srcs) }] })
    expect(await prepare(newsroom, asked(id, 'pdf'))).toEqual([1, 0])
    const page = await newsroom.preparePrint({ id })
    expect(page.ok && new TextDecoder().decode(page.value.bytes)).toContain('src="data:image/jpeg;base64,')
  })

  test('are none for an article without pictures, or of pictures that the library has not got', async () => {
    const { newsroom, put } = await newsroomWith([])
    const id = await put({ sections: [{ heading: '', body: figures([`media/${'0'.repeat(64)}.jpeg`]) }] })
    expect(await prepare(newsroom, asked(id))).toEqual([0])
    expect(await prepare(newsroom, asked(id, 'text'))).toEqual([0])
  })
})

describe('a file that could not hold its pictures', () => {
  test('is refused by their number, unless it holds none', async () => {
    const { newsroom, srcs, put } = await newsroomWith([JPEG])
    const id = await put({
      sections: [{ heading: '', body: figures(Array.from({ length: 2_000 }, () => srcs[0] ?? '')) }],
    })
    const refused = {
      ok: false,
      failure: { code: 'export-too-many-pictures', detail: { count: 2_000, limit: 1_000 } },
    }
    for (const format of ['html', 'ninjs'] as const) {
      expect(await newsroom.neededRenditions({ ...asked(id, format), renditions: [] })).toEqual(refused)
      expect(await newsroom.exportArticle(asked(id, format))).toEqual(refused)
    }
    expect(await newsroom.preparePrint({ id })).toEqual(refused)
    expect(await newsroom.exportArticle(asked(id, 'text'))).toMatchObject({ ok: true })
  })

  test('is refused by their weight, before they are all made', async () => {
    const { newsroom, srcs, put } = await newsroomWith(photos(40))
    const id = await put({ sections: [{ heading: '', body: figures(srcs) }] })
    const refused = { code: 'export-pictures-too-large', detail: { limit: 20_000_000 } }
    let renditions: Rendition[] = []
    let asks = 0
    for (;;) {
      const answer = await newsroom.neededRenditions({ ...asked(id, 'html'), renditions })
      if (!answer.ok) {
        expect(answer.failure).toEqual(refused)
        break
      }
      asks += 1
      renditions = answer.value.needs.map((need) => made(need, 2_000_000))
    }
    expect(asks).toBeLessThan(3)
    // Beside the page they have more room.
    const beside = asked(id, 'html', { pictures: 'beside' })
    expect(await newsroom.neededRenditions({ ...beside, renditions: [] })).toMatchObject({ ok: true })
  })

  test('counts a picture in a page as often as it is shown there', async () => {
    const { newsroom, srcs, put } = await newsroomWith([weighing(2_400_000)])
    const id = await put({
      sections: [{ heading: '', body: figures(Array.from({ length: 30 }, () => srcs[0] ?? '')) }],
    })
    const inside = await newsroom.exportArticle(asked(id, 'html'))
    expect(inside.ok || inside.failure.code).toBe('export-pictures-too-large')
    expect((await newsroom.exportArticle(asked(id, 'docx'))).ok).toBe(true)
  })
})

describe('an export of several articles', () => {
  const REQUEST: ExportRequest = {
    selection: { kind: 'library', status: 'all' },
    ...{ format: 'docx', options: {}, names: '', dossier: '', place: null },
    ...{ includeEmbargoed: false, overwrite: false, makesRenditions: true },
  }

  /** All steps of a run, in which what is needed is made. */
  async function run(
    newsroom: Newsroom,
    request: Partial<ExportRequest>,
    make: (need: RenditionNeed) => Rendition = (need) => made(need),
  ): Promise<ExportStep[]> {
    const started = await newsroom.startExport({ ...REQUEST, ...request })
    if (!started.ok) throw new Error(started.failure.code)
    const steps: ExportStep[] = []
    let renditions: Rendition[] = []
    while (!steps.at(-1)?.isFinished) {
      const step = await newsroom.continueExport({ run: started.value.run, renditions })
      if (!step.ok) throw new Error(step.failure.code)
      steps.push(step.value)
      renditions = step.value.needs.map(make)
    }
    return steps
  }

  const three = async () => {
    const library = await newsroomWith(photos(3))
    for (const [at, src] of library.srcs.entries())
      await library.put({ headline: `Récit ${at + 1}`, sections: [{ heading: '', body: figures([src]) }] })
    return library
  }
  const noticesOf = (steps: readonly ExportStep[]) =>
    steps.flatMap(({ outcomes, files }) => [
      ...outcomes.flatMap((outcome) => (outcome.kind === 'written' ? outcome.notices : [])),
      ...files.flatMap(({ file }) => file.notices),
    ])

  test('waits for the sizes of each article, and goes on with them', async () => {
    const { newsroom } = await three()
    const steps = await run(newsroom, {})
    const waiting = steps.filter(({ needs }) => needs.length > 0)
    expect(waiting.map(({ done, needs }) => [done, needs.length])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ])
    expect(steps.flatMap(({ files }) => files)).toHaveLength(3)
    expect(noticesOf(steps)).toEqual([])
    // The command line makes none, and never waits.
    const without = await run(newsroom, { makesRenditions: false, format: 'html' })
    expect(without.every(({ needs }) => needs.length === 0)).toBe(true)
    expect(noticesOf(without)).toHaveLength(3)
  })

  test('asks again for those that could not be made in the last', async () => {
    const { newsroom } = await three()
    const without = await run(newsroom, {}, ({ key }) => ({ key, bytes: null }))
    expect(without.flatMap(({ needs }) => needs)).toHaveLength(3)
    expect(noticesOf(without)).toHaveLength(3)
    const steps = await run(newsroom, {})
    expect(steps.flatMap(({ needs }) => needs)).toHaveLength(3)
    expect(noticesOf(steps)).toEqual([])
  })

  test('waits once for those of a book of all articles', async () => {
    const { newsroom } = await three()
    const steps = await run(newsroom, { format: 'epub', dossier: 'Recueil' })
    expect(steps.filter(({ needs }) => needs.length > 0).map(({ needs }) => needs.length)).toEqual([3])
    expect(noticesOf(steps)).toEqual([])
  })

  test('writes a site with pictures in two sizes, and makes them for one that was written without', async () => {
    const { newsroom, out, place, put } = await three()
    const settings = await newsroom.readSettings({})
    if (settings.ok)
      await newsroom.writeSettings({ ...settings.value, siteAddress: 'https://lebac.example/' })
    const plain = await run(newsroom, { format: 'site', place, makesRenditions: false })
    expect(noticesOf(plain).filter(({ name }) => name === 'picture-too-large-for-profile')).toHaveLength(3)
    expect(readdirSync(join(out, 'media'))).toHaveLength(3)
    const steps = await run(newsroom, { format: 'site', place })
    expect(noticesOf(steps).filter(({ name }) => name.startsWith('picture'))).toEqual([])
    const media = readdirSync(join(out, 'media'))
    expect(media).toHaveLength(6)
    const page = readFileSync(join(out, 'recit-1.html'), 'utf8')
    expect(media.filter((name) => page.includes(`media/${name}`))).toHaveLength(2)
    expect(page).toContain('srcset="media/')
    // And once they are there, nothing is needed and nothing is written.
    const again = await run(newsroom, { format: 'site', place })
    expect(again.flatMap(({ needs }) => needs)).toEqual([])
    expect(again.flatMap(({ outcomes }) => outcomes)).toEqual([])
    // The feed names the files that the pages show, also where it is another host that writes it.
    await put({ headline: 'Autre récit' })
    await run(newsroom, { format: 'site', place, makesRenditions: false })
    const feed = readFileSync(join(out, 'feed.xml'), 'utf8')
    const shown = Array.from(feed.matchAll(/https:\/\/lebac\.example\/media\/([\w.-]+)/g), ([, name]) => name)
    expect(shown).toHaveLength(3)
    expect(shown.every((name) => media.includes(name ?? ''))).toBe(true)
    expect(feed).toContain('Autre récit')
  })

  test('tells of an article whose pictures are too many, and exports the others', async () => {
    const { newsroom, srcs, put } = await three()
    await put({ headline: 'Trop', sections: [{ heading: '', body: figures(Array(1_001).fill(srcs[0])) }] })
    const steps = await run(newsroom, {})
    expect(steps.flatMap(({ outcomes }) => outcomes)).toMatchObject([
      { kind: 'failed', headline: 'Trop', failure: { code: 'export-too-many-pictures' } },
    ])
    expect(steps.flatMap(({ files }) => files)).toHaveLength(3)
    const book = await run(newsroom, { format: 'epub', dossier: 'Recueil' })
    expect(book.flatMap(({ outcomes }) => outcomes)).toMatchObject([{ kind: 'failed' }])
  })
})

describe('what the file of a picture says of place and camera', () => {
  const [SERIAL, PLACE, COMMENT] = ['SN-4711-0815', 'N48,51.5', 'a friend of the house']
  const SECRETS = [SERIAL, PLACE, COMMENT]
  const TAGS = { artist: 0x013b, copyright: 0x8298, serial: 0xa431 }
  const said = exifSegment(
    exif({ [TAGS.artist]: 'Marie Durand', [TAGS.copyright]: '© Marie Durand' }, { [TAGS.serial]: SERIAL }),
  )
  const place = xmpSegment(xmp(`<exif:GPSLatitude>${PLACE}</exif:GPSLatitude>`))
  const comment = jpegSegment(0xfe, new TextEncoder().encode(COMMENT))
  const photo = jpeg({ segments: [said, place, comment], after: new TextEncoder().encode(SERIAL) })
  /** As a file of PNG. */
  const drawing = png({ chunks: [xmpChunk(xmp(`<exif:GPSLatitude>${PLACE}</exif:GPSLatitude>`))] })

  /** All that files hold, also within archives and within pages. */
  function textsIn(bytes: Uint8Array): string[] {
    const text = new TextDecoder('latin1').decode(bytes)
    const inside = text.startsWith('PK') ? Object.values(unzipSync(bytes)).flatMap(textsIn) : []
    const embedded = Array.from(text.matchAll(/base64,([A-Za-z0-9+/=]+)/g), ([, data = '']) => atob(data))
    return [text, ...inside, ...embedded]
  }

  test('leaves by no format, and who made it does', async () => {
    const { newsroom, srcs, put, out, place: folder } = await newsroomWith([photo, drawing])
    const id = await put({ slug: 'le-bac', sections: [{ heading: '', body: figures(srcs) }] })
    for (const secret of SECRETS) expect(new TextDecoder('latin1').decode(photo)).toContain(secret)
    const all = new Map<string, string[]>()
    for (const format of ARTICLE_FORMAT_NAMES) {
      for (const pictures of PICTURE_PLACES) {
        for (const profile of format === 'markdown' ? MARKDOWN_PROFILES : (['hugo'] as const)) {
          const file =
            format === 'pdf'
              ? await newsroom.preparePrint({ id })
              : await newsroom.exportArticle(asked(id, format, { pictures, profile }))
          if (!file.ok) throw new Error(`${format}: ${file.failure.code}`)
          const parts = [file.value.bytes, ...(file.value.beside ?? []).map(({ bytes }) => bytes)]
          all.set(`${format} ${pictures} ${profile}`, parts.flatMap(textsIn))
        }
      }
    }
    const started = await newsroom.startExport({
      selection: { kind: 'ids', ids: [id] },
      ...{ format: 'site', options: {}, names: '', dossier: '', place: folder },
      ...{ includeEmbargoed: false, overwrite: false },
    })
    if (!started.ok) throw new Error(started.failure.code)
    for (let isFinished = false; !isFinished; ) {
      const step = await newsroom.continueExport({ run: started.value.run })
      isFinished = !step.ok || step.value.isFinished
    }
    const written = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    all.set(
      'site',
      written.flatMap(({ parentPath, name }) => textsIn(readFileSync(join(parentPath, name)))),
    )
    const withPictures = [...all].filter(([, texts]) => texts.some((text) => text.includes('JFIF')))
    for (const [format, texts] of all)
      for (const secret of SECRETS)
        expect(
          texts.some((text) => text.includes(secret)),
          format,
        ).toBe(false)
    // The photographer of the figure is in each file that has the photo.
    const formats = new Set(withPictures.map(([format]) => format.split(' ')[0]))
    expect(formats).toEqual(new Set(['html', 'fragment', 'markdown', 'docx', 'pdf', 'epub', 'ninjs', 'site']))
    for (const [format, texts] of withPictures) {
      const photos = texts.filter((text) => text.startsWith('\xff\xd8'))
      expect(
        photos.every((text) => text.includes('L\xc3\xa9o Bosquet')),
        format,
      ).toBe(true)
    }
  })

  test('leaves with no rendition either, should a window not have removed it', async () => {
    const { newsroom, srcs, put } = await newsroomWith(photos(1))
    const id = await put({ sections: [{ heading: '', body: figures(srcs) }] })
    await prepare(newsroom, asked(id), ({ key }) => ({ key, bytes: photo }))
    const file = await newsroom.exportArticle(asked(id))
    if (!file.ok) throw new Error(file.failure.code)
    for (const secret of SECRETS)
      expect(textsIn(file.value.bytes).some((text) => text.includes(secret))).toBe(false)
  })
})
