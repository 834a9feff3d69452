export default {
  'other-library-unknown': 'Marbre no longer knows this library. Open its folder again.',
  'other-library-missing':
    'The folder “{{folder}}” cannot be found or read. Reconnect its disk, or open the folder where it is now.',
  'library-not-a-folder': '“{{folder}}” is a file, not a folder. Choose the library’s folder.',
  'other-library-inside':
    'The folder “{{folder}}” is inside a library, or among Marbre’s own files. Choose a folder outside of it.',
  'other-library-in-export':
    'Marbre exports into the folder “{{folder}}”, or into one above it, and may replace files there. Choose another folder.',
  'other-library-read-only':
    'The folder “{{folder}}” cannot be written to, so it cannot become a library. Check your permissions on it, or choose another folder.',
  'other-library-exists': 'There is already a library named “{{folder}}”. Choose another name.',
  'other-library-no-name': 'This name has no character that a folder can have. Choose another name.',
} as const
