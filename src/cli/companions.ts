import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { basename, join, resolve, sep } from 'node:path'
import { addressesIn, type FileBeside, nameKey, placesOf } from '../core/import/index.ts'
import { isPictureName } from '../core/pictures/pictureNames.ts'
import { LARGEST_PICTURE, LARGEST_PICTURES } from '../core/pictures/index.ts'
import { readFileToImport } from '../host/openedFile.ts'

/** Entries of a folder that are looked through for a name. */
const MOST_ENTRIES = 50_000

/** A text on the disk: the folder out of which none of its addresses leads, and its path from there. */
export type PlacedFile = { root: string; relative: string; isWalked: boolean }
/** A text that is not on the disk by itself, with its path in what holds it. */
type LooseFile = { relative: string }

/** The pictures that texts on the disk show: those beside each of them, and those of a folder that was named for them. */
export class Companions {
  private readonly media: string | null
  /** The real paths of pictures that were found for a text. */
  private readonly used = new Set<string>()
  private readonly names = new Map<string, ReadonlyMap<string, string | null>>()

  constructor(media: string | undefined) {
    this.media = media === undefined ? null : resolve(media)
  }

  /** The pictures whose addresses stand in a text; of one that is not on the disk, those of the folder that was named. */
  of(file: PlacedFile | LooseFile, bytes: Uint8Array): FileBeside[] {
    const { relative } = file
    const isPlaced = 'root' in file
    if (!isPlaced && this.media === null) return []
    const folders = [...(isPlaced ? [file.root] : []), ...(this.media === null ? [] : [this.media])]
    const searched = isPlaced && !file.isWalked ? folders.slice(1) : folders
    const folder = relative.slice(0, Math.max(0, relative.lastIndexOf('/')))
    // Those that an address alone leads to are apart: their places are of another folder than that of the text.
    const [placed, addressed] = [new Map<string, FileBeside>(), new Map<string, FileBeside>()]
    const read = new Map<string, Pick<FileBeside, 'bytes'>>()
    let left = LARGEST_PICTURES
    const contentOf = ({ path, size }: { path: string; size: number }) => {
      const known = read.get(path)
      if (known) return known
      const isWithin = size <= LARGEST_PICTURE && size <= left
      const opened = isWithin ? readFileToImport(path, LARGEST_PICTURE) : null
      if (isWithin) left -= size
      const content = opened?.ok ? { bytes: opened.value.bytes } : {}
      read.set(path, content)
      this.used.add(path)
      return content
    }
    for (const address of addressesIn(bytes)) {
      const places = placesOf(folder, address)
      const inner = this.find(places, folders, searched)
      const picture = inner ?? this.named(address)
      if (!picture) continue
      const { place } = picture
      if (inner === null) addressed.set(address, { path: place, address, ...contentOf(picture) })
      else if (!placed.has(place)) placed.set(place, { path: place, ...contentOf(picture) })
    }
    return [...placed.values(), ...addressed.values()]
  }

  /** True for a picture that was found for a text. */
  isUsed(path: string): boolean {
    return this.used.has(realOf(path) ?? '')
  }

  /** A picture of the folder that was named, by its name alone, where its address leads out of the folder of the text. */
  private named(address: string) {
    if (this.media === null || !/^\.\.?\//.test(address)) return null
    const place = this.namesIn(this.media).get(nameKey(basename(address)))
    const picture = place ? pictureAt(this.media, place) : null
    return picture && place ? { ...picture, place } : null
  }

  /** The first place at which one of the folders has a picture; else one by its name alone, where folders may be searched. */
  private find(places: readonly string[], folders: readonly string[], searched: readonly string[]) {
    for (const folder of folders)
      for (const place of places) {
        const picture = pictureAt(folder, place)
        if (picture) return { ...picture, place }
      }
    const place = places.at(-1)
    if (place === undefined) return null
    for (const folder of searched) {
      const named = this.namesIn(folder).get(nameKey(basename(place)))
      const picture = named ? pictureAt(folder, named) : null
      if (picture) return { ...picture, place }
    }
    return null
  }

  /** The pictures below a folder by their names; null for a name that several have. */
  private namesIn(folder: string): ReadonlyMap<string, string | null> {
    const known = this.names.get(folder)
    if (known) return known
    const names = new Map<string, string | null>()
    let count = 0
    const visit = (inner: string) => {
      for (const entry of entriesOf(join(folder, inner))) {
        count += 1
        if (count > MOST_ENTRIES) return
        if (entry.name.startsWith('.')) continue
        const path = inner === '' ? entry.name : `${inner}/${entry.name}`
        const key = nameKey(entry.name)
        if (entry.isDirectory()) visit(path)
        else if (entry.isFile() && isPictureName(entry.name)) names.set(key, names.has(key) ? null : path)
      }
    }
    visit('')
    this.names.set(folder, names)
    return names
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function realOf(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

/** A regular file at a place of a folder, by its real path; null where there is none, and where a link leads out of the folder. */
function pictureAt(folder: string, place: string): { path: string; size: number } | null {
  const [root, path] = [realOf(folder), realOf(join(folder, place))]
  if (root === null || path === null || !path.startsWith(root.endsWith(sep) ? root : root + sep)) return null
  const there = lstatSync(path, { throwIfNoEntry: false })
  return there?.isFile() ? { path, size: there.size } : null
}
