export {
  BLOCK_KINDS,
  type Block,
  type BlockKind,
  type Draft,
  type FileBeside,
  doubtsOf,
  isSure,
} from './draft.ts'
export { ENCODINGS, type Encoding } from './encoding/encodings.ts'
export { decodeText } from './encoding/decodeText.ts'
export { importFile, importWithPictures } from './importFile.ts'
export type { FormatReader } from './reader.ts'
export {
  addressesIn,
  keepFigureWords,
  nameKey,
  pageOfFolder,
  type PictureTools,
  placesOf,
  withoutFigures,
} from './pictures/index.ts'
export { LARGEST_FILE } from './limits.ts'
export { otherMarkupOf } from './markdown/otherMarkup.ts'
export { bodyPart } from './buildBody.ts'
export { buildDraft } from './buildDraft.ts'
export { divideText } from './unpack/divideText.ts'
