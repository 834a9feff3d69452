import { type Draft, doubtsOf } from '../../../src/core/import/draft.ts'
import { importFile } from '../../../src/core/import/index.ts'

/** The draft that a text becomes, named as a file and in English where its words do not tell; throws where it is refused. */
export async function readCopy(text: string, fileName = 'copy.txt', language = 'en'): Promise<Draft> {
  const draft = await importFile({ fileName, bytes: new TextEncoder().encode(text), language })
  if (!draft.ok) throw new Error(draft.failure.code)
  return draft.value
}

/** What is asked about a draft, in the order of its doubts. */
export const doubtNames = (draft: Draft) => doubtsOf(draft).map(({ name }) => name)
