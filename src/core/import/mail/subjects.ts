import { trimSpaces } from '../../document/index.ts'

/** What programs put before a subject: `RE:`, `TR :`, `Fwd[2]:`. */
const SUBJECT_PREFIX =
  /^(?:(?:re|aw|sv|antw|rép|fwd?|tr|wg|rv|i|enc|doorst|vs)(?:\[\d+\])?[ \u00a0]?:[ \u00a0]*|\[[^\][]{1,30}\][ \u00a0]*(?=\S))/iu

/** A subject without `Re:`, `Fwd:`, `TR:` and the names of lists before it. */
export function bareSubject(subject: string): string {
  let bare = trimSpaces(subject)
  for (let prefix = SUBJECT_PREFIX.exec(bare); prefix; prefix = SUBJECT_PREFIX.exec(bare))
    bare = bare.slice(prefix[0].length)
  return bare
}

export function isForwarded(subject: string): boolean {
  return /^(?:fwd?|tr|wg|rv|enc|doorst|i)[ \u00a0]?:/iu.test(trimSpaces(subject))
}

export function isReply(subject: string): boolean {
  return /^(?:re|aw|sv|antw|rép)(?:\[\d+\])?[ \u00a0]?:/iu.test(trimSpaces(subject))
}
