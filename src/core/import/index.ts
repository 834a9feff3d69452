export { decodeText } from './decodeText.ts'
export {
  BLOCK_KINDS,
  type Block,
  type BlockKind,
  type Certainty,
  type Draft,
  ENCODINGS,
  type Encoding,
} from './draft.ts'
export { formDraft } from './formDraft.ts'
export { importFile } from './importFile.ts'
export { LARGEST_FILE } from './limits.ts'
