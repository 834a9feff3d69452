export default {
  'backup-exists':
    '“{{fileName}}” already exists; it was left unchanged. Choose another name, or allow it to be replaced (--force).',
  'backup-in-library':
    'The folder “{{folder}}” belongs to the library, which a backup is to survive; nothing was written to it. Choose a folder outside of the library.',
  'backup-folder-missing':
    'The folder “{{folder}}” cannot be found; nothing was written. Reconnect the disk, or choose another folder.',
  'backup-folder-read-only':
    'The folder “{{folder}}” cannot be written to; nothing was left there. Check your permissions on it, or choose another folder.',
  'backup-folder-full':
    'The disk of “{{folder}}” is full; nothing was left half-written, and earlier backups are intact. Free some space, or choose another folder, then try again.',
  'backup-no-room':
    'There is not enough room in “{{folder}}”: at least {{neededMegabytes, number}} MB are needed, and {{freeMegabytes, number}} MB are free. Nothing was written. Free some space, or choose another folder.',
  'backup-write-failed':
    'Writing to “{{folder}}” failed ({{reason}}); nothing was left half-written. Check the disk, or choose another folder, then try again.',
  'backup-not-verified':
    '“{{fileName}}” is damaged and was deleted. Check the disk that it is written to, or choose another folder, then back up again.',
  'backup-cancelled': 'Backup stopped. No incomplete file was kept.',
  'backup-busy':
    'A backup of this library is being made already. Wait until it has finished, then try again.',
  'backup-gone': 'This backup has ended. Start it again.',
  'backup-no-place': 'No folder is chosen for backups. Choose one in the settings, under Backups.',
  'backup-unreadable':
    '“{{fileName}}” cannot be read. Check that the file exists and that you have permission to open it.',
  'backup-unrecognized':
    '“{{fileName}}” is not a backup that Marbre made, or is cut off; nothing was restored. Choose another file.',
  'backup-newer':
    '“{{fileName}}” was made by a newer version of Marbre; nothing was restored. Update Marbre, then try again.',
  'backup-damaged':
    '“{{fileName}}” is damaged ({{entry}}); nothing was restored. Choose another backup, or another copy of this one.',
  'backup-unsafe-name':
    '“{{fileName}}” holds a file whose name leads out of the library ({{entry}}); nothing was restored. Do not trust this file.',
  'backup-foreign-file':
    '“{{fileName}}” holds a file that belongs to no backup ({{entry}}); nothing was restored. Choose the file that Marbre made.',
  'backup-duplicate':
    '“{{fileName}}” holds two files of one name ({{entry}}); nothing was restored. Choose the file that Marbre made.',
  'backup-link':
    '“{{fileName}}” holds a link or a device instead of a file ({{entry}}); nothing was restored. Do not trust this file.',
  'backup-encrypted':
    '“{{fileName}}” is encrypted; nothing was restored. Decrypt it with the program that encrypted it, then try again.',
  'backup-bomb':
    '“{{fileName}}” would swell far beyond what a backup holds; nothing was restored. Do not trust this file.',
  'backup-no-article': '“{{fileName}}” holds no article {{id}}. Look for it in another backup.',
  'backup-target-not-empty':
    'The folder “{{folder}}” is not empty; a backup is only restored into a new or an empty folder. Choose another one.',
} as const
