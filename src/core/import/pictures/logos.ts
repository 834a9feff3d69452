type Size = { width: number; height: number }

/** True for a picture that cannot be seen: by such, senders of mails and pages count who reads them. */
export const isUnseen = ({ width, height }: Size): boolean => width <= 3 || height <= 3

/** True for a picture of the size of a sign: the icon of a site, a smiley. */
export const isSign = ({ width, height }: Size): boolean => width <= 32 && height <= 32

/** True for a picture of the size of a logo under a mail: no picture that a newspaper prints is so small. */
export const isLogo = ({ width, height }: Size): boolean =>
  width <= 64 || height <= 64 || width * height <= 30_000
