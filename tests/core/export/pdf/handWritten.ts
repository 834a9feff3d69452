import { zlibSync } from 'fflate'

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** What a PDF written by hand has; its objects are numbered from 1 in this order: info, page tree, page, catalog. */
export type Parts = { info?: string; catalog?: string; trailer?: string; before?: string }

function bodyOf({ info = '', catalog = '', before = '' }: Parts): { text: string; offsets: number[] } {
  const objects = [
    info === '' ? '<</Producer (Skia/PDF m156)>>' : info,
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>',
    `<</Type /Catalog\n/Pages 2 0 R\n/MarkInfo <</Marked true>>${catalog}>>`,
  ]
  let text = `%PDF-1.4\n%\xd3\xeb\xe9\xe1\n${before}`
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  return { text, offsets }
}

/** A PDF as Chromium writes it: one classic table. */
export function classicPdf(parts: Parts = {}): Uint8Array {
  const { text, offsets } = bodyOf(parts)
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 5\n0000000000 65535 f \n${rows.join('')}`
  const trailer = `trailer\n<</Size 5\n/Root 4 0 R\n/Info 1 0 R${parts.trailer ?? ''}>>`
  return bytesOf(`${text}${table}${trailer}\nstartxref\n${text.length}\n%%EOF\n`)
}

/** The same with a table that is a stream, deflated, and with the predictor “up” if wanted. */
export function streamPdf(parts: Parts = {}, predictor = true): Uint8Array {
  const { text, offsets } = bodyOf(parts)
  const rows = [0, ...offsets, text.length].map((offset, nth) => [
    nth === 0 ? 0 : 1,
    (offset >> 8) & 255,
    offset & 255,
    0,
  ])
  const data = rows.flatMap((row, nth) => {
    const above = nth === 0 ? [] : (rows[nth - 1] ?? [])
    return predictor ? [2, ...row.map((byte, at) => (byte - (above[at] ?? 0)) & 255)] : row
  })
  const packed = latin1(zlibSync(Uint8Array.from(data)))
  const parameters = predictor ? '/DecodeParms <</Predictor 12 /Columns 4>>' : ''
  const head = `<</Type /XRef /Size 6 /W [1 2 1] /Root 4 0 R /Info 1 0 R /Filter /FlateDecode ${parameters} /Length ${packed.length}>>`
  return bytesOf(
    `${text}5 0 obj\n${head}\nstream\n${packed}\nendstream\nendobj\nstartxref\n${text.length}\n%%EOF\n`,
  )
}

/** The newest form of an object, by the last update. */
function newestObject(pdf: Uint8Array, number: number): string {
  const text = latin1(pdf)
  const at = text.lastIndexOf(`\n${number} 0 obj\n`)
  return text.slice(at + 1, text.indexOf('\nendobj', at))
}

/** What the newest trailer, or table that is a stream, says of the file. */
export function endOf(pdf: Uint8Array) {
  const text = latin1(pdf)
  const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
  const table = text.slice(at)
  const number = (key: string) => Number(new RegExp(`/${key} (\\d+)`).exec(table)?.[1])
  const offsets = table.startsWith('xref')
    ? [...table.matchAll(/(\d+) 1\n(\d{10}) 00000 n \n/g)].map(([, name, offset]) => [
        Number(name),
        Number(offset),
      ])
    : [...(/>>\nstream\n(\w+)>/.exec(table)?.[1] ?? '').matchAll(/01(\w{8})00/g)].map(
        ([, offset = ''], nth) => {
          const [, index = ''] = /\/Index \[([\d ]+)\]/.exec(table) ?? []
          return [Number(index.split(' ')[nth * 2]), Number.parseInt(offset, 16)]
        },
      )
  return {
    isStream: !table.startsWith('xref'),
    size: number('Size'),
    info: number('Info'),
    root: number('Root'),
    previous: number('Prev'),
    offsets,
    /** True where every offset of the table leads to its object. */
    isTrue: offsets.every(([name, offset = -1]) => text.startsWith(`${name} 0 obj\n`, offset)),
    text: table,
  }
}

/** The texts of the document information, decoded. */
export function infoOf(pdf: Uint8Array): Partial<Record<string, string>> {
  const dictionary = newestObject(pdf, endOf(pdf).info)
  return Object.fromEntries(
    [...dictionary.matchAll(/\/(\w+) (?:<FEFF([\dA-F]*)>|\(([^)]*)\))/g)].map(([, key = '', hex, plain]) => {
      const units = (hex ?? '').match(/.{4}/g) ?? []
      return [key, plain ?? String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)))]
    }),
  )
}

/** The catalog, and the XMP that it names. */
export function catalogOf(pdf: Uint8Array): { catalog: string; xmp: string } {
  const catalog = newestObject(pdf, endOf(pdf).root)
  const [, number] = /\/Metadata (\d+) 0 R/.exec(catalog) ?? []
  const xmp = number === undefined ? '' : newestObject(pdf, Number(number))
  return { catalog, xmp: Buffer.from(xmp, 'latin1').toString('utf8') }
}
