import type { Result } from '../../../core/failure.ts'
import { figureWords, type PictureRow } from '../../../core/pictures/index.ts'
import { newsroom } from '../client.ts'
import type { SaidOfFigure } from '../editor/pageFigures.ts'
import { useSession } from '../saving/session.ts'
import { notifyFailure } from '../state/toasts.ts'
import { openAndShow } from './articles.ts'

/** Opens an article at one of its figures: the one of that occurrence with the picture. */
export async function openAtPicture(id: string, src: string, occurrence: number): Promise<void> {
  await openAndShow(id, async () => {
    const { showFigure } = await import('../editor/pageFigures.ts')
    return () => showFigure(src, occurrence)
  })
}

/** What the file of a picture says of it, to be confirmed. */
async function wordsOfFile(src: string): Promise<Result<SaidOfFigure>> {
  const read = await newsroom.readPicture({ src })
  if (!read.ok) return read
  // Adding what is there already changes nothing but its time, and tells what the file says.
  const bytes = new Uint8Array(read.value.bytes)
  const added = await newsroom.addPicture({ fileName: '', bytes })
  if (!added.ok) return added
  const { metadata } = added.value
  const { rights, taken } = metadata
  const words = { ...figureWords(metadata), rights }
  const isUnconfirmed = Object.values(words).some((text) => text !== '')
  return { ok: true, value: { src, ...words, taken, fileName: '', isUnconfirmed } }
}

/**
 * Inserts a picture of the library at the caret of the open article, with the words that its first use has; with those of its file
 * where nothing shows it.
 */
export async function insertPicture({ src, uses }: PictureRow): Promise<void> {
  const { openedId } = useSession.getState()
  const [use] = uses
  const words: Result<SaidOfFigure> = use
    ? { ok: true, value: { ...use, src, isUnconfirmed: false } }
    : await wordsOfFile(src)
  if (!words.ok) return notifyFailure(words.failure)
  const { insertFigure } = await import('../editor/pageFigures.ts')
  if (useSession.getState().openedId === openedId) insertFigure(words.value)
}
