/** The largest file of a picture, in bytes. */
export const LARGEST_PICTURE = 50_000_000
/** The most pixels of a picture, which a window has to unpack at four bytes each. */
export const MOST_PIXELS = 100_000_000
/** The most pictures that one text may bring or show. */
export const MOST_PICTURES = 1_000
/** The bytes of all pictures that one text may bring. */
export const LARGEST_PICTURES = 150_000_000
