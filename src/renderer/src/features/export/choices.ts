import { useEffect, useState } from 'react'
import type { Status } from '../../../../core/article/index.ts'
import { hasDayInName } from '../../../../core/export/fileName.ts'
import { readNamePattern } from '../../../../core/export/folder/index.ts'
import { EXPORT_FORMATS, type ExportFormat, type ExportOptions } from '../../../../core/export/formats.ts'
import type { ExportRequest } from '../../../../core/export/run.ts'
import { useSession } from '../../saving/session.ts'
import { type ExportScope, useLayout } from '../../state/layout.ts'
import { type Selected, useSelection } from '../../state/selection.ts'
import { useSettings } from '../../state/settings.ts'
import { canChooseFolder, type ChosenFolder, rememberedFolder } from './destination.ts'

/** What the export dialog is set to. */
export type Choices = {
  scope: ExportScope
  /** Filters the whole library. */
  status: Status | 'all'
  format: ExportFormat
  options: ExportOptions
  /** The pattern of file names; empty: that of the format. */
  names: string
  /** Whether a format that can hold several articles holds all of them. */
  isOneBook: boolean
  bookTitle: string
  /** A folder, or one file to download: the article, the book, or a zip. */
  target: 'folder' | 'file'
  folder: ChosenFolder | null
  /** Whether files that Marbre did not write are replaced. */
  overwrite: boolean
}

/** What there is to export now. */
export function availableScopes(): readonly ExportScope[] {
  const isOpen = useSession.getState().openedId !== null
  const isSelected = useSelection.getState().articles.size > 0
  return [...(isOpen ? ['article' as const] : []), ...(isSelected ? ['selection' as const] : []), 'library']
}

function initialChoices(): Choices {
  const { settings } = useSettings.getState()
  const scopes = availableScopes()
  const { exportScope } = useLayout.getState()
  return {
    scope: scopes.includes(exportScope) ? exportScope : (scopes[0] ?? 'library'),
    status: 'all',
    format: settings.exportFormat,
    options: {
      profile: settings.exportProfile,
      lines: settings.exportLines,
      pictures: settings.exportPictures,
    },
    names: settings.exportNames,
    isOneBook: true,
    bookTitle: settings.siteName,
    target: 'file',
    folder: null,
    overwrite: false,
  }
}

/** The dialog's choices, which begin with those of the last export. */
export function useChoices(): [Choices, (change: Partial<Choices>) => void] {
  const [choices, setChoices] = useState(initialChoices)
  useEffect(() => {
    if (!canChooseFolder()) return
    void rememberedFolder().then((folder) => {
      if (folder) setChoices((before) => (before.folder ? before : { ...before, folder, target: 'folder' }))
    })
  }, [])
  return [choices, (change) => setChoices((before) => ({ ...before, ...change }))]
}

/** Keeps the choices for the next export. */
export function rememberChoices({ format, options, names, folder, target }: Choices): void {
  const { settings, change } = useSettings.getState()
  const { problems } = readNamePattern(names)
  const next = {
    exportFormat: format,
    exportProfile: options.profile,
    exportLines: options.lines,
    exportPictures: options.pictures,
    ...(problems.length === 0 ? { exportNames: names } : {}),
    ...(folder?.kind === 'place' && target === 'folder' ? { exportPlace: folder.place.id } : {}),
  }
  const isChanged = Object.entries(next).some(([name, value]) => Reflect.get(settings, name) !== value)
  if (isChanged) void change(next)
}

/** True for an export of one article, which has a preview. */
export const isSingle = ({ scope, format }: Choices): boolean => scope === 'article' && format !== 'site'

/** True where all articles go into one book. */
export const isBook = ({ scope, format, isOneBook }: Choices): boolean =>
  EXPORT_FORMATS[format].unit === 'dossier' && isOneBook && scope !== 'article'

/** True where files are named by the pattern. */
export const hasNames = (choices: Choices): boolean =>
  EXPORT_FORMATS[choices.format].unit !== 'site' && !isBook(choices)

/** The pattern by which files are named. */
export const patternOf = ({ names, format, options }: Choices): string =>
  names || (hasDayInName(format, options) ? '{date}-{slug}' : '{slug}')

/** What has to be chosen or corrected before an export. */
export type Missing = 'names' | 'title' | 'folder'

/** The first thing that has to be chosen or corrected; null for nothing. */
export function missingChoice(choices: Choices): Missing | null {
  const isNamed = hasNames(choices) && !(isSingle(choices) && choices.target === 'file')
  if (isNamed && readNamePattern(patternOf(choices)).problems.length > 0) return 'names'
  if (isBook(choices) && choices.bookTitle.trim() === '') return 'title'
  return choices.target === 'folder' && choices.folder === null ? 'folder' : null
}

/** The export of these articles by the choices. */
export function requestFor(
  choices: Choices,
  articles: readonly Selected[],
  { isWhole, includeEmbargoed }: { isWhole: boolean; includeEmbargoed: boolean },
): ExportRequest {
  const { format, options, names, folder, target, overwrite, scope, status } = choices
  return {
    selection:
      scope === 'library' && isWhole
        ? { kind: 'library', status }
        : { kind: 'ids', ids: articles.map(({ id }) => id) },
    format,
    options,
    names: hasNames(choices) ? names : '',
    dossier: isBook(choices) ? choices.bookTitle.trim() : '',
    place: target === 'folder' && folder?.kind === 'place' ? folder.place.id : null,
    includeEmbargoed,
    overwrite,
    makesRenditions: true,
  }
}
