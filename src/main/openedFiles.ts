import type { Failure } from '../core/failure.ts'
import { LARGEST_FILE } from '../core/import/index.ts'
import { type OpenedFile, readFileToImport } from '../host/openedFile.ts'

type Deps = {
  /** True while the page is there to take files. */
  isReady(): boolean
  deliver(files: OpenedFile[]): void
  /** Called with the paths of those that were read. */
  onOpened(paths: readonly string[]): void
  onFailed(failure: Failure): void
}

/** The files that the system asks the program to open. They wait for the page, and reach it as bytes without their paths. */
export class OpenedFiles {
  readonly #deps: Deps
  #waiting: string[] = []

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Opens files, and those that were waiting, as soon as the page is ready. */
  open(paths: readonly string[]): void {
    this.#waiting.push(...paths)
    if (this.#waiting.length === 0 || !this.#deps.isReady()) return
    const files: OpenedFile[] = []
    const opened: string[] = []
    for (const path of this.#waiting.splice(0)) {
      const read = readFileToImport(path, LARGEST_FILE)
      if (read.ok) {
        files.push(read.value)
        opened.push(path)
      } else this.#deps.onFailed(read.failure)
    }
    if (files.length === 0) return
    this.#deps.deliver(files)
    this.#deps.onOpened(opened)
  }
}
