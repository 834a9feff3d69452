import type { Member, UnpackedFile } from './unpacker.ts'

/**
 * Files that were taken out of others, each text of several articles in its parts. `divide` gives the articles of a text that may be divided; null for
 * one that is an article.
 */
export async function* divideFiles(
  files: AsyncIterable<UnpackedFile> | Iterable<UnpackedFile>,
  divide: (text: Member) => Promise<readonly Member[] | null> | readonly Member[] | null,
): AsyncGenerator<UnpackedFile> {
  for await (const file of files) {
    const parts = 'isDivisible' in file ? await divide(file) : null
    if (!parts || !('bytes' in file)) {
      yield file
      continue
    }
    const { fileName, bytes, within } = file
    const whole = { fileName, bytes }
    for (const part of parts) yield { ...part, within, whole }
  }
}
