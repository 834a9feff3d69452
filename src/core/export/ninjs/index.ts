export { itemProblems } from './item.ts'
export { toNinjs } from './toNinjs.ts'
