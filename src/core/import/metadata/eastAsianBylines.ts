import type { Byline } from '../../article/index.ts'
import { MAILS, withoutMail } from './mailAddresses.ts'

/** `本报记者`, `文/`: what opens a byline. */
export const EAST_ASIAN_OPENING =
  /^(?:(?:本报|本報|本刊|本台|本网|新华社|新華社|中新社)?(?:记者|記者|通讯员|特派记者)[ \u3000:：]?|(?:文|图文|撰文|作者|文字|取材|取材・文)[ ]?[/／｜|・:：][ ]?)/u

/** The “and” before the last of several names of Han characters. */
export const HAN_CONJUNCTION =
  /(?<=(?:^|[、，, ])\p{Script=Han}{2,4}|\))和(?=\p{Script=Han}{2,4}(?:$|[ \u00a0]?\())/u

/** `김민수 기자`, `山田太郎記者`: what somebody is stands behind the name. */
export function readSuffixed(text: string): Byline[] | null {
  const bare = withoutMail(text)
  const [mail] = text.includes('@') ? [...text.matchAll(MAILS)].map(([, each]) => each) : []
  const match =
    /^([\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}・]{2,8}|\p{Script=Han}{1,3} \p{Script=Han}{1,3})[ \u00a0\u3000]?(기자|특파원|논설위원|선임기자|記者|特派員)$/u.exec(
      bare,
    )
  const [, name, role] = match ?? []
  if (name === undefined || role === undefined) return null
  return [{ name, role, ...(mail === undefined ? {} : { url: `mailto:${mail}` }) }]
}

/** Names of two to four characters each, parted by spaces or the East Asian comma. */
export function splitEastAsian(text: string): Byline[] | null {
  const list = text.split(/[ \t\u3000、，,/／]+/u).filter((name) => name !== '')
  if (list.length === 0 || list.length > 12) return null
  const byline: Byline[] = []
  for (const piece of list) {
    const last = byline.at(-1)
    if (last && /(?:报道|報道|摄影报道|撰文)$/u.test(piece)) last.role = piece
    else if (/^(?:(?:图|攝影|摄影|图片)[:：/／]?)$/u.test(piece)) return null
    else if (
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·・ー]{2,12}$/u.test(piece)
    )
      byline.push({ name: piece })
    else return null
  }
  return byline
}
