export { FirstPictures, firstPicture, type PictureRequest, withFirstPicture } from './firstPicture.ts'
