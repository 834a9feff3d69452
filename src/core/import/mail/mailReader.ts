import { withAgenciesApart, withAuthorsApart } from '../agency/fieldsOfCopy.ts'
import type { Email } from 'postal-mime'
import type { Figure } from '../../document/types.ts'
import { type ArticleContent, type Byline, emptyContent } from '../../article/index.ts'
import { failed, ok, type Result } from '../../failure.ts'
import { type Doubt, doubt } from '../doubts.ts'
import type { Block, Draft } from '../draft.ts'
import { withoutEdges } from '../lines.ts'
import { readNames } from '../metadata/bylines.ts'
import { isRelease } from '../metadata/releases.ts'
import { speaksOfEmbargo } from '../metadata/embargo.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import type { Notice } from '../notices.ts'
import { LONGEST_BODY, LONGEST_MARKUP } from '../limits.ts'
import type { FormatReader } from '../reader.ts'
import { figuresOfBlocks, isLogo, isSign, isUnseen, type SourcePictures } from '../pictures/index.ts'
import { SourceFile } from '../sourceFile.ts'
import { withPicturesAtEnd } from '../tree/picturesAtEnd.ts'
import { areAlike, comparable, htmlReader } from '../html/index.ts'
import { type AttachedPicture, attachmentsOf } from './attachments.ts'
import { bodyOf, type MailBody, repeatedIn } from './mailBody.ts'
import { mailDate } from './mailDate.ts'
import { hasWords, headerOf, parseMail, recogniseMail } from './parseMail.ts'
import { nameOfAddress, partAddresses } from './partAddresses.ts'
import { bareSubject } from './subjects.ts'

/** Mail (`.eml`), and pages that a browser saved as one. */
export const mailReader: FormatReader = {
  recognise: recogniseMail,
  async read(file) {
    const { fileName, bytes } = file
    const mail = await parseMail(bytes)
    if (!mail) return failed('hostile', { fileName, format: 'mail' })
    const { pictures } = attachmentsOf(mail)
    for (const { id, fileName: name, bytes: content } of pictures)
      if (id !== '') file.pictures.parts.set(`cid:${id}`, { fileName: name, bytes: content })
    if (isSavedPage(mail)) return pageDraft(file, mail, pictures)
    if (isSealed(mail)) return failed('protected', { fileName, format: 'mail' })
    if ((mail.text ?? '').length > LONGEST_BODY || (mail.html ?? '').length > LONGEST_MARKUP)
      return failed('hostile', { fileName, format: 'mail' })
    const body = bodyOf(mail, file.pictures, (text) => file.languageOf(text))
    if (body === 'hostile') return failed(body, { fileName })
    if (body === 'empty') return failed(body, hasWords(mail) ? { fileName, format: 'mail' } : { fileName })
    return ok(withAttached(draftOf(file, mail, body), file.pictures, { mail, pictures }))
  },
}

/** True for a page that a browser saved with its pictures in one file. */
function isSavedPage(mail: Email): boolean {
  if (headerOf(mail, 'snapshot-content-location') !== '') return true
  return (
    mail.html !== undefined &&
    !mail.from?.address &&
    /^multipart\/related/i.test(headerOf(mail, 'content-type'))
  )
}

/** The pictures of a page are its parts, each under the address that it had. */
async function pageDraft(
  file: SourceFile,
  mail: Email,
  pictures: readonly AttachedPicture[],
): Promise<Result<Draft>> {
  for (const [at, address] of partAddresses(file.bytes).entries()) {
    const picture = pictures[at]
    if (picture && address !== '')
      file.pictures.parts.set(address, { ...picture, fileName: nameOfAddress(address) || picture.fileName })
  }
  const bytes = new TextEncoder().encode(mail.html ?? '')
  const read = await htmlReader.read(
    new SourceFile(
      { fileName: file.fileName, bytes, encoding: 'utf-8', language: file.languageOf('') },
      { pictures: file.pictures },
    ),
  )
  return read.ok ? ok({ ...read.value, encoding: null }) : read
}

/** True for a mail that only its recipient can read. */
function isSealed(mail: Email): boolean {
  const type = headerOf(mail, 'content-type')
  if (/^multipart\/encrypted|^application\/(?:x-)?pkcs7-mime/i.test(type)) return true
  return /^-----BEGIN PGP MESSAGE-----/m.test((mail.text ?? '').slice(0, 2000))
}

function draftOf(file: SourceFile, mail: Email, body: MailBody): Draft {
  const { fileName } = file
  const subject = bareSubject(body.forwarded.subject || mail.subject || '')
  const own = body.make(emptyContent(body.language))
  const base: ArticleContent = {
    ...emptyContent(body.language),
    date: mailDate(headerOf(mail, 'date')),
  }
  const isOwnHeadline = isTitled(own)
  const headline = isOwnHeadline ? '' : isGeneric(subject) ? '' : subject
  const read = body.make(withAgenciesApart({ ...base, headline }))
  // The first line may sign only under a headline, which the subject may be.
  const isSigned = own.content.byline.length > 0 || read.content.byline.length > 0
  const sender = isSigned || isSent(own.blocks) ? [] : senderOf(mail, body)
  const draft = sender.length === 0 ? read : signedBy(read, sender)
  const title = draft.content.headline
  const doubts: Doubt[] = [...draft.doubts]
  if (isOwnHeadline && subject !== '' && !isGeneric(subject) && !areAlike(subject, title))
    doubts.push(doubt('mail-two-headlines', { headline: title, second: subject }))
  const open = isOwnHeadline ? '' : openTitle(own)
  if (open !== '' && headline !== '' && !areAlike(subject, open))
    doubts.push(doubt('mail-two-headlines', { headline: title, second: open }))
  if (!isOwnHeadline && isGeneric(subject)) doubts.push(doubt('mail-no-headline'))
  if (sender.length > 0 && !namesSender(own.blocks, sender))
    doubts.push(doubt('byline-from-sender', { byline: sender[0]?.name ?? '' }))
  const embargo = embargoIn(mail.subject ?? '', draft)
  if (embargo !== '') doubts.push(doubt('mail-embargo', { value: embargo.slice(0, 160) }))
  if (isAutomatic(mail)) doubts.push(doubt('mail-automatic'))
  if (body.isDamaged || subject.includes('\ufffd')) doubts.push(doubt('damaged-characters'))
  if (draft.blocks.some(({ reason }) => reason === 'mail-greeting')) doubts.push(doubt('mail-greeting'))
  return {
    ...draft,
    fileName,
    format: 'mail',
    encoding: null,
    origin: 'headers',
    doubts,
    notices: [...draft.notices, ...noticesOf(mail, draft.blocks)],
  }
}

/** What a mail says of an embargo in its subject or right below its greeting, where the text has none; else an empty text. */
function embargoIn(subject: string, { blocks, content }: Draft): string {
  if (content.embargo !== '' || blocks.some(({ reason }) => /^embargo-/.test(reason))) return ''
  if (speaksOfEmbargo(subject)) return subject
  const greeting = blocks.findIndex(({ reason }) => reason === 'mail-greeting')
  const [below] = greeting < 0 ? [] : blocks.slice(greeting + 1)
  return below && below.text.length <= 300 && speaksOfEmbargo(below.text) ? below.text : ''
}

type AttachedTo = { mail: Email; pictures: readonly AttachedPicture[] }

/** A draft with the pictures that are attached to its mail, and stand nowhere in its text, below it; logos are none. */
function withAttached(draft: Draft, desk: SourcePictures, { mail, pictures }: AttachedTo): Draft {
  const nodes = draft.blocks.flatMap(({ node }) => node ?? [])
  const shown = new Set(Array.from(figuresOfBlocks(nodes), ({ src }) => src))
  const repeated = repeatedIn(mail.html ?? '', desk)
  const figures = pictures.flatMap(({ fileName, bytes, id }, at): Figure[] => {
    const src = desk.take(id === '' ? `attached:${at}` : `cid:${id}`, fileName, () => bytes)
    const picture = src === null ? undefined : desk.found.get(src)
    if (!picture || shown.has(picture.src) || isUnseen(picture)) return []
    const isSmall = id === '' ? isSign(picture) : isLogo(picture) || repeated.has(bytes)
    if (isSmall && id === '') desk.leave('logos-left-out', fileName)
    if (isSmall) return []
    shown.add(picture.src)
    return [{ type: 'figure', src: picture.src, alt: '', credit: '', caption: [] }]
  })
  return withPicturesAtEnd(draft, figures, desk)
}

/** A draft that nobody has signed, with those who sign it; an agency among them has its own field. */
function signedBy(draft: Draft, byline: Byline[]): Draft {
  return {
    ...draft,
    base: withAuthorsApart({ ...draft.base, byline }),
    content: withAuthorsApart({ ...draft.content, byline }),
  }
}

/** True where a line of the text itself was taken for its headline. */
function isTitled({ blocks, content }: Draft): boolean {
  return (
    content.headline !== '' &&
    blocks.some(
      ({ kind, certainty, text }) =>
        kind === 'headline' && certainty !== 'doubtful' && !new LineMetadata(text, false).isMeta,
    )
  )
}

/** A line of the text that could be its headline, or is one below another that could be; else an empty text. */
function openTitle({ blocks, content }: Draft): string {
  const reason = blocks.find(({ kind }) => kind === 'headline')?.reason
  const isOpen = reason === 'headline-only-names' || reason === 'headline-below-capitals'
  return isOpen ? content.headline : ''
}

/** Subjects that say that a text is sent, not what it says. */
const GENERIC =
  /^(?:(?:mon |ton |votre |le |un |my |the )?(?:article|papier|texte|copie|sujet|document|fichier|reportage|brève|communiqué(?: de presse)?|press release|story|copy|text|draft|file|message|mail|test|testing|sans (?:objet|titre)|no subject|\(no subject\)|untitled|urgent|info|bonjour|hello))?[ \u00a0]*(?:\d{1,4})?[.!…]*$/iu

function isGeneric(subject: string): boolean {
  return GENERIC.test(subject) || !/\p{L}{2}/u.test(subject)
}

/** True for a text that was sent to newsrooms: who sends it does not sign it. */
function isSent(blocks: readonly Block[]): boolean {
  return blocks
    .slice(0, 12)
    .some(({ text, reason }) => isRelease(text) || reason === 'release-mark' || reason === 'release-contact')
}

const NO_PERSON =
  /(?:no-?reply|ne-?pas-?repondre|noreply|newsletter|info|contact|presse?|press|redaction|desk|news|mailer-daemon|postmaster|support|admin|service|communication|webmaster)/i

/** Who sent the mail, or the mail that it passes on, where that is a person with a name. */
function senderOf(mail: Email, { forwarded }: MailBody): Byline[] {
  const passedOn = /^["']?([^"'<>]{2,80}?)["']?[ \u00a0]*[<[(]/.exec(forwarded.from)?.[1]
  const name = withoutEdges(passedOn ?? (forwarded.from === '' ? (mail.from?.name ?? '') : ''))
  const address = forwarded.from === '' ? (mail.from?.address ?? '') : forwarded.from
  if (NO_PERSON.test(address.split('@')[0] ?? '') || NO_PERSON.test(name)) return []
  const swapped = /^(\p{L}[\p{L}\p{M}' -]{0,40}), (\p{L}[\p{L}\p{M}' -]{0,40})$/u.exec(name)
  const people = readNames(swapped ? `${swapped[2]} ${swapped[1]}` : name)
  const isPerson =
    people.length === 1 &&
    /^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){1,3}$/u.test(people[0]?.name ?? '')
  return isPerson ? people : []
}

/** True where the sender signs: at the end of the text, or in the signature of the mail. */
function namesSender(blocks: readonly Block[], [sender]: readonly Byline[]): boolean {
  const name = comparable(sender?.name ?? '')
  return blocks
    .slice(-6)
    .some(
      ({ text, reason }) =>
        (reason === 'mail-signature' || text.length < 80) && comparable(text).includes(name),
    )
}

/** True for what a program sent: a report that a mail was not delivered, an answer to every mail, an invitation. */
function isAutomatic(mail: Email): boolean {
  if (/^multipart\/report/i.test(headerOf(mail, 'content-type'))) return true
  const automatic = headerOf(mail, 'auto-submitted').toLowerCase()
  if (automatic !== '' && automatic !== 'no') return true
  return mail.attachments.some(({ mimeType }) => mimeType === 'text/calendar')
}

function noticesOf(mail: Email, blocks: readonly Block[]): Notice[] {
  const { others } = attachmentsOf(mail)
  const aside = blocks.filter(({ kind }) => kind === 'aside').length
  return [
    ...(aside > 0 ? [{ name: 'mail-left-out', detail: { count: aside } } as const] : []),
    ...(others.length > 0
      ? [
          {
            name: 'attachments-left-out',
            detail: { count: others.length, names: others.join(', ') },
          } as const,
        ]
      : []),
  ]
}
