import { statSync } from 'node:fs'
import { ENCODINGS, type Encoding } from '../../core/import/index.ts'
import { defineCommand } from '../command.ts'
import { choiceOption, flag, textOption, UsageError, type ValueOption } from '../options.ts'

/** Reads any label of the Encoding Standard: `latin1` is windows-1252. */
function readEncoding(label: string): Encoding | undefined {
  try {
    const { encoding } = new TextDecoder(label)
    return ENCODINGS.find((each) => each === encoding)
  } catch {
    return undefined
  }
}

const dryRun = flag('dry-run', 'cli:help.import.dry-run')
const acceptDoubtful = flag('accept-doubtful', 'cli:help.import.accept-doubtful')

const encoding: ValueOption<Encoding> = {
  kind: 'value',
  name: 'encoding',
  help: 'cli:help.import.encoding',
  placeholder: 'cli:help.value.name',
  choices: ENCODINGS,
  refusal: 'choice',
  read: readEncoding,
}

const duplicates = choiceOption('duplicates', ['skip', 'replace', 'keep'], {
  help: 'cli:help.import.duplicates',
  placeholder: null,
})
const media = textOption('media', { help: 'cli:help.import.media', placeholder: 'cli:help.value.folder' })

/** Imports the files whose structure is certain. */
export const importCommand = defineCommand({
  help: 'cli:help.import',
  operands: 'cli:help.import.operands',
  options: [dryRun, acceptDoubtful, encoding, duplicates, media],
  parse(given) {
    if (given.operands.length === 0) throw new UsageError('noFile', 'import')
    const folder = given.value(media)
    if (folder !== undefined && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError('noFolder', folder)
    return {
      paths: given.operands,
      dryRun: given.has(dryRun),
      acceptDoubtful: given.has(acceptDoubtful),
      encoding: given.value(encoding),
      duplicates: given.value(duplicates),
      media: folder,
    }
  },
  load: () => import('../runs/import.ts'),
})
