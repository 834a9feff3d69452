import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { readPictureMetadata } from '../../src/core/pictures/metadata.ts'
import { stripPicture } from '../../src/core/pictures/strip.ts'
import { AVIF, GIF, JPEG, png, WEBP } from '../core/pictures/madePictures.ts'

const isInstalled = spawnSync('exiftool', ['-ver']).status === 0
const PICTURES = { jpg: JPEG, png: png(), webp: WEBP, avif: AVIF, gif: GIF }

function exiftool(...parameters: string[]): string {
  const { status, stdout, stderr } = spawnSync('exiftool', parameters, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`exiftool: ${stderr}`)
  return stdout
}

const tags = z.array(z.record(z.string(), z.unknown()))

/** All that exiftool finds in a file, group by group, but for what every file has. */
function tagsOf(file: string): Record<string, unknown> {
  const [all = {}] = tags.parse(JSON.parse(exiftool('-json', '-a', '-u', '-G1', '-ee3', file)))
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !/^(?:SourceFile|System|ExifTool|File)/.test(name)),
  )
}

/** What a camera and an agency write, in whatever a format has room for. */
const WRITTEN = [
  '-GPSLatitude=48.8584',
  '-GPSLatitudeRef=N',
  '-GPSLongitude=2.2945',
  '-GPSLongitudeRef=E',
  '-XMP-exif:GPSLatitude=48.8584',
  '-SerialNumber=4711-0815',
  '-LensSerialNumber=4712',
  '-OwnerName=Geheim',
  '-Model=Reflex 9',
  '-XMP-dc:Description=La crue à Sarn, « vue » du pont',
  '-XMP-dc:Creator=Maud Ferrier',
  '-XMP-photoshop:Credit=Agence du Fleuve',
  '-XMP-dc:Rights=© 2026 Agence',
  '-XMP-iptcCore:AltTextAccessibility=Un quai sous l’eau',
  '-XMP-photoshop:DateCreated=2026:11:09 17:02:33+01:00',
]

describe.skipIf(!isInstalled)('pictures, as exiftool has them', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'marbre-exiftool-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const written = (extension: keyof typeof PICTURES, parameters: readonly string[]) => {
    const file = join(folder, `a.${extension}`)
    writeFileSync(file, PICTURES[extension])
    exiftool('-overwrite_original', '-q', ...parameters, file)
    return file
  }

  it.each(['jpg', 'png', 'webp', 'avif', 'gif'] as const)(
    'say what was written into them: %s',
    (extension) => {
      expect(readPictureMetadata(new Uint8Array(readFileSync(written(extension, WRITTEN))))).toEqual({
        caption: 'La crue à Sarn, « vue » du pont',
        byline: 'Maud Ferrier',
        credit: 'Agence du Fleuve',
        alt: 'Un quai sous l’eau',
        rights: '© 2026 Agence',
        taken: '2026-11-09T17:02:33+01:00',
      })
    },
  )

  it.each(['UTF8', 'Latin1'])('say what was written into IPTC and EXIF of a JPEG, in %s', (charset) => {
    const iptc = [`-codedcharacterset=${charset === 'UTF8' ? 'UTF8' : ''}`, '-charset', `iptc=${charset}`]
    const file = written('jpg', [
      ...iptc,
      '-IPTC:Caption-Abstract=La crue à Sarn',
      '-IPTC:By-line=Théo Lanz',
      '-IPTC:Credit=Agence « Fleuve »',
      '-EXIF:Copyright=© Théo Lanz',
      '-EXIF:DateTimeOriginal=2026:11:09 17:02:33',
      '-EXIF:OffsetTimeOriginal=+01:00',
    ])
    expect(readPictureMetadata(new Uint8Array(readFileSync(file)))).toMatchObject({
      ...{ caption: 'La crue à Sarn', byline: 'Théo Lanz', credit: 'Agence « Fleuve »' },
      ...{ rights: '© Théo Lanz', taken: '2026-11-09T17:02:33+01:00' },
    })
  })

  it.each(['jpg', 'png', 'webp', 'avif', 'gif'] as const)(
    'leave without place, camera and numbers: %s',
    (extension) => {
      const file = written(extension, WRITTEN)
      expect(JSON.stringify(tagsOf(file))).toMatch(/GPS.*4711|4711.*GPS/)
      const left = stripPicture(new Uint8Array(readFileSync(file)), {
        credit: 'Théo Lanz / Agence',
        rights: '© Théo',
      })
      if (!left) throw new Error('it was not stripped')
      writeFileSync(file, left)
      const found = tagsOf(file)
      const text = JSON.stringify(found)
      for (const word of [
        'GPS',
        'Serial',
        '4711',
        '4712',
        'Geheim',
        'Reflex',
        'crue',
        '48.8',
        'Warning',
        'Error',
      ])
        expect([word, text.includes(word)]).toEqual([word, false])
      expect(found).toMatchObject({
        'XMP-dc:Creator': 'Théo Lanz / Agence',
        'XMP-photoshop:Credit': 'Théo Lanz / Agence',
        'XMP-dc:Rights': '© Théo',
      })
    },
  )
})
