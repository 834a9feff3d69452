import type { Row } from './measuring.ts'
import { siteAgainstHugo } from './peers/hugoSite.ts'
import { writingAgainstPandoc } from './peers/pandocExport.ts'
import { readingAgainstPandoc } from './peers/pandocImport.ts'
import { searchAgainstRipgrep } from './peers/ripgrep.ts'
import { isInstalled } from './programs.ts'

export const usesBuild = true

/** Programs that do one of Marbre's jobs, and nothing else. Debian has each in a package of its name. */
const PEERS = [
  { program: 'pandoc', package: 'pandoc', option: '--version', compare: readingAgainstPandoc },
  { program: 'pandoc', package: 'pandoc', option: '--version', compare: writingAgainstPandoc },
  { program: 'hugo', package: 'hugo', option: 'version', compare: siteAgainstHugo },
  { program: 'rg', package: 'ripgrep', option: '--version', compare: searchAgainstRipgrep },
]

/**
 * Import, export, site and search against pandoc, Hugo and ripgrep, where they are installed; one that is not is said, and
 * leaves its rows out. SQLite alone is in search.ts, a bare ProseMirror in keystroke.ts, an empty page in firstScreen.ts.
 */
export async function run(): Promise<Row[]> {
  const rows: Row[] = []
  for (const peer of PEERS) {
    if (isInstalled(peer.program, peer.option)) rows.push(...(await peer.compare()))
    else
      process.stderr.write(
        `  not compared: ${peer.program} is not installed (Debian: apt-get install ${peer.package})\n`,
      )
  }
  return rows
}
