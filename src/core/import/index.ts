export {
  BLOCK_KINDS,
  type Block,
  type BlockKind,
  type Draft,
  ENCODINGS,
  type Encoding,
} from './draft.ts'
export { decodeText } from './encoding/decodeText.ts'
export { importFile } from './importFile.ts'
export type { FormatReader } from './reader.ts'
export { LARGEST_FILE } from './limits.ts'
export { buildDraft } from './text/buildDraft.ts'
