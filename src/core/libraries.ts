import * as z from 'zod/mini'

/** A library that this machine knows: a handle that only the host can resolve, and what a person knows it by. */
export type KnownLibrary = {
  id: string
  /** Its folder's name, with those above it where another one has that name; empty for the user's own library. */
  label: string
  /** True for the one of this window. */
  isOpen: boolean
  /** False where its folder is gone: a disk that is not connected, a folder that was moved. */
  isThere: boolean
  /** True for the library that is there from the first start. */
  isOwn: boolean
}

/** The libraries, the last opened first; `canBrowse` is true where the host can ask for a folder. */
export type LibraryList = { libraries: KnownLibrary[]; canBrowse: boolean }

/** A folder that a person has chosen: it holds a library, nothing, or other files. */
export type FolderChoice = { id: string; label: string; holds: 'library' | 'nothing' | 'files' }

/** The longest name of a new library, in UTF-16 code units. */
const LONGEST_NAME = 60

export const libraryNameDecoder: z.ZodMiniType<string> = z.string().check(z.maxLength(LONGEST_NAME))

/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i

/** The name of the folder for a library of this name, legal on every system; null where nothing of it can be used. */
export function libraryFolderName(name: string): string | null {
  const legal = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, ' ')
    .replace(/[ \u00a0\u202f]+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (legal === '') return null
  return RESERVED.test(legal) ? `${legal} 1` : legal
}

/** The last part of each path; with the folders above it where two have the same. */
export function distinctLabels(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split(/[/\\]+/).filter(Boolean))
  return parts.map((own, at) => {
    const isAlone = (depth: number) =>
      parts.every(
        (other, index) => index === at || other.slice(-depth).join('/') !== own.slice(-depth).join('/'),
      )
    let depth = 1
    while (depth < own.length && !isAlone(depth)) depth++
    const [name = paths[at] ?? '', ...above] = own.slice(-depth).reverse()
    return above.length === 0 ? name : `${name} – ${above.reverse().join('/')}`
  })
}
