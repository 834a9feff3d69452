import type { Email } from 'postal-mime'
import { MOST_LINES } from '../limits.ts'
import { isBlank, type Line, splitLines } from '../lines.ts'
import { headerOf } from './parseMail.ts'
import type { MailHead } from './parting.ts'
import { partLines } from './partLines.ts'

/** What the headers of a mail say of its text. */
export function headOf(mail: Email): MailHead {
  const isAnswer = headerOf(mail, 'in-reply-to') !== '' || headerOf(mail, 'references') !== ''
  return { subject: mail.subject ?? '', sender: mail.from?.name ?? '', isAnswer }
}

/** The lines of a plain text as `partLines` takes them: the line of dashes over a signature is an empty one. */
export const linesToPart = (lines: readonly Line[]): string[] =>
  lines.map(({ indentation, text }) =>
    text.startsWith('>') ? text : indentation.startsWith('-') ? '' : text,
  )

const LINE_OF_HTML = /<(?:br|\/(?:p|div|li|tr|h[1-6]|blockquote))\b[^<>]*>/gi

/**
 * True where a mail says more than a greeting, a signature and what it quotes. Of HTML without a plain text beside it the words are
 * read as lines, without its structure: so that a mail is divided without what reads HTML.
 */
export function hasOwnText(mail: Email): boolean {
  const { text, html = '' } = mail
  const words =
    text ??
    html
      .replace(LINE_OF_HTML, '\n')
      .replace(/<[^<>]*>/g, '')
      .replaceAll('&nbsp;', ' ')
  const lines = splitLines(words, MOST_LINES)
  if (lines === null) return true
  const texts = linesToPart(lines)
  const { parts } = partLines(texts, headOf(mail))
  return texts.some((line, at) => parts[at] === 'own' && !isBlank(line))
}
