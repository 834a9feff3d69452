import * as z from 'zod/mini'
import {
  changeDecoder,
  type Decoders,
  readEach,
  type ReadSettings,
  rowDecoder,
} from './settingKindDecoders.ts'
import { byName, choice, line, namesOf, type Row, type ValuesOf } from './settingKinds.ts'

/**
 * THE table of what belongs to this machine and to the person who works at it, and not to the library: a library in a shared
 * folder has one `settings.json` for everybody. The type, the defaults and the decoders are derived from it.
 */
const MACHINE_SETTINGS = {
  /** Who works here, as versions and a shared folder name them. */
  personName: line('line'),
  /** When the library is backed up without being asked to. */
  backupWhen: choice(['never', 'daily', 'weekly', 'quit'], { default: 'never' }),
  /** How many backups are kept; older ones that Marbre made are removed. */
  backupKeep: choice(['3', '7', '14', '30', '100'], { default: '7' }),
  /** The handle of the folder that backups go into. */
  backupPlace: line('line'),
} satisfies Record<string, Row>

export type MachineSettings = ValuesOf<typeof MACHINE_SETTINGS>
export type BackupWhen = MachineSettings['backupWhen']
export const BACKUP_TIMES: readonly BackupWhen[] = MACHINE_SETTINGS.backupWhen.choices
export const BACKUPS_KEPT: readonly MachineSettings['backupKeep'][] = MACHINE_SETTINGS.backupKeep.choices

const DECODERS: Decoders<MachineSettings> = byName(namesOf(MACHINE_SETTINGS), (name) =>
  rowDecoder(MACHINE_SETTINGS[name]),
)

const machineSettingsDecoder: z.ZodMiniType<MachineSettings> = z.object(DECODERS)

/** Decodes a change of the settings of a machine. */
export const machineChangeDecoder: z.ZodMiniType<Partial<MachineSettings>> = changeDecoder(DECODERS)

export const DEFAULT_MACHINE_SETTINGS: MachineSettings = machineSettingsDecoder.parse({})

/** Reads the settings of a machine's file. */
export function readMachineSettings(values: {
  readonly [name: string]: unknown
}): ReadSettings<MachineSettings> {
  return readEach(DECODERS, machineSettingsDecoder, values)
}
