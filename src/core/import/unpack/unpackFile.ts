import { failed, type Result } from '../../failure.ts'
import { SourceFile } from '../sourceFile.ts'
import { hasRules } from './textRules.ts'
import type { Budget, Member, Unpacked, UnpackedFile, Unpacker } from './unpacker.ts'
import { unpackMail } from '../mail/unpackMail.ts'
import { unpackNews } from '../newsml/unpackNews.ts'
import { unpackZip } from './unpackZip.ts'

export type { Member, UnpackedFile } from './unpacker.ts'

/** THE list of the kinds of files that hold others: archives, mails with attachments, messages of agencies. */
const UNPACKERS: readonly Unpacker[] = [unpackZip, unpackMail, unpackNews]

/** Mails in archives and articles in mails are unpacked; nothing is nested deeper than this. */
const DEEPEST = 3
/** Bytes that may come out of all archives in one file, however many mails and archives it holds. */
const LARGEST_CONTENT = 150_000_000

/**
 * The files to import from a file: the file itself, or what it holds. A file that holds none comes back as it is, whatever
 * it is; one that cannot be unpacked comes back with its failure, and the others go on.
 */
export async function* unpackFile(
  member: Member,
  within: readonly string[] = [],
  budget: Budget = { left: LARGEST_CONTENT },
): AsyncGenerator<UnpackedFile> {
  const { fileName } = member
  const unpacked = await unpack(member, budget)
  if (!unpacked) {
    yield { ...member, within, ...(hasRules(member) && { isDivisible: true }) }
    return
  }
  if (!unpacked.ok) {
    yield { fileName, failure: unpacked.failure, within }
    return
  }
  const { members, refused, isArticle } = unpacked.value
  if (isArticle) yield { ...member, within }
  const inside = [...within, fileName]
  for (const each of members) {
    if (inside.length < DEEPEST) yield* unpackFile(each, inside, budget)
    else
      yield {
        fileName: each.fileName,
        failure: failed('hostile', { fileName: each.fileName }).failure,
        within: inside,
      }
  }
  for (const { fileName: name, failure } of refused) yield { fileName: name, failure, within: inside }
}

async function unpack(member: Member, budget: Budget): Promise<Result<Unpacked> | null> {
  const file = new SourceFile(member)
  for (const unpacker of UNPACKERS) {
    const unpacked = await unpacker(file, budget)
    if (unpacked) return unpacked
  }
  return null
}
