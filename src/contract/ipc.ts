/** The IPC channels between the desktop host and its window. */
export const CHANNELS = {
  /** Window → host: a method of the contract and its input; answered by a reply. */
  call: 'marbre:call',
  /** Host → window: a `NewsroomEvent`. */
  event: 'marbre:event',
  /** Host → window: a `CommandId` chosen in the menu. */
  command: 'marbre:command',
  /** Host → window: the window is about to close; the answer carries the same number. */
  closing: 'marbre:closing',
  /** Window → host: that number, and whether the window may be closed. */
  closingAnswer: 'marbre:closing-answer',
  /** Host → window: files to open, `{ fileName, bytes }` each. */
  files: 'marbre:files',
  /** Host → window: a download that is saved, `{ place, fileName }`. */
  saved: 'marbre:saved',
  /** Window → host: whether the window has text that is not saved. */
  unsaved: 'marbre:unsaved',
  /** Window → host: how much of long work is done, from 0 to 1; null when there is none. */
  progress: 'marbre:progress',
  /** Window → host: a page to print, as the bytes of its HTML. */
  print: 'marbre:print',
  /** Window → host: asks for a folder to export into; answered by a `Place` or null. */
  chooseFolder: 'marbre:choose-folder',
  /** Window → host: asks for a folder for backups; answered by a `Place` or null. */
  chooseBackupFolder: 'marbre:choose-backup-folder',
  /** Window → host: asks for a backup; answered by its place and file name, or null. */
  chooseBackup: 'marbre:choose-backup',
  /** Window → host: a handle; answered by its `Place` or null. */
  findPlace: 'marbre:find-place',
  /** Window → host: a handle and the name of a file in it; answered by whether it could be shown. */
  showInFolder: 'marbre:show-in-folder',
} as const
