import type { Attachment, Email } from 'postal-mime'
import { hasExtensionOf, IMPORT_FORMATS } from '../formats.ts'
import { withoutEdges } from '../lines.ts'
import { isPictureName } from '../pictures/index.ts'
import type { Member } from '../unpack/unpacker.ts'

/** The attachments of a mail: files that may be articles, pictures, and the names of the others. */
export type Attached = { members: Member[]; pictures: AttachedPicture[]; others: string[] }
/** A picture of a mail; `id` is that by which its text refers to it, empty where it has none. */
export type AttachedPicture = { fileName: string; bytes: Uint8Array; id: string }

const ARCHIVE = /\.zip$/i
const DOCUMENT = /\.(?:pdf|doc|odt|pages|eml|msg|epub|wpd)$/i
const SIGNED = /^application\/(?:x-)?(?:pkcs7-(?:signature|mime)|pgp-(?:signature|keys|encrypted))$/
/** Attachments that are offered from one mail. */
const MOST = 200

/** The attachments of a mail by what can be done with them. Signatures and reports for programs are none. */
export function attachmentsOf(mail: Email): Attached {
  const attached: Attached = { members: [], pictures: [], others: [] }
  const taken = new Set<string>()
  for (const [at, attachment] of mail.attachments.slice(0, MOST).entries()) {
    const { mimeType, content } = attachment
    if (
      SIGNED.test(mimeType) ||
      /^(?:message\/(?:delivery-status|feedback-report)|text\/rfc822-headers)$/.test(mimeType)
    )
      continue
    const fileName = uniqueName(nameOf(attachment, at), taken)
    if (typeof content === 'string') {
      attached.others.push(fileName)
      continue
    }
    const bytes = content instanceof Uint8Array ? content : new Uint8Array(content)
    if (isPicture(fileName, mimeType)) attached.pictures.push({ fileName, bytes, id: idOf(attachment) })
    else if (mayBeArticle(fileName, mimeType)) attached.members.push({ fileName, bytes })
    else attached.others.push(fileName)
  }
  return attached
}

/** True for a picture by its type; or by its name, where the program that sent it knew no type. */
function isPicture(fileName: string, mimeType: string): boolean {
  return mimeType.startsWith('image/') || (mimeType === 'application/octet-stream' && isPictureName(fileName))
}

const idOf = ({ contentId = '' }: Attachment) => contentId.replace(/^<|>$/g, '')

function mayBeArticle(fileName: string, mimeType: string): boolean {
  if (mimeType === 'message/rfc822' || ARCHIVE.test(fileName) || DOCUMENT.test(fileName)) return true
  const formats = Object.keys(IMPORT_FORMATS).filter((format): format is keyof typeof IMPORT_FORMATS =>
    Object.hasOwn(IMPORT_FORMATS, format),
  )
  return formats.some((format) => hasExtensionOf(fileName, format))
}

/** The name of an attachment without folders; a mail without one gets one. */
function nameOf({ filename, mimeType }: Attachment, at: number): string {
  const base = withoutEdges(
    (filename ?? '')
      .replace(/\p{Cc}/gu, '')
      .split(/[/\\]/)
      .at(-1) ?? '',
  )
  const ending =
    mimeType === 'message/rfc822'
      ? '.eml'
      : mimeType === 'text/html'
        ? '.html'
        : mimeType === 'text/plain'
          ? '.txt'
          : ''
  if (base === '') return `${at + 1}${ending}`
  return mimeType === 'message/rfc822' && !/\.eml$/i.test(base) ? `${base}.eml` : base
}

function uniqueName(name: string, taken: Set<string>): string {
  let unique = name
  for (let number = 2; taken.has(unique); number++) unique = name.replace(/(\.[^.]*)?$/, ` (${number})$1`)
  taken.add(unique)
  return unique
}
