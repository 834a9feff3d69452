import { emptyContent, storedForm } from '../../../src/core/article/index.ts'
import { importFile } from '../../../src/core/import/index.ts'
import { unpackArticles } from './unpackArticles.ts'
import { FAILURE_CODES } from '../../../src/core/failure.ts'
import { makeZip } from './archive/zip.ts'
import { makeDocx, par, run } from './docx/makeDocx.ts'
import { makeOdt } from './odt/makeOdt.ts'
import { inFloors } from '../../processorTime.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const PROSE = 'Le tramway arrive à Saint-Aubin, dit le maire, et « personne » n’y croyait plus.'

/** A small well-made file of each format. */
export const WELL_MADE: Readonly<Record<string, Uint8Array>> = {
  'a.docx': makeDocx(
    par(run('Le bac revient')) +
      par(run(PROSE, '<w:b/>')) +
      `<w:tbl><w:tr><w:tc>${par(run('un'))}</w:tc><w:tc>${par(run('deux'))}</w:tc></w:tr></w:tbl>`,
    { title: 'Le bac', creator: 'Inès Karam' },
  ),
  'a.odt': makeOdt(
    `<text:h text:outline-level="1">Le bac revient</text:h><text:p>${PROSE}<text:line-break/>Fin.</text:p><text:list><text:list-item><text:p>un</text:p></text:list-item></text:list>`,
  ),
  'a.fodt': utf8(
    `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>${PROSE}</text:p></office:text></office:body></office:document>`,
  ),
  'a.rtf': utf8(
    '{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\pard\\b Le bac revient\\b0\\par \\\'e9t\\\'e9 \\u8217?{\\footnote Note.}\\line a\\par\\trowd\\cellx100 un\\cell deux\\cell\\row {\\field{\\*\\fldinst HYPERLINK "https://example.org"}{\\fldrslt lien}}\\par}',
  ),
  'a.html': utf8(
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le bac</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Le bac","datePublished":"2026-11-22"}</script></head><body><article><h1>Le bac</h1><p>Par <b>Inès Karam</b></p><p>${PROSE}<br>Fin.<sup><a href="#n">1</a></sup></p><ul><li>un</li></ul><table><tr><td>a</td><td>b</td></tr></table><p id="n">1. Note</p></article></body></html>`,
  ),
  'a.eml': utf8(
    `From: =?utf-8?Q?In=C3=A8s?= Karam <ines@example.org>\r\nTo: a@example.org\r\nDate: Sun, 22 Nov 2026 08:00:00 +0100\r\nSubject: Le bac\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${PROSE}\r\n\r\n> Merci.\r\n--b\r\nContent-Type: text/plain; name=b.txt\r\nContent-Disposition: attachment; filename=b.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nTGUgYmFj\r\n--b--\r\n`,
  ),
  'a.srt': utf8(
    '1\n00:00:01,000 --> 00:00:02,500\n<i>Le bac revient.</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n- Oui.\n- Non.\n',
  ),
  'a.vtt': utf8(
    'WEBVTT\n\nNOTE a\n\n00:01.000 --> 00:02.500 align:start\n<v Inès>Le bac revient.\n\n00:03.000 --> 00:04.000\nOui.\n',
  ),
  'ninjs.json': utf8(
    JSON.stringify({
      uri: 'urn:x:y',
      type: 'text',
      versioncreated: '2026-11-22T08:00:00Z',
      headline: 'Le bac',
      byline: 'Inès Karam',
      body_xhtml: `<p>${PROSE}</p>`,
    }),
  ),
  'nitf.xml': utf8(
    `<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20261122T080000+0100"/></docdata></head><body><body.head><hedline><hl1>Le bac</hl1></hedline><byline>Par <person>Inès Karam</person></byline></body.head><body.content><p>${PROSE}</p></body.content></body></nitf>`,
  ),
  'article.json': utf8(
    JSON.stringify(
      storedForm({
        ...emptyContent('fr'),
        headline: 'Le bac',
        sections: [{ heading: '', body: PROSE }],
        id: '0192f0c4-7a5e-7000-8000-000000000001',
        revision: 7,
        createdAt: '2026-11-20T08:00:00Z',
        updatedAt: '2026-11-22T08:00:00Z',
        source: null,
      }),
    ),
  ),
  'a.md': utf8(
    `---\ntitle: "Le bac"\ndate: 2026-11-22\ntags: [a, b]\n---\n\n# Le bac\n\n${PROSE} [lien](https://example.org)[^1] **gras**\n\n- un\n- deux\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>x</div>\n\n> cité\n\n[^1]: Note.\n`,
  ),
  'a.txt': utf8(
    `Le bac revient\nPar Inès Karam\n22 novembre 2026\n\nSAINT-AUBIN — ${PROSE}\n\n- un\n- deux\n`,
  ),
  'a.zip': makeZip([
    { name: 'un.txt', content: `Le bac\n\n${PROSE}` },
    { name: 'dossier/deux.md', content: `# Le bac\n\n${PROSE}` },
  ]),
}

/** Numbers that follow from a seed, below a bound. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const joined = (...parts: readonly Uint8Array[]) => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Bytes with one to five damages: a bit that is other, a piece that is gone, there many times, or in another place. */
function mutated(whole: Uint8Array, next: (below: number) => number): Uint8Array {
  let bytes = Uint8Array.from(whole)
  for (let left = 1 + next(5); left > 0 && bytes.length > 0; left--) {
    const from = next(bytes.length)
    const to = Math.min(bytes.length, from + 1 + next(next(4) === 0 ? 400 : 12))
    const [before, piece, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)]
    switch (next(5)) {
      case 0:
        bytes[from] = (bytes[from] ?? 0) ^ (1 << next(8))
        break
      case 1:
        bytes[from] = next(256)
        break
      case 2:
        bytes = joined(before, after)
        break
      case 3:
        bytes = joined(before, ...Array.from({ length: 2 + next(60) }, () => piece), after)
        break
      case 4: {
        const place = next(after.length + 1)
        bytes = joined(before, after.subarray(0, place), piece, after.subarray(place))
        break
      }
    }
  }
  return bytes
}

/** What is wrong with how a file is imported; null where it is read, or refused with a known failure, in time. */
async function faultOf(fileName: string, bytes: Uint8Array, most: number): Promise<string | null> {
  const { result, floors } = await inFloors(() => refusalOf(fileName, bytes), most)
  return floors < most ? result : `${Math.round(floors)} floors`
}

/** What an import of a file fails with that it should not. */
async function refusalOf(fileName: string, bytes: Uint8Array): Promise<string | null> {
  try {
    for await (const part of unpackArticles({ fileName, bytes })) {
      const failure = 'failure' in part ? part.failure : failureOf(await importFile(part))
      if (failure && (failure.code === 'unexpected' || !FAILURE_CODES.includes(failure.code)))
        return failure.code
    }
  } catch (error) {
    return String(error instanceof Error ? error.stack : error)
  }
  return null
}

const failureOf = (read: Awaited<ReturnType<typeof importFile>>) => (read.ok ? null : read.failure)

/** The faults that so many mutations of each format show, each with what it takes to make it again. */
export async function faultsOf(times: number, firstSeed: number, most: number): Promise<string[]> {
  const faults: string[] = []
  for (const [fileName, whole] of Object.entries(WELL_MADE))
    for (let seed = firstSeed; seed < firstSeed + times; seed++) {
      const fault = await faultOf(fileName, mutated(whole, numbersFrom(seed * 7919)), most)
      if (fault !== null) faults.push(`${fileName}, seed ${seed}: ${fault}`)
    }
  return faults
}
