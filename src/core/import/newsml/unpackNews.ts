import { ok } from '../../failure.ts'
import type { Unpacker } from '../unpack/unpacker.ts'
import { isNewsXml } from './newsmlReader.ts'

/** Items that are taken out of one message. */
const MOST_ITEMS = 2000
const MESSAGE = /<((?:[\w.-]{1,40}:)?)newsMessage(\s[^<>]{0,4000})?>/
const BEGINS = /<(?:[\w.-]{1,40}:)?newsItem[\s>]/g
const ENDS = /<\/(?:[\w.-]{1,40}:)?newsItem\s{0,20}>/g

/**
 * The items of a message of NewsML-G2 that has several, each in a message of its own with the names that the whole one declares.
 * Cost: linear, since what is said of the message is short.
 */
export const unpackNews: Unpacker = async (file) => {
  if (!isNewsXml(file) || !file.text.ok) return null
  const { text } = file.text.value
  const [, prefix = '', attributes = ''] = MESSAGE.exec(text.slice(0, 30_000)) ?? []
  const begins = [...text.matchAll(BEGINS)].map(({ index }) => index)
  if (begins.length < 2 || begins.length > MOST_ITEMS) return null
  const ends = [...text.matchAll(ENDS)].map((end) => end.index + end[0].length)
  if (ends.length !== begins.length || ends.some((end, at) => end > (begins[at + 1] ?? text.length)))
    return null
  const encoder = new TextEncoder()
  const name = file.fileName.replace(/\.[^.]{1,8}$/, '')
  const members = begins.map((from, at) => ({
    fileName: `${name}-${at + 1}.xml`,
    bytes: encoder.encode(
      `<${prefix}newsMessage${attributes}><${prefix}itemSet>${text.slice(from, ends[at])}</${prefix}itemSet></${prefix}newsMessage>`,
    ),
  }))
  return ok({ members, refused: [], isArticle: false })
}
