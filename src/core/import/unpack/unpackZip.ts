import { failed, type Failure, ok, type Result } from '../../failure.ts'
import { Archive, type ArchiveFault, packageKind } from '../archive/index.ts'
import { LARGEST_FILE } from '../limits.ts'
import { ArchivedPictures } from './archivedPictures.ts'
import type { Member, Unpacked, Unpacker } from './unpacker.ts'

const SIGNS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
]

function isZip(bytes: Uint8Array): boolean {
  return SIGNS.some((signs) => signs.every((byte, at) => bytes[at] === byte))
}

/** The files that systems put beside a person's own. */
const HIDDEN = /(?:^|\/)(?:\.[^/]*|__MACOSX|Thumbs\.db|ehthumbs\.db|desktop\.ini)(?:\/|$)/i

/**
 * The files in a zip, whatever they are: each gets a sentence of its own if it cannot be imported. A document that is a zip of
 * its parts is none, pictures go with the texts that show them, and is left to its reader. An archive within is refused: what bombs are made of;
 * one that cannot be opened, as a document that was cut off, is told as damaged. Where one entry is a
 * bomb, or the budget is spent, or all have a password, the archive as a whole is refused.
 */
export const unpackZip: Unpacker = async ({ fileName, bytes }, budget) => {
  if (!isZip(bytes) || bytes.length > LARGEST_FILE) return null
  const archive = Archive.open(bytes)
  if (typeof archive === 'string') return failed(...refusal(archive, fileName))
  if (packageKind(archive) !== null) return null
  const entries = archive.entries.filter(({ path }) => !HIDDEN.test(path))
  const pictures = new ArchivedPictures(archive, entries, budget)
  const members: (Member & { path: string })[] = []
  const refused: Unpacked['refused'][number][] = []
  for (const entry of pictures.others) {
    // No more than its size comes out of an entry, whatever is in it.
    if (!entry.isEncrypted) budget.left -= entry.size
    const content = budget.left < 0 ? 'hostile' : archive.read(entry)
    if (content === 'hostile') return failed('hostile', { fileName, format: 'ZIP' })
    if (typeof content === 'string') {
      refused.push(refusedEntry(content, entry.fileName))
      continue
    }
    const within = isZip(content) ? Archive.open(content) : null
    if (typeof within === 'string') refused.push(refusedEntry(within, entry.fileName))
    else if (within && packageKind(within) === null)
      refused.push({ fileName: entry.fileName, failure: nested(entry.fileName) })
    else members.push({ fileName: entry.fileName, bytes: content, path: entry.path })
  }
  const texts = members.map((member) => pictures.withPictures(member))
  refused.push(...pictures.refused)
  return texts.length > 0
    ? ok({ members: texts, refused, isArticle: false })
    : withoutMembers(fileName, refused)
}

/** An archive out of which nothing can be taken: for one reason, if it is the same for all that is in it. */
function withoutMembers(fileName: string, refused: Unpacked['refused']): Result<Unpacked> {
  const codes = new Set(refused.map(({ failure }) => failure.code))
  if (codes.size === 0) return failed('empty', { fileName })
  if (codes.size === 1 && codes.has('protected')) return failed('protected', { fileName, format: 'ZIP' })
  return ok({ members: [], refused, isArticle: false })
}

function refusal(fault: ArchiveFault, fileName: string): [Failure['code'], Failure['detail']] {
  return [fault, { fileName, format: 'ZIP' }]
}

function refusedEntry(fault: ArchiveFault, fileName: string): Unpacked['refused'][number] {
  return { fileName, failure: failed(...refusal(fault, fileName)).failure }
}

function nested(fileName: string): Failure {
  return failed('unsupported', { fileName, format: 'nested archive' }).failure
}
