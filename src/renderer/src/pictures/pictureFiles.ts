const EXTENSIONS = /\.(?:jpe?g|jpe|jfif|png|webp|avif|gif|heic|heif|svg|tiff?|bmp)$/i

/** True for a file that is a picture by its type or by its name. */
export const isPictureFile = ({ type, name }: Pick<File, 'type' | 'name'>): boolean =>
  type.startsWith('image/') || EXTENSIONS.test(name)
