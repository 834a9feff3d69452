import { isPictureName } from '../../../core/pictures/pictureNames.ts'

/** True for a file that is a picture by its type or by its name. */
export const isPictureFile = ({ type, name }: Pick<File, 'type' | 'name'>): boolean =>
  type.startsWith('image/') || isPictureName(name)
