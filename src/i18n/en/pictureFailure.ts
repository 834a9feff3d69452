export default {
  'picture-unsupported': '“{{fileName}}” is not a picture that Marbre can show. Export it as JPEG.',
  'picture-unsupported-HEIC': '“{{fileName}}” is in HEIC, the format of iPhones. Export it as JPEG.',
  'picture-unsupported-SVG':
    '“{{fileName}}” is a drawing in SVG, which can hold a program. Export it as PNG.',
  'picture-too-large':
    '“{{fileName}}” is larger than {{limitMegabytes, number}} MB. Export the picture at a smaller size.',
  'picture-too-many-pixels':
    '“{{fileName}}” has more than {{limitMegapixels, number}} million pixels. Export the picture at a smaller size.',
  'picture-damaged': '“{{fileName}}” is damaged or incomplete. Ask whoever sent it for the file once more.',
  'picture-gone': 'The file of this picture is no longer in the library. Replace the picture.',
} as const
