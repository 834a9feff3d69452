export { pageWords } from './pageWords.ts'
