export { safeAddress, typedAddress } from './address.ts'
export { trimSpaceEnd, trimSpaces, trimLineEnds } from './whitespace.ts'
export { escapeHtml } from './characters.ts'
export { decodeEntities } from './entities.ts'
export type { Profile } from './escapeText.ts'
export { isSameMark, orderMarks } from './marks.ts'
export { normalise } from './normalise.ts'
export { newNotes, type NoteList } from './notes.ts'
export { readOutline } from './outline.ts'
export { readMarkdown } from './readMarkdown.ts'
export { readSections, writeSections } from './sections.ts'
export { inlineHtml, notesHtml, toHtml } from './toHtml.ts'
export { notesText, toText } from './toText.ts'
export * from './types.ts'
export {
  linksOf,
  plainContent,
  plainOf,
  replaceText,
  sliceText,
  textBlocks,
  updateAt,
} from './walk.ts'
export { headingMarkdown, writeMarkdown } from './writeMarkdown.ts'
