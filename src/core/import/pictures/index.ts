export { altOf } from './altOf.ts'
export {
  captioned,
  changeFigures,
  completedBlocks,
  describedBlocks,
  figuresOfBlocks,
  liftPictures,
  usesOfBody,
} from './figures.ts'
export { isLogo, isSign, isUnseen } from './logos.ts'
export { keepFigureWords, withoutFigures } from './content.ts'
export { addressesIn, pageOfFolder } from './mentions.ts'
export { isPictureName } from '../../pictures/pictureNames.ts'
export { nameKey, placesOf } from './places.ts'
export { type FoundPicture, type PictureTools, SourcePictures } from './sourcePictures.ts'
