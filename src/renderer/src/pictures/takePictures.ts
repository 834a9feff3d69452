import { failed, ok, type Result } from '../../../core/failure.ts'
import { type AddedPicture, tooLargePicture } from '../../../core/pictures/index.ts'
import { workerPictures } from './workerPictures.ts'

/** What the picker of pictures offers; what is chosen all the same is told by its bytes. */
const PICKED = 'image/*,.jpg,.jpeg,.png,.webp,.avif,.gif,.heic,.heif,.svg'
const isDrawing = ({ type, name }: File) => type === 'image/svg+xml' || /\.svg$/i.test(name)
/** The longest edge of a drawing that becomes a picture, in pixels. */
const DRAWING_EDGE = 2_048

/**
 * A drawing in SVG as a picture in PNG. As the source of an image its scripts do not run and nothing that it names is fetched; only
 * the pixels are kept.
 */
async function drawn(file: File): Promise<Result<Blob>> {
  const url = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const [width, height] = [image.naturalWidth || DRAWING_EDGE, image.naturalHeight || DRAWING_EDGE]
    const scale = DRAWING_EDGE / Math.max(width, height)
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(width * scale))
    canvas.height = Math.max(1, Math.round(height * scale))
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return blob ? ok(blob) : failed('picture-damaged', { fileName: file.name })
  } catch {
    return failed('picture-damaged', { fileName: file.name })
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** A file as it is taken into the library: a drawing as a picture of it. Fails for one that is too large before it is read. */
export async function preparedPicture(file: File): Promise<Result<Blob>> {
  const tooLarge = tooLargePicture(file.size, file.name)
  if (tooLarge) return tooLarge
  return isDrawing(file) ? drawn(file) : ok(file)
}

/** Takes a file into the library. Fails with a `picture-…` code, or as the library cannot be written. */
export async function takePicture(file: File): Promise<Result<AddedPicture>> {
  const prepared = await preparedPicture(file)
  return prepared.ok ? workerPictures.add(prepared.value, file.name) : prepared
}

/** Opens the system's picker for pictures; empty if nothing is chosen. Browsers refuse that without a recent click or key. */
export function pickPictures(isSeveral: boolean): Promise<readonly File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = PICKED
  input.multiple = isSeveral
  input.hidden = true
  // In the page, so that what drives a browser finds it.
  document.body.append(input)
  return new Promise((resolve) => {
    const end = () => {
      input.remove()
      resolve([...(input.files ?? [])])
    }
    input.addEventListener('change', end)
    input.addEventListener('cancel', end)
    input.click()
  })
}
