export { type Equation, equationPieces } from './equation.ts'
export { equationOfMathMl } from './mathMl.ts'
export { equationOfWord } from './omml.ts'
