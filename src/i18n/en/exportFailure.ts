export default {
  'manifest-damaged':
    '“{{fileName}}”, the list of exports in this folder, is damaged: no file of the folder was replaced or removed. Put it back from a copy, or delete it and allow files to be replaced (--overwrite).',
  'manifest-newer':
    '“{{fileName}}”, the list of exports in this folder, was written by a newer version of Marbre: no file of the folder was replaced or removed. Update Marbre, or choose another folder.',
  'export-too-many-pictures':
    'There are {{count, number}} pictures in one file here, which can hold {{limit, number}}. Divide the article, or export fewer articles at once.',
  'export-pictures-too-large':
    'The pictures of one file come to more than {{limitMegabytes, number}} MB here. Divide the article, put the pictures of a page beside it, or export from the window, which makes them smaller.',
  'zip-too-large':
    'This export is too large for one zip (at most {{files, number}} files and 4 GB). Export fewer articles, or export to a folder.',
  'zip-exists':
    '“{{fileName}}” already exists; it was left unchanged. Choose another name, or allow it to be replaced (--overwrite).',
  'not-a-folder': '“{{folder}}” is a file, not a folder. Choose another name, then export again.',
} as const
