import { trimSpaces } from '../../document/index.ts'

/** The part of a mail that a line belongs to: its own text, or one that is set aside. */
export type MailPart = 'own' | 'greeting' | 'cover' | 'quoted' | 'signature'

/** The lines of a mail, each with what it is. */
export type PartedMail = {
  parts: MailPart[]
  /** The mail does no more than pass another on, of which the text is that of the article. */
  isForward: boolean
  /** What the headers of the mail that was passed on say, by the line. */
  forwarded: { subject: string; from: string }
  /** The lines of which it is not certain what they are. */
  doubted: ReadonlySet<number>
}

/** What the headers of a mail say of it: `isAnswer` where they name the mail that it answers or passes on. */
export type MailHead = { subject: string; sender: string; isAnswer: boolean }

/** What is being said of the lines of a mail, of which those from `from` up to `to` are its text. */
export type Parting = {
  lines: readonly string[]
  parts: MailPart[]
  doubted: Set<number>
  from: number
  to: number
}

export function firstText(lines: readonly string[], from: number): number {
  return Math.max(
    from,
    lines.findIndex((line, at) => at >= from && trimSpaces(line) !== ''),
  )
}
