export default {
  empty: '“{{fileName}}” is empty: there is nothing to import.',
  binary:
    '“{{fileName}}” is not text (it holds binary data); nothing was imported. Save it as plain text and try again.',
  'too-large':
    '“{{fileName}}” is larger than {{limitMegabytes, number}} MB; nothing was imported. Split it and try again.',
  unreadable:
    '“{{fileName}}” cannot be read; nothing was changed. Check that it exists and that you may open it.',
  'not-a-file': '“{{fileName}}” is not a file; nothing was imported. Choose the files inside it.',
  protected:
    '“{{fileName}}” is protected by a password; nothing was imported. Remove the password and try again.',
  unsupported:
    '“{{fileName}}” is in a format that Marbre does not read yet; nothing was imported. Save it as plain text or Markdown.',
  hostile:
    '“{{fileName}}” is built in a way that could freeze the program; nothing was imported. Ask its sender for a plain copy.',
  doubtful:
    'The structure of “{{fileName}}” is not certain; nothing was imported. Review it in Marbre’s window, or add --accept-doubtful.',
  exists:
    '“{{fileName}}” exists already and is no export of this article; it was left as it is. Choose another folder, or add --overwrite.',
  'not-found':
    'This article is no longer in the library. It may be in the bin, or another program may have removed it.',
  conflict:
    'This article was changed elsewhere in the meantime. Both texts are kept: choose the one to go on with.',
  damaged: 'This article’s file is damaged and was left untouched. Look for a good copy in your backups.',
  'newer-version':
    'This article was written by a newer version of Marbre and can only be read. Update Marbre to edit it.',
  'library-missing':
    'The library folder cannot be found: {{folder}}. Plug the disk back in, or choose another folder.',
  'library-read-only':
    'The library folder cannot be written to: {{folder}}. Give yourself the right to write there; until then you can read and export.',
  'library-locked':
    'Another Marbre is writing to this library (process {{pid}} on {{host}}). Wait until it has finished, then try again.',
  'disk-full':
    'The disk is full: nothing was saved, and the previous version is intact. Free some space; saving then resumes.',
  'file-busy': 'Another program is holding this article’s file. Close it there, then try again.',
  'write-failed':
    'The disk refused to write: the previous version is intact. Check the disk, then try again.',
  'invalid-input': 'This request makes no sense to Marbre ({{what}}). Correct it and try again.',
  unreachable: 'Connection to Marbre lost. Start Marbre again, then try again.',
  unexpected:
    'Something unforeseen went wrong. Your text is still here; try again, and start Marbre anew if that does not help.',
} as const
