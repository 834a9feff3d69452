import { ok, type Result } from '../../../../../core/failure.ts'
import { figureWords } from '../../../../../core/pictures/index.ts'
import { newsroom } from '../../../client.ts'
import { articleEditor } from '../../../editor/articleEditor.ts'
import { figuresOfPage } from '../../../editor/convert.ts'
import { usePage } from '../../../editor/pageStore.ts'
import { type FigureWords, replacePicture } from '../../../editor/plugins/figureChanges.ts'
import { pickPictures, takePicture } from '../../../pictures/takePictures.ts'
import { notifyFailure } from '../../../state/toasts.ts'

/**
 * The words that a picture's file says of it, as a figure has them; null where it says none. Fails where it cannot be read.
 */
export async function wordsOfFile(src: string, fileName: string): Promise<Result<FigureWords | null>> {
  const read = await newsroom.readPicture({ src })
  if (!read.ok) return read
  // Adding what is there already changes nothing, and tells what the file says.
  const added = await newsroom.addPicture({ fileName, bytes: new Uint8Array(read.value.bytes) })
  if (!added.ok) return added
  const words = figureWords(added.value.metadata)
  return ok(Object.values(words).some((said) => said !== '') ? words : null)
}

/**
 * Remembers the figure at a position of the page. The returned function tells where it is by then: its own node, or, where it was
 * edited since, the nearest with its picture; null if there is none, or if the page shows another article.
 */
export function followFigure(position: number): () => number | null {
  const figure = articleEditor.state?.doc.nodeAt(position)
  const article = usePage.getState().id
  return () => {
    const { state } = articleEditor
    if (!figure || !state || usePage.getState().id !== article) return null
    const figures = figuresOfPage(state.doc).filter(({ node }) => node.attrs.src === figure.attrs.src)
    const same = figures.find(({ node }) => node === figure)
    const far = ({ at }: { at: number }) => Math.abs(at - position)
    const [nearest] = figures.toSorted((one, other) => far(one) - far(other))
    return (same ?? nearest)?.at ?? null
  }
}

/**
 * Has a file chosen, takes it into the library and puts it into the figure at a position, or where that figure is by then. Caption,
 * credit and alt text stay; what the file says goes where there is nothing, to be confirmed.
 */
export async function chooseReplacement(position: number): Promise<void> {
  const whereIs = followFigure(position)
  const [file] = await pickPictures(false)
  if (!file) return
  const added = await takePicture(file)
  if (!added.ok) {
    notifyFailure(added.failure)
    return
  }
  const at = whereIs()
  if (at === null) return
  const { src, metadata } = added.value
  const { rights, taken } = metadata
  articleEditor.applyStep(
    (transaction) =>
      replacePicture(transaction, at, {
        src,
        words: figureWords(metadata),
        fileName: file.name,
        rights,
        taken,
      }),
    (t) => t('pictures:done.replaced'),
  )
}
