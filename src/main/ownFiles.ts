import { basename } from 'node:path'
import type { Translate } from '../i18n/index.ts'
import type { ElectronParts } from './electronParts.ts'

/** Opens a file of Marbre's own in the system's program for it; tells its place where there is none. */
export async function openInSystem(
  { shell, dialog }: Pick<ElectronParts, 'shell' | 'dialog'>,
  path: string,
  t: Translate,
): Promise<void> {
  const problem = await shell.openPath(path)
  if (problem === '') return
  dialog.showErrorBox(t('host:notShown.title', { name: basename(path) }), t('host:notShown.advice', { path }))
}
