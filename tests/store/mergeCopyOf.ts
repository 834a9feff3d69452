import type { Library } from '../../src/store/index.ts'
import { baseOf } from './libraryFixture.ts'
import { newsroomOver } from './newsroomOver.ts'

/** Merges the conflict copy of an article; true if that is done, now or by an attempt before. */
export async function mergeCopyOf(library: Library, id: string): Promise<boolean> {
  const copy = library
    .state()
    .problems.flatMap((each) => each.copy ?? [])
    .find((each) => each.id === id)
  const newsroom = newsroomOver(library)
  if (!copy) return (await library.read(id)).ok
  const compared = await newsroom.compareConflictCopy({ copy: copy.copy })
  if (!compared.ok) return false
  const { opened, theirs } = compared.value
  const content = { ...theirs, note: 'merged' }
  return (await newsroom.mergeConflictCopy({ copy: copy.copy, base: baseOf(opened), content })).ok
}
