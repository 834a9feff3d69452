/** What the Encoding Standard has for the bytes 0x80 to 0x9F. */
export const UPPER_CONTROLS = {
  'windows-1252': '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
  'iso-8859-15': String.fromCharCode(...Array.from({ length: 32 }, (_, i) => 0x80 + i)),
  macintosh: 'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü',
} as const
