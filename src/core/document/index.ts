export { linkTarget, relativeAddress, safeAddress, typedAddress, publishedAddress } from './address.ts'
export { nextSign } from './matchAt.ts'
export { trimSpaceEnd, trimSpaces, trimLineEnds } from './whitespace.ts'
export { escapeAttribute, escapeHtml } from './characters.ts'
export { commonMarks, editContent, editPlain, sliceText, type TextEdit } from './editContent.ts'
export { decodeEntities } from './entities.ts'
export type { Profile } from './escapeText.ts'
export { fieldMarkdown, fieldText } from './fieldMarkdown.ts'
export { isSameMark, MARK_ELEMENTS, orderMarks } from './marks.ts'
export { joinTexts, normalise } from './normalise.ts'
export { type NoteList, newNotes } from './notes.ts'
export { readOutline } from './outline.ts'
export { readMarkdown } from './readMarkdown.ts'
export {
  isLead,
  readSections,
  sectionHeading,
  sectionLanguages,
  withSectionLanguages,
  writeSections,
} from './sections.ts'
export { type HtmlOptions, type HtmlPicture, notesHtml, toHtml } from './toHtml.ts'
export { isWide, longestWords } from './tableWidth.ts'
export { notesText, toText } from './toText.ts'
export * from './types.ts'
export {
  linksOf,
  plainContent,
  plainOf,
  altTexts,
  textBlocks,
  updateAt,
  updateTexts,
} from './walk.ts'
export { wrapLines } from './wrapLines.ts'
export { unicodeSuperscript } from './writeInline.ts'
export { codeInLines, writeMarkdown } from './writeMarkdown.ts'
