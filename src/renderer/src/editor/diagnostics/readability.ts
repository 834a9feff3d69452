import type { Node } from 'prosemirror-model'
import {
  type ReadabilityPlace,
  readabilityOf,
  type ReadingFacts,
  readingFactsOf,
} from '../../../../core/readability.ts'
import { articleEditor } from '../articleEditor.ts'
import { textBlocks } from '../textBlocks.ts'
import { type LanguageBlock, textsIn } from './proofreadResult.ts'

/** A place of the page that a writer may want to look at, with its words. */
export type PagePlace = Omit<ReadabilityPlace, 'text'> & { node: Node; words: string }

type NodeFacts = { language: string; facts: ReadingFacts; text: string }
const known = new WeakMap<Node, NodeFacts>()

/** How one paragraph reads; kept by the node. */
function factsOfNode({ node, language }: LanguageBlock): NodeFacts | null {
  const before = known.get(node)
  if (before?.language === language) return before
  const own = textsIn(node).find(({ note }) => note === null)
  if (!own) return null
  const now = { language, text: own.prose.text, facts: readingFactsOf(own.prose, language) }
  known.set(node, now)
  return now
}

/** How the body of the page reads; headlines and footnotes are left out. Only changed paragraphs are read anew. */
export function pageReadability(): PagePlace[] {
  const doc = articleEditor.state?.doc
  if (!doc) return []
  const read = Array.from(textBlocks(doc))
    .filter(({ field }) => field === null)
    .flatMap((block) => {
      const facts = factsOfNode(block)
      return facts ? [{ node: block.node, ...facts }] : []
    })
  return readabilityOf(read.map(({ facts }) => facts)).flatMap(({ text, ...place }) => {
    const block = read[text]
    return block ? [{ ...place, node: block.node, words: block.text.slice(place.from, place.to) }] : []
  })
}

/** Goes to a place and selects it, where its paragraph is still as it was read. */
export function showPlace({ node, from, to }: PagePlace): void {
  const doc = articleEditor.state?.doc
  if (!doc) return
  const block = Array.from(textBlocks(doc)).find((each) => each.node === node)
  if (block) articleEditor.select(block.from + from, block.from + to, 'center')
}
