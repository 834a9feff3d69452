import { join } from 'node:path'
import type { HouseStyleFile } from '../contract/contract.ts'
import type { Failure } from '../core/failure.ts'
import {
  type HouseStyle,
  type HouseStyleProblem,
  LARGEST_HOUSE_STYLE,
  readHouseStyle,
} from '../core/houseStyle/index.ts'
import { readFile, stampOf } from './articleFile.ts'
import { describeIfThere, errorCode, type FileSystem, nodeFileSystem } from './fileSystem.ts'

/** Of several, the first is read. */
const NAMES: readonly string[] = ['house-style.yaml', 'house-style.yml', 'house-style.json']

function problemOf({ code, detail }: Failure): HouseStyleProblem {
  if (code === 'too-large') return { line: null, code, detail: { limit: LARGEST_HOUSE_STYLE } }
  if (code === 'not-a-file') return { line: null, code, detail: {} }
  return { line: null, code: 'unreadable', detail: { reason: String(detail.reason ?? code) } }
}

/** The house style of one library, which is read and never written. */
export class HouseStyleReader {
  readonly #fileSystem: FileSystem
  readonly #folder: string
  /** The state that was last told of. */
  #told: string
  #last: { state: string; style: HouseStyle } | null = null

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem
    this.#folder = folder
    this.#told = [...this.#files()].join()
  }

  /** The files that there are, each with its state. */
  #files(): Map<string, string> {
    const files = new Map<string, string>()
    for (const name of NAMES) {
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

  /** True where names in the folder (null: the system does not say which) mean a house style not told of before. */
  isNews(names: ReadonlySet<string> | null): boolean {
    if (names && !NAMES.some((name) => names.has(name))) return false
    const state = [...this.#files()].join()
    if (state === this.#told) return false
    this.#told = state
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

/** The house style of the library in a folder, which need not be opened for it, nor be there. */
export function readHouseStyleIn(folder: string): HouseStyleFile {
  return new HouseStyleReader(nodeFileSystem, folder).read()
}
