import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import serifItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url'
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
import type { ExportFont } from '../../../../core/export/context.ts'

type Face = Omit<ExportFont, 'bytes'> & { address: string }

const FACES: readonly Face[] = [
  {
    family: 'Inter Variable',
    style: 'normal',
    weights: '100 900',
    unicodeRange: 'U+0-10FFFF',
    address: inter,
  },
  {
    family: 'Source Serif 4 Variable',
    style: 'normal',
    weights: '200 900',
    unicodeRange: 'U+0-10FFFF',
    address: serif,
  },
  {
    family: 'Source Serif 4 Variable',
    style: 'italic',
    weights: '200 900',
    unicodeRange: 'U+0-10FFFF',
    address: serifItalic,
  },
]

let read: Promise<readonly ExportFont[]> | null = null

/** The window's own Latin fonts, for a preview in a frame that loads nothing. None where the host does not give them. */
export function readPreviewFonts(): Promise<readonly ExportFont[]> {
  read ??= Promise.all(
    FACES.map(async ({ address, ...face }) => {
      const response = await fetch(address)
      if (!response.ok) throw new Error(`${address}: ${response.status}`)
      return { ...face, bytes: new Uint8Array(await response.arrayBuffer()) }
    }),
  ).catch(() => [])
  return read
}
