export {
  BLOCK_KINDS,
  type Block,
  type BlockKind,
  type Draft,
  doubtsOf,
  isSure,
} from './draft.ts'
export { ENCODINGS, type Encoding } from './encoding/encodings.ts'
export { decodeText } from './encoding/decodeText.ts'
export { importFile } from './importFile.ts'
export type { FormatReader } from './reader.ts'
export { LARGEST_FILE } from './limits.ts'
export { bodyPart } from './buildBody.ts'
export { buildDraft } from './buildDraft.ts'
