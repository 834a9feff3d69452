import { STATUSES } from '../../core/article/index.ts'
import { NAME_FIELDS, readNamePattern } from '../../core/export/folder/index.ts'
import { takesOption } from '../../core/export/fileName.ts'
import {
  ARTICLE_FORMAT_NAMES,
  DEFAULT_EXPORT_OPTIONS,
  EXPORT_FORMAT_NAMES,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportOptions,
  formatOfName,
  isNameOf,
  MARKDOWN_PROFILES,
  PICTURE_PLACES,
  TEXT_LINES,
} from '../../core/export/formats.ts'
import { articleIds, defineCommand } from '../command.ts'
import type { ExportRequested } from '../exportInto.ts'
import { type Arguments, choiceOption, flag, textOption, UsageError, type ValueOption } from '../options.ts'

const format = choiceOption('format', EXPORT_FORMAT_NAMES, {
  help: 'cli:help.export.format',
  placeholder: 'cli:help.value.format',
})
const profile = choiceOption('profile', MARKDOWN_PROFILES, {
  help: 'cli:help.export.profile',
  placeholder: 'cli:help.value.profile',
})
const lines = choiceOption('lines', TEXT_LINES, { help: 'cli:help.export.lines', placeholder: null })
const pictures = choiceOption('pictures', PICTURE_PLACES, {
  help: 'cli:help.export.pictures',
  placeholder: null,
})
const out = textOption('out', { help: 'cli:help.export.out', placeholder: 'cli:help.value.folderOrZip' })
const names = textOption('names', { help: 'cli:help.export.names', placeholder: 'cli:help.value.pattern' })
const dossier = textOption('dossier', { help: 'cli:help.export.dossier', placeholder: 'cli:help.value.text' })
const status = choiceOption('status', STATUSES, {
  help: 'cli:help.export.status',
  placeholder: 'cli:help.value.status',
})
const includeEmbargoed = flag('include-embargoed', 'cli:help.export.include-embargoed')
const overwrite = flag('overwrite', 'cli:help.export.overwrite')

/** Throws a UsageError for an option that makes no difference to the format. */
function refuseForeign(given: Arguments, chosen: ExportFormat): void {
  const options: { readonly [name in keyof ExportOptions]: ValueOption<unknown> } = {
    profile,
    lines,
    pictures,
  }
  for (const name of ['profile', 'lines', 'pictures'] as const) {
    if (given.value(options[name]) === undefined || takesOption(chosen, name)) continue
    const others = EXPORT_FORMAT_NAMES.filter((each) => takesOption(each, name))
    throw new UsageError('optionOfFormat', `--${name}`, others)
  }
}

function parse(given: Arguments): ExportRequested {
  const destination = given.value(out) ?? null
  const named = formatOfName(destination ?? '')
  const chosen = given.value(format) ?? named
  if (!chosen) throw new UsageError('noFormat', '--format', EXPORT_FORMAT_NAMES)
  const ids = articleIds(given.operands)
  const wanted = given.value(status)
  const title = given.value(dossier) ?? ''
  const pattern = given.value(names) ?? ''
  const [problem] = readNamePattern(pattern).problems
  const isOneFile = ids.length === 1 && title === '' && chosen !== 'site'
  const isFile = destination !== null && isNameOf(destination, chosen)
  if (destination === null && !isOneFile) throw new UsageError('noOut', '--out')
  if (destination === null && given.json && chosen !== 'json') throw new UsageError('needsOut', '--json')
  if (destination === null && pattern !== '') throw new UsageError('needsOut', '--names')
  if (destination === null && given.has(overwrite)) throw new UsageError('needsOut', '--overwrite')
  refuseForeign(given, chosen)
  if (wanted && ids.length > 0) throw new UsageError('statusOrIds', '--status')
  if (problem?.code === 'unknown-field')
    throw new UsageError(
      'names',
      problem.word,
      NAME_FIELDS.map((field) => `{${field}}`),
    )
  if (problem) throw new UsageError('pattern', pattern)
  if (destination !== null && named && !isFile) throw new UsageError('outIsOther', destination, [chosen])
  if (destination !== null && isFile && !isOneFile && title === '')
    throw new UsageError('outIsFile', destination)
  if (chosen === 'site' && pattern !== '')
    throw new UsageError('optionOfFormat', '--names', ARTICLE_FORMAT_NAMES)
  if (isFile && pattern !== '') throw new UsageError('namesAndFile', '--names')
  if (title !== '' && EXPORT_FORMATS[chosen].unit !== 'dossier') throw new UsageError('dossier', chosen)
  return {
    out: destination,
    isFile,
    format: chosen,
    selection: ids.length > 0 ? { kind: 'ids', ids } : { kind: 'library', status: wanted ?? 'all' },
    options: {
      profile: given.value(profile) ?? DEFAULT_EXPORT_OPTIONS.profile,
      lines: given.value(lines) ?? DEFAULT_EXPORT_OPTIONS.lines,
      pictures: given.value(pictures) ?? DEFAULT_EXPORT_OPTIONS.pictures,
    },
    names: pattern,
    dossier: title,
    includeEmbargoed: given.has(includeEmbargoed),
    overwrite: given.has(overwrite),
  }
}

/** Exports one article to standard output or into a file, or articles into a folder or a zip. */
export const exportCommand = defineCommand({
  help: 'cli:help.export',
  operands: 'cli:help.export.operands',
  options: [format, profile, lines, pictures, out, names, dossier, status, includeEmbargoed, overwrite],
  parse,
  load: () => import('../runs/export.ts'),
})
