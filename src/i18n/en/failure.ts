export default {
  empty: '“{{fileName}}” is empty. Choose another file.',
  binary: '“{{fileName}}” is not text (binary file); it was not read. Save it as plain text and try again.',
  'too-large':
    '“{{fileName}}” is larger than {{limitMegabytes, number}} MB; it was not read. Split it and try again.',
  unreadable:
    '“{{fileName}}” cannot be read; nothing was changed. Check that the file exists and that you have permission to open it.',
  encoding:
    'The encoding of “{{fileName}}” could not be recognized; it was not read. Choose its encoding, or save it as UTF-8, then try again.',
  'not-a-file':
    '“{{fileName}}” is not a file; it was not read. If it is a folder, choose the files inside it.',
  protected: '“{{fileName}}” is password-protected; it was not read. Remove the password and try again.',
  unsupported:
    '“{{fileName}}” is in a format that Marbre does not read yet; it was not read. Save it as plain text or Markdown.',
  hostile:
    '“{{fileName}}” has an abnormal structure that could freeze Marbre; it was not read. Ask the sender for a plain copy.',
  broken: '“{{fileName}}” is damaged or incomplete; it was not read. Ask the sender to send it again.',
  doubtful:
    'Marbre is not sure about “{{fileName}}”; nothing was imported. {{what}} Review it in Marbre’s window, or add --accept-doubtful.',
  exists:
    '“{{fileName}}” already exists and is not what Marbre exported for this article, or has been changed since; it was left unchanged. Choose another folder, or allow files to be replaced (--overwrite).',
  'version-gone':
    'This version is no longer there: another program removed it, or it was deleted with age. List the versions again.',
  'not-found':
    'This article is no longer in the library. It may be in the trash, or another program may have removed it.',
  conflict:
    'This article was changed elsewhere in the meantime. Both versions are kept: choose which one to continue with.',
  damaged: 'This article’s file is damaged; it was kept as it is. Look for a good copy in your backups.',
  misnamed:
    '“{{fileName}}” holds a good article, “{{headline}}”, but has a name that Marbre does not use, so it is not in the list. Take it in to work on it.',
  'newer-version':
    'This article was written by a newer version of Marbre and can only be read. Update Marbre to edit it.',
  'other-copy': 'Another computer’s copy of this file was left here. Compare the two and delete one.',
  'half-synced': 'This file has not fully arrived yet; Marbre will read it when it changes.',
  'library-missing':
    'The library folder cannot be found: {{folder}}. Reconnect the disk, or choose another folder.',
  'library-read-only':
    'The library folder cannot be written to: {{folder}}. Check your permissions on this folder; until then, you can read and export.',
  'library-locked':
    'Another copy of Marbre is writing to this library (process {{pid}} on {{host}}). Wait until it has finished, then try again.',
  'disk-full':
    'The disk is full: nothing was saved, and the previous version is intact. Free some space; saving will then resume.',
  'file-busy': 'Another program is using this article’s file. Close it there, then try again.',
  'write-failed':
    'Writing to the disk failed: the previous version is intact. Check the disk, then try again.',
  'invalid-input': 'Invalid request ({{what}}). Correct it and try again.',
  unreachable: 'Connection to Marbre lost. Restart Marbre and try again.',
  unexpected: 'Unexpected error. Restart Marbre and try again.',
  'invalid-item':
    '“{{fileName}}” would not conform to the ninjs 3.1 standard: {{what}}. Nothing was written.',
  'no-printer':
    'No Chrome, Chromium or Edge was found on this machine to make the PDF. Install one, or name it with MARBRE_CHROMIUM.',
  'export-refused':
    '“{{fileName}}” could not be written to this folder ({{what}}); nothing was left half-written. Choose another name or folder, then export it again.',
  superseded: 'A later search has taken the place of this one.',
  'bulk-gone': 'This change of several articles can no longer be continued or undone.',
  'find-gone': 'This search of the library has ended. Search again.',
  'pattern-invalid': 'This regular expression is incomplete or malformed.',
  'pattern-slow': 'The regular expression takes too long on this text: the search was stopped.',
  'export-gone': 'This export has ended. Start it again: what it had written is kept.',
  'export-busy': 'Another export is writing to “{{folder}}”. Wait until it has finished, then try again.',
  'place-unknown': 'Marbre no longer knows this folder. Choose it again.',
  'target-not-a-file':
    '“{{fileName}}” is a folder, a link or a device there; it was left unchanged. Move it elsewhere or choose another folder, then export again.',
  'folder-of-library':
    'The folder “{{folder}}” belongs to the library; nothing was written to it. Choose another folder, then export again.',
  'folder-missing':
    'The folder “{{folder}}” cannot be found: the export ended there. Reconnect the disk or choose another folder, then export again.',
  'folder-read-only':
    'The folder “{{folder}}” cannot be written to: the export ended there. Check your permissions on it or choose another folder, then export again.',
  'folder-full':
    'The disk of “{{folder}}” is full: the export ended there, and no file is half-written. Free some space, then export again.',
  'print-failed':
    'The page could not be printed. Try again; if it keeps happening, export the web page and print it from a browser.',
  'check-cancelled': 'The check was stopped before its end.',
} as const
