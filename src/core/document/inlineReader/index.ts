export { readInline, type Scope } from './inlineReader.ts'
export { joinLines } from './joinLines.ts'
export { normalizeLabel, unescaped } from './linkTarget.ts'
