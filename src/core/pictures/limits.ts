/** The largest file of a picture, in bytes. */
export const LARGEST_PICTURE = 50_000_000
/** The most pixels of a picture, which a window has to unpack at four bytes each. */
export const MOST_PIXELS = 100_000_000
