import { failed, type Failure, ok, type Result } from '../../failure.ts'
import { findForeignFormat } from '../signatures.ts'
import type { Member, Unpacked, Unpacker } from '../unpack/unpacker.ts'
import { attachmentsOf } from './attachments.ts'
import { hasOwnText } from './ownText.ts'
import { asWritten, parseMail, recogniseMail, startsMail } from './parseMail.ts'

/** The attachments of a mail that may be articles, or the mails of a mailbox. */
export const unpackMail: Unpacker = async (file): Promise<Result<Unpacked> | null> => {
  const mails = mailsIn(file.fileName, file.bytes)
  if (mails.length > 1) return ok({ members: mails, refused: [], isArticle: false })
  if (recogniseMail(file) === null) return null
  const mail = await parseMail(file.bytes)
  const isMail = mail && !/\.mht(?:ml)?$/i.test(file.fileName)
  const { members, pictures } = isMail ? attachmentsOf(mail) : { members: [], pictures: [] }
  // What the text of a mail holds is not divided any further.
  if (!mail || members.length === 0) return ok({ members: [], refused: [], isArticle: true })
  const isArticle = hasOwnText(mail)
  // Pictures that came without a word of their own belong to no text that can be told.
  const refused = isArticle
    ? []
    : pictures.map(({ fileName, bytes }) => ({ fileName, failure: alone(fileName, bytes) }))
  return ok({ members, refused, isArticle })
}

function alone(fileName: string, bytes: Uint8Array): Failure {
  const format = findForeignFormat(fileName, bytes)?.format ?? 'JPEG'
  return failed('binary', { fileName, format }).failure
}

/** Mails of one mailbox that are offered. */
const MOST_MAILS = 5000

/** The mails in a mailbox (mbox), each of which begins with a line `From …` behind an empty one. */
function mailsIn(fileName: string, bytes: Uint8Array): Member[] {
  if (!startsMail(bytes, 0)) return []
  const starts = [0]
  for (
    let at = bytes.indexOf(0x0a);
    at >= 0 && starts.length < MOST_MAILS;
    at = bytes.indexOf(0x0a, at + 1)
  ) {
    const isBehindEmpty = bytes[at - 1] === 0x0a || (bytes[at - 1] === 0x0d && bytes[at - 2] === 0x0a)
    if (isBehindEmpty && startsMail(bytes, at + 1)) starts.push(at + 1)
  }
  const base = fileName.replace(/\.[^.]{1,8}$/, '')
  return starts.map((start, at) => {
    const mail = bytes.subarray(start, starts[at + 1] ?? bytes.length)
    return { fileName: `${base}-${at + 1}.eml`, bytes: asWritten(mail.slice(mail.indexOf(0x0a) + 1)) }
  })
}
