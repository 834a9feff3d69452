import { divideFiles } from '../../../src/core/import/unpack/divideFiles.ts'
import { divideText } from '../../../src/core/import/index.ts'
import { type Member, unpackFile } from '../../../src/core/import/unpack/unpackFile.ts'

/** The files to import from a file, as `marbre import` and the window take them out of it. */
export const unpackArticles = (member: Member) => divideFiles(unpackFile(member), divideText)
