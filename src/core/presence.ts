import * as z from 'zod/mini'
import { articleId } from './article/index.ts'

/** Somebody on another machine who has written in an article lately. */
export type Presence = {
  /** The article. */
  id: string
  /** Empty where that machine has no name. */
  name: string
  /** Milliseconds since this machine saw the last sign of it. */
  age: number
}

/** Times in milliseconds. */
export const PRESENCE = {
  /** Between two signs of somebody who writes. */
  renewal: 120_000,
  /** From this age on, the time is shown. */
  recent: 120_000,
  /** From this age on, it is not shown. */
  shown: 300_000,
} as const

/** The longest name that is shown, in code points. */
const LONGEST_NAME = 60

const file = z.object({ name: z.string(), at: z.string() })
/** The file's name: the article's id, and the machine's. */
const FILE_NAME = /^(.+)\.([0-9a-f]{16})\.json$/

export function presenceFileName(id: string, device: string): string {
  return `${id}.${device}.json`
}

/** The article and the machine in the name of a presence file; null for any other name. */
export function readPresenceFileName(name: string): { id: string; device: string } | null {
  const [, id, device] = FILE_NAME.exec(name) ?? []
  if (id === undefined || device === undefined || !articleId.safeParse(id).success) return null
  return { id, device }
}

/** A name on one line, without control characters or marks that turn the direction of text, and not too long. */
export function cleanName(name: string): string {
  const line = name
    .toWellFormed()
    .slice(0, 4096)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
  const visible = line.replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '').trim()
  const points = [...visible]
  return points.length > LONGEST_NAME
    ? `${points
        .slice(0, LONGEST_NAME - 1)
        .join('')
        .trimEnd()}…`
    : visible
}

export function encodePresence(name: string, at: string): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ name: cleanName(name), at })}\n`)
}

/** The name in a presence file; null for bytes that are none. */
export function decodePresence(bytes: Uint8Array): string | null {
  try {
    const value = file.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return value.success ? cleanName(value.data.name) : null
  } catch {
    return null
  }
}
