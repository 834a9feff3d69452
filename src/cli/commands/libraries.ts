import { defineCommand } from '../command.ts'
import type { Context, ExitCode } from '../context.ts'
import { libraryName } from '../../i18n/libraries.ts'

async function list({ listLibraries, json, out, t }: Context): Promise<ExitCode> {
  const all = listLibraries()
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

/** Lists the libraries that were opened in a window of this machine, the last one first. */
export const libraries = defineCommand({
  name: 'libraries',
  help: 'cli:help.libraries',
  operands: null,
  options: [],
  parse: () => ({}),
  run: (context) => list(context),
})
