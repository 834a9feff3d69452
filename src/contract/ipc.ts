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
  /** Window → host: whether the window has text that is not saved. */
  unsaved: 'marbre:unsaved',
  /** Window → host: how much of long work is done, from 0 to 1; null when there is none. */
  progress: 'marbre:progress',
  /** Window → host: to print the page. */
  print: 'marbre:print',
} as const
