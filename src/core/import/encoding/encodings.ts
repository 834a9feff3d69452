/** The encodings in which every byte is one character: those of Western Europe first, the likeliest first. */
export const SINGLE_BYTE_ENCODINGS = [
  'windows-1252',
  'iso-8859-15',
  'macintosh',
  'windows-1250',
  'iso-8859-2',
  'iso-8859-16',
  'windows-1254',
  'windows-1257',
  'iso-8859-13',
  'windows-1258',
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'x-mac-cyrillic',
  'iso-8859-5',
  'ibm866',
  'windows-1253',
  'iso-8859-7',
  'windows-1255',
  'iso-8859-8',
  'windows-1256',
  'iso-8859-6',
  'windows-874',
  'iso-8859-4',
  'x-mac-ce',
  'ibm850',
  'ibm852',
  'ibm857',
  'ibm775',
  'ibm1125',
] as const
export type SingleByteEncoding = (typeof SINGLE_BYTE_ENCODINGS)[number]

/** The encodings of East Asia in which most characters are two bytes. */
export const MULTI_BYTE_ENCODINGS = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'] as const
export type MultiByteEncoding = (typeof MULTI_BYTE_ENCODINGS)[number]

/**
 * THE list of the encodings that Marbre reads, by the names that the Encoding Standard has for them (it has none for those
 * of DOS); the name that a person reads is in i18n (`import:encoding.<name>`).
 */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  ...SINGLE_BYTE_ENCODINGS,
  ...MULTI_BYTE_ENCODINGS,
  'iso-2022-jp',
] as const
export type Encoding = (typeof ENCODINGS)[number]
