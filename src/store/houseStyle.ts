import { join } from 'node:path'
import type { HouseStyleFile } from '../core/library.ts'
import type { Failure } from '../core/failure.ts'
import { HOUSE_STYLE_FILES } from '../core/libraryFiles.ts'
import {
  type HouseStyle,
  type HouseStyleProblem,
  LARGEST_HOUSE_STYLE,
  readHouseStyle,
} from '../core/houseStyle/index.ts'
import { readFile, stampOf } from './articleFile.ts'
import { describeIfThere, errorCode, type FileSystem, nodeFileSystem } from './fileSystem.ts'

function problemOf({ code, detail }: Failure): HouseStyleProblem {
  if (code === 'too-large') return { line: null, code, detail: { limit: LARGEST_HOUSE_STYLE } }
  if (code === 'not-a-file') return { line: null, code, detail: {} }
  return { line: null, code: 'unreadable', detail: { reason: String(detail.reason ?? code) } }
}

/** Reads the house style of one library, which Marbre never writes; a file is parsed once for each state. */
export class HouseStyleReader {
  readonly #fileSystem: FileSystem
  readonly #folder: string
  /** The state of the files at the last call of `hasChanged`. */
  #seen: string
  #last: { state: string; style: HouseStyle } | null = null

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem
    this.#folder = folder
    this.#seen = [...this.#files()].join()
  }

  /** The files that there are, with their stamps. */
  #files(): Map<string, string> {
    const files = new Map<string, string>()
    for (const name of HOUSE_STYLE_FILES) {
      const state = this.#stateOf(name)
      if (state !== null) files.set(name, state)
    }
    return files
  }

  #stateOf(name: string): string | null {
    try {
      const there = describeIfThere(this.#fileSystem, join(this.#folder, name))
      return there && `${there.kind} ${there.inode} ${stampOf(there)}`
    } catch (error) {
      const code = errorCode(error)
      if (code === '') throw error
      return code === 'ENOTDIR' ? null : code
    }
  }

  /** True if the changed names in the folder (null: unknown) changed the house style since the last call. */
  hasChanged(names: ReadonlySet<string> | null): boolean {
    if (names && !HOUSE_STYLE_FILES.some((name) => names.has(name))) return false
    const state = [...this.#files()].join()
    if (state === this.#seen) return false
    this.#seen = state
    return true
  }

  read(): HouseStyleFile {
    const files = this.#files()
    const [file = null, ...others] = files.keys()
    if (file === null) return { file, rules: [], problems: [] }
    const state = `${file} ${files.get(file)}`
    if (this.#last?.state !== state) this.#last = { state, style: this.#readFile(file) }
    const { rules, problems } = this.#last.style
    const unread = others.map((other) => ({
      line: null,
      code: 'second-file' as const,
      detail: { file: other },
    }))
    return { file, rules, problems: [...unread, ...problems] }
  }

  #readFile(name: string): HouseStyle {
    const read = readFile(this.#fileSystem, join(this.#folder, name), LARGEST_HOUSE_STYLE)
    return read.ok ? readHouseStyle(read.value.bytes) : { rules: [], problems: [problemOf(read.failure)] }
  }
}

/** Reads the house style of the library in a folder, without opening the library; none if there is no folder. */
export function readHouseStyleIn(folder: string): HouseStyleFile {
  return new HouseStyleReader(nodeFileSystem, folder).read()
}
