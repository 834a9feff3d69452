import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ExportFont } from '../core/export/context.ts'
import type { Fonts } from '../newsroom/index.ts'

/** The characters of each file of a font, as @fontsource divides them. Of two ranges with a character, the later one has it. */
export const SUBSETS = {
  'cyrillic-ext': 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  'greek-ext': 'U+1F00-1FFF',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
} as const
type Subset = keyof typeof SUBSETS

type Face = Pick<ExportFont, 'family' | 'style' | 'weights'> & {
  /** The package, and how its files' names begin. */
  package: string
  subsets: readonly Subset[]
}

/** The window's own faces. */
export const FACES: readonly Face[] = [
  {
    family: 'Inter Variable',
    style: 'normal',
    weights: '100 900',
    package: 'inter',
    subsets: ['cyrillic-ext', 'cyrillic', 'greek-ext', 'greek', 'vietnamese', 'latin-ext', 'latin'],
  },
  ...(['normal', 'italic'] as const).map(
    (style): Face => ({
      family: 'Source Serif 4 Variable',
      style,
      weights: '200 900',
      package: 'source-serif-4',
      subsets: ['cyrillic-ext', 'cyrillic', 'greek', 'vietnamese', 'latin-ext', 'latin'],
    }),
  ),
]

/** Folders with fonts, by the names that their files have there: with a hash in a build, which has them for its window. */
type FontFolder = { list(name: string): string; pattern: RegExp }
const PLACES: readonly FontFolder[] = [
  { list: () => join('renderer', 'assets'), pattern: /^(.+)-[\w-]{8}\.woff2$/ },
  {
    list: (name) => join('node_modules', '@fontsource-variable', name, 'files'),
    pattern: /^(.+)\.woff2$/,
  },
]

/** The files of a package's font, by names without hash: those of the build, or of the package where nothing is built. */
async function filesOf(name: string, folder: string): Promise<ReadonlyMap<string, string>> {
  for (let at = folder; ; at = dirname(at)) {
    for (const { list, pattern } of PLACES) {
      const place = join(at, list(name))
      const files = await readdir(place).catch((): string[] => [])
      const named = files.flatMap((file): [string, string][] => {
        const [, stem] = pattern.exec(file) ?? []
        return stem?.startsWith(`${name}-`) ? [[stem, join(place, file)]] : []
      })
      if (named.length > 0) return new Map(named)
    }
    if (dirname(at) === at) return new Map()
  }
}

/** The fonts found from `folder` upwards. Rejects where a file cannot be read; a file that is not there is left out. */
export async function readFonts(folder: string): Promise<ExportFont[]> {
  const fonts: ExportFont[] = []
  for (const { package: name, subsets, ...face } of FACES) {
    const files = await filesOf(name, folder)
    for (const subset of subsets) {
      const path = files.get(`${name}-${subset}-wght-${face.style}`)
      if (path === undefined) continue
      fonts.push({ ...face, unicodeRange: SUBSETS[subset], bytes: new Uint8Array(await readFile(path)) })
    }
  }
  return fonts
}

let read: Promise<readonly ExportFont[]> | undefined

/** The window's fonts, read once. */
export const bundledFonts: Fonts = {
  read: () => {
    read ??= readFonts(import.meta.dirname)
    return read
  },
}
