import type { Input, Newsroom } from '../contract/contract.ts'
import type { Result } from '../core/failure.ts'
import type { ExportPorts } from './exporting.ts'
import type { Ports } from './ports.ts'

/** The use cases that change nothing in the library. */
export type ReadingNewsroom = Pick<
  Newsroom,
  | 'listArticles'
  | 'readArticle'
  | 'exportArticle'
  | 'findSlug'
  | 'fillHole'
  | 'readSettings'
  | 'readHouseStyle'
  | 'checkSpelling'
> & {
  /** An article as plain text, for a person to read. */
  readText(input: Input<'readArticle'>): Promise<Result<Uint8Array>>
}

/** What these use cases need. A port that is asked for rarely may load what is behind it when it is. */
export type ReadingPorts = ExportPorts & { speller: Pick<Ports['speller'], 'check'> }

/** The use cases over a library that is only read; what only one of them needs is loaded when it is called. */
export function createReadingNewsroom(ports: ReadingPorts): ReadingNewsroom {
  const { store } = ports
  return {
    listArticles: (query) => store.list(query),
    readArticle: ({ id }) => store.read(id),
    findSlug: ({ slug }) => store.slugOwners(slug),
    readSettings: () => store.readSettings(),
    readHouseStyle: () => store.readHouseStyle(),
    fillHole: async (input) => (await import('./fillHole.ts')).fillings(input, ports),
    checkSpelling: async (input) => (await import('./spelling.ts')).checkSpelling(input, ports),
    readText: async ({ id }) => (await import('./exporting.ts')).textOfStored(id, ports),
    exportArticle: async (input) => {
      const { exportStored } = await import('./exporting.ts')
      const { RenditionCache } = await import('./renditions.ts')
      return exportStored(input, new RenditionCache(), ports)
    },
  }
}
