export { type FindOptions, MOST_MATCHES } from './options.ts'
export { findPattern, type PatternMatch, readPattern } from './pattern.ts'
export { expandTemplate } from './replaceTemplate.ts'
export { WordFinder } from './words.ts'
