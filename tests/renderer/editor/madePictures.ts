/** A picture that a canvas made: red, with a blue corner at the top left. */
export async function pictureFile(
  name: string,
  width = 60,
  height = 40,
  type: 'image/png' | 'image/jpeg' = 'image/png',
): Promise<File> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = 'red'
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'blue'
  context.fillRect(0, 0, width / 2, height / 2)
  // Each file is another picture.
  context.fillStyle = `rgb(${name.length}, ${name.charCodeAt(0)}, ${name.charCodeAt(1)})`
  context.fillRect(width - 2, height - 2, 2, 2)
  return new File([await canvas.convertToBlob({ type, quality: 1 })], name, { type })
}

/** A JPEG whose EXIF says that it is to be turned, so that it is shown in the given size. */
export async function turnedPicture(name: string, width: number, height: number): Promise<File> {
  const file = await pictureFile(name, height, width, 'image/jpeg')
  const bytes = new Uint8Array(await file.arrayBuffer())
  // Orientation 6: the first row of pixels is the right edge.
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  const segment = [0xff, 0xe1, 0, exif.length + 2, ...exif]
  return new File([bytes.slice(0, 2), new Uint8Array(segment), bytes.slice(2)], name, { type: 'image/jpeg' })
}

/** The colour of an image at a share of its width and height. */
export function colourAt(image: HTMLImageElement, x: number, y: number): 'red' | 'blue' | 'other' {
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
  const context = canvas.getContext('2d')
  context?.drawImage(image, 0, 0)
  const [red = 0, green = 0, blue = 0] =
    context?.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1).data ?? []
  if (green > 90) return 'other'
  return red > blue + 80 ? 'red' : blue > red + 80 ? 'blue' : 'other'
}
