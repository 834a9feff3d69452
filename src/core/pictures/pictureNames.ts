/** The endings of the names of pictures, those of formats that Marbre does not show among them: of these it is said why. */
const ENDING = /\.(?:jpe?g|jpe|jfif|png|webp|avif|gif|hei[cf]|svgz?|tiff?|bmp)$/i

/** True for the name of a picture, by its ending. */
export const isPictureName = (name: string): boolean => ENDING.test(name)
