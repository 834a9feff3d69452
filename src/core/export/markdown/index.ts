export { toMarkdown } from './toMarkdown.ts'
