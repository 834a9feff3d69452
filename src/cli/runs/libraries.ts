import type { Context, ExitCode } from '../context.ts'
import { libraryName } from '../../i18n/libraries.ts'

async function list({ listLibraries, json, out, t }: Context): Promise<ExitCode> {
  const all = await listLibraries()
  if (json) {
    const rows = all.map(({ folder, isThere, isOwn, ...rest }) => ({
      folder,
      label: libraryName(t, { ...rest, isOwn }),
      there: isThere,
      own: isOwn,
    }))
    await out.line(JSON.stringify({ libraries: rows }, null, 2))
    return 0
  }
  for (const library of all) {
    const gone = library.isThere ? '' : `  (${t('libraries:isGone')})`
    await out.line(`${libraryName(t, library)}  ${library.folder}${gone}`)
  }
  return 0
}

export async function run(context: Context): Promise<ExitCode> {
  return list(context)
}
