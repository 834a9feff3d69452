import type { PictureUse } from '../../article/index.ts'
import type { Figure } from '../../document/types.ts'
import type { FailureCode } from '../../failure.ts'
import {
  checkPicture,
  creditLine,
  LARGEST_PICTURES,
  MOST_PICTURES,
  pictureAddress,
  type PictureMetadata,
} from '../../pictures/index.ts'
import { sha256 } from '../../sha256.ts'
import type { FileBeside } from '../draft.ts'
import type { Notice, NoticeName } from '../notices.ts'
import { isUnseen } from './logos.ts'
import { nameKey, placesOf } from './places.ts'

/** A picture of a text that can be taken into the library. */
export type FoundPicture = {
  /** `media/<sha256>.<ext>` */
  src: string
  fileName: string
  bytes: Uint8Array
  width: number
  height: number
  /** Its pixels are turned when it is shown. */
  isTurned: boolean
}

/** What is asked of the machine: the SHA-256 of bytes in lower-case hexadecimal, and what the file of a picture says of it. */
export type PictureTools = {
  sha256(bytes: Uint8Array): string
  metadataOf(bytes: Uint8Array): PictureMetadata
}

const NO_METADATA: PictureMetadata = { caption: '', byline: '', credit: '', alt: '', rights: '', taken: '' }

/** The tools of the core alone: a slow digest, and nothing of what pictures say. */
const OWN_TOOLS: PictureTools = {
  sha256: (bytes) => Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  metadataOf: () => NO_METADATA,
}

const NOTICE_OF: { readonly [Code in FailureCode]?: NoticeName } = {
  'picture-unsupported': 'pictures-unsupported',
  'picture-too-large': 'pictures-too-large',
  'picture-too-many-pixels': 'pictures-too-many-pixels',
  'picture-damaged': 'pictures-damaged',
}

type Said = Partial<Pick<PictureUse, 'rights' | 'taken' | 'focus' | 'crop' | 'isMain'>>
type FindOptions = { shown?: string; isUnwanted?: (picture: FoundPicture) => boolean }

type Taken = { src: string } | { refused: NoticeName; fileName: string }

const MOST_NAMES = 5
const LONGEST_NAME = 80

/**
 * The pictures of a file that is being read.
 *
 * Idea: a reader hands over the bytes of a picture, or the addresses at which its text has one, and gets the address that the
 * picture will have in the library, by its content; null where it cannot be had. Why not is counted here, for the notices.
 * Nothing is fetched: an address leads to a part of the file itself, or to a file that came along.
 * Cost: each picture is looked at once, however often it is shown.
 */
export class SourcePictures {
  /** The pictures that were taken, by their addresses in the library. */
  readonly found = new Map<string, FoundPicture>()
  /** The parts of the file that can be named by an address: `cid:…`, and what a saved page has in it. */
  readonly parts = new Map<string, { fileName: string; bytes: Uint8Array }>()
  /** The paths of the files beside the text that are pictures of it. */
  readonly used = new Set<string>()
  private readonly folder: string
  private readonly beside: ReadonlyMap<string, FileBeside>
  private readonly byName = new Map<string, FileBeside | null>()
  private readonly byAddress = new Map<string, FileBeside>()
  private readonly tools: PictureTools
  private readonly taken = new Map<string, Taken>()
  private readonly metadata = new Map<string, PictureMetadata>()
  /** The names of the pictures that were not taken, by why, and by what tells them apart. */
  private readonly left = new Map<NoticeName, Map<string, string>>()
  private readonly unconfirmed = new Set<string>()
  private readonly said = new Map<string, Said[]>()
  private bytes = 0

  constructor(path: string, beside: readonly FileBeside[] = [], tools: PictureTools = OWN_TOOLS) {
    this.folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const placed = beside.filter(({ address }) => address === undefined)
    this.beside = new Map(placed.map((file) => [nameKey(file.path), file]))
    for (const file of beside) if (file.address !== undefined) this.byAddress.set(file.address, file)
    for (const file of placed) {
      const name = nameKey(file.path.slice(file.path.lastIndexOf('/') + 1))
      this.byName.set(name, this.byName.has(name) ? null : file)
    }
    this.tools = tools
  }

  /**
   * The address in the library of a picture whose bytes the file has; `key` names it within the file, `shown` for a person who
   * is told that it was not taken.
   */
  take(
    key: string,
    fileName: string,
    bytes: () => Uint8Array | 'hostile' | null,
    shown = fileName,
  ): string | null {
    const taken = this.tryOne(key, fileName, bytes)
    if ('src' in taken) return taken.src
    this.leave(taken.refused, shown, key)
    return null
  }

  /**
   * The same of the first of some addresses under which there is a picture that can be taken; `shown` names it where there is
   * none. Empty for a picture that is passed over: one that cannot be seen, and one that `isUnwanted`, which is counted.
   */
  find(
    addresses: readonly string[],
    { shown = addresses[0] ?? '', isUnwanted = () => false }: FindOptions = {},
  ): string | null {
    const refused: { notice: NoticeName; fileName: string }[] = []
    for (const address of addresses) {
      const taken = this.at(address)
      if (taken === null) continue
      if ('src' in taken) {
        const found = this.found.get(taken.src)
        if (!found || isUnseen(found)) return ''
        if (!isUnwanted(found)) return taken.src
        this.leave('logos-left-out', found.fileName)
        return ''
      }
      // What stands in the page until the picture is loaded is not the picture.
      const isPlaceholder = /^data:/i.test(address) && !/^data:/i.test(shown)
      if (!isPlaceholder) refused.push({ notice: taken.refused, fileName: taken.fileName })
    }
    const [first] = refused
    if (first) this.leave(first.notice, first.fileName, shown)
    else this.leaveUnknown(shown)
    return null
  }

  /** True where an address leads to a picture that may be taken. */
  has(address: string): boolean {
    const taken = this.at(address)
    return taken !== null && 'src' in taken
  }

  /** Tells that a picture is not taken. */
  leave(notice: NoticeName, name: string, key = name): void {
    const names = this.left.get(notice) ?? new Map<string, string>()
    names.set(key, name)
    this.left.set(notice, names)
  }

  private leaveUnknown(address: string): void {
    // What Marbre wrote may name a picture that the library has.
    if (address === '' || pictureAddress(address) !== null) return
    const isRemote = /^(?:https?:)?\/\//i.test(address)
    const isScheme = /^[a-z][a-z0-9+.-]*:/i.test(address)
    const [path = ''] = address.split(/[?#]/)
    const name = path.replace(/\/+$/, '').split('/').at(-1) || address
    this.leave(
      isRemote ? 'pictures-remote' : 'pictures-missing',
      isRemote || !isScheme ? name : address,
      address,
    )
  }

  private at(address: string): Taken | null {
    if (/^data:/i.test(address)) return this.ofData(address)
    const part = this.parts.get(address) ?? this.parts.get(unescaped(address))
    if (part) return this.tryOne(address, part.fileName, () => part.bytes)
    const places = placesOf(this.folder, address)
    const name = places.at(-1)
    const file =
      this.byAddress.get(address) ??
      places.map((place) => this.beside.get(nameKey(place))).find((found) => found !== undefined) ??
      (name === undefined ? undefined : this.byName.get(nameKey(name.slice(name.lastIndexOf('/') + 1))))
    if (!file) return null
    const { path, bytes, address: ownAddress } = file
    const fileName = path.slice(path.lastIndexOf('/') + 1)
    this.used.add(path)
    return bytes
      ? this.tryOne(
          ownAddress === undefined ? `beside:${path}` : `address:${ownAddress}`,
          fileName,
          () => bytes,
        )
      : { refused: 'pictures-too-many', fileName }
  }

  private ofData(address: string): Taken {
    const [, type = '', encoding = ''] =
      /^data:image\/([a-z0-9]{1,10})[^,;]{0,80}((?:;[^,;]{0,80})*),/i.exec(address) ?? []
    const fileName = type === '' ? 'image' : `image.${type.toLowerCase()}`
    if (!/;base64$/i.test(encoding)) return { refused: 'pictures-unsupported', fileName }
    return this.tryOne(`data:${address.length}:${address}`, fileName, () =>
      fromBase64(address.slice(address.indexOf(',') + 1)),
    )
  }

  private tryOne(key: string, fileName: string, bytes: () => Uint8Array | 'hostile' | null): Taken {
    const known = this.taken.get(key)
    if (known) return known
    const taken = this.check(fileName, bytes)
    this.taken.set(key, taken)
    return taken
  }

  private check(fileName: string, read: () => Uint8Array | 'hostile' | null): Taken {
    if (this.found.size >= MOST_PICTURES || this.taken.size >= MOST_PICTURES * 2)
      return { refused: 'pictures-too-many', fileName }
    const bytes = read()
    if (bytes === null) return { refused: 'pictures-damaged', fileName }
    if (bytes === 'hostile') return { refused: 'pictures-too-large', fileName }
    const checked = checkPicture(bytes, fileName)
    if (!checked.ok) return { refused: NOTICE_OF[checked.failure.code] ?? 'pictures-unsupported', fileName }
    const { extension, width, height, isTurned } = checked.value
    const src = `media/${this.tools.sha256(bytes)}.${extension}`
    if (!this.found.has(src)) {
      this.bytes += bytes.length
      if (this.bytes > LARGEST_PICTURES) return { refused: 'pictures-too-many', fileName }
      this.found.set(src, { src, fileName, bytes, width, height, isTurned })
    }
    return { src }
  }

  /** A figure with what the file of its picture says where the text does not. */
  described(figure: Figure): Figure {
    const picture = this.found.get(figure.src)
    if (!picture) return figure
    const said = this.metadataOf(picture)
    const caption = figure.caption.length > 0 || said.caption === '' ? figure.caption : linesOf(said.caption)
    const alt = figure.alt || said.alt
    const credit = figure.credit || creditLine(said)
    if (caption === figure.caption && alt === figure.alt && credit === figure.credit) return figure
    this.unconfirmed.add(figure.src)
    return { ...figure, alt, credit, caption }
  }

  private metadataOf({ src, bytes }: FoundPicture): PictureMetadata {
    const known = this.metadata.get(src) ?? this.tools.metadataOf(bytes)
    this.metadata.set(src, known)
    return known
  }

  /** Keeps what the text says of the next use of a picture besides the words of its figure. */
  say(src: string, said: Said): void {
    const uses = this.said.get(src)
    if (uses) uses.push(said)
    else this.said.set(src, [said])
  }

  /** What is said of each picture besides its figure's words; its place among the figures is found where the text is made. */
  get uses(): PictureUse[] {
    return [...this.found.values()].flatMap((picture) => {
      const { src, fileName } = picture
      const { rights, taken } = this.metadataOf(picture)
      const isUnconfirmed = this.unconfirmed.has(src)
      const uses = this.said.get(src) ?? [{}]
      return uses.map((said, occurrence) => ({
        src,
        occurrence,
        fileName,
        rights: said.rights || rights,
        taken: said.taken || taken,
        focus: said.focus ?? null,
        crop: said.crop ?? null,
        isMain: said.isMain ?? false,
        isUnconfirmed,
      }))
    })
  }

  /** What became of the pictures that were not taken, by reason. */
  get notices(): Notice[] {
    return [...this.left].map(([name, all]) => {
      const names = [...new Set(all.values())].map((each) =>
        each.length > LONGEST_NAME ? `${each.slice(0, LONGEST_NAME - 1)}…` : each,
      )
      const shown = names.slice(0, MOST_NAMES).join(', ')
      return { name, detail: { count: all.size, pictures: names.length > MOST_NAMES ? `${shown}…` : shown } }
    })
  }
}

function linesOf(text: string): Figure['caption'] {
  return text
    .split('\n')
    .flatMap((line, at): Figure['caption'] => [
      ...(at > 0 ? [{ type: 'break', marks: [] } as const] : []),
      { type: 'text', text: line, marks: [] },
    ])
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function fromBase64(text: string): Uint8Array | null {
  try {
    const binary = atob(decodeURIComponent(text).replace(/[ \t\r\n]/g, ''))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}
