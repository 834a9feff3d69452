export { pictureAddress, picturesIn } from './address.ts'
export { checkPicture, tooLargePicture } from './checkPicture.ts'
export { creditLine, figureWords } from './creditLine.ts'
export {
  CROP_HANDLES,
  CROP_SHAPES,
  type CropHandle,
  type CropShape,
  croppedSize,
  cropInShape,
  middleOf,
  moveCrop,
  type PictureSize,
  resizeCrop,
  setCropSide,
  shapeOf,
  storedCrop,
  storedFocus,
  WHOLE_PICTURE,
} from './crop.ts'
export { LARGEST_PICTURE, LARGEST_PICTURES, MOST_PICTURES, MOST_PIXELS } from './limits.ts'
export { type AddedPicture, type PictureMetadata, plainUse } from './picture.ts'
export { type PictureFormat, pictureFormat, pictureOrientation } from './pictureFormat.ts'
export {
  type DeletedPictures,
  isLargePicture,
  type KeptPicture,
  MOST_DELETED_PICTURES,
  MOST_SHOWS,
  type OwnPictures,
  type PictureHolder,
  type PictureList,
  type PictureRow,
  type PictureShow,
  PICTURES_SHOWN,
  type PicturesShown,
} from './pictureList.ts'
