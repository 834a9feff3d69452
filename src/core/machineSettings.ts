import * as z from 'zod/mini'
import { choiceDecoder, lineDecoder } from './settingDecoders.ts'
import { choice, line, type Row, type ValuesOf } from './settingKinds.ts'

/**
 * THE table of what belongs to this machine and to the person who works at it, and not to the library: a library in a shared
 * folder has one `settings.json` for everybody. The type, the defaults and the decoder are derived from it.
 */
const MACHINE_SETTINGS = {
  /** Who works here, as versions and a shared folder name them. */
  personName: line('line', { page: 'writing' }),
  /** When the library is backed up without being asked to. */
  backupWhen: choice(['never', 'daily', 'weekly', 'quit'], { default: 'never', page: null }),
  /** How many backups are kept; older ones that Marbre made are removed. */
  backupKeep: choice(['3', '7', '14', '30', '100'], { default: '7', page: null }),
  /** The handle of the folder that backups go into. */
  backupPlace: line('line', { page: null }),
} satisfies Record<string, Row>

type Table = typeof MACHINE_SETTINGS
export type MachineSettings = ValuesOf<Table>
export type BackupWhen = MachineSettings['backupWhen']
export const BACKUP_TIMES: readonly BackupWhen[] = MACHINE_SETTINGS.backupWhen.choices
export const BACKUPS_KEPT: readonly MachineSettings['backupKeep'][] = MACHINE_SETTINGS.backupKeep.choices
type Name = keyof Table

const NAMES: readonly Name[] = Object.keys(MACHINE_SETTINGS).filter(
  (name): name is Name => name in MACHINE_SETTINGS,
)

type Decoders = { [Each in Name]: z.ZodMiniType<MachineSettings[Each]> }
const DECODERS: Decoders = {
  personName: lineDecoder(MACHINE_SETTINGS.personName),
  backupWhen: choiceDecoder(MACHINE_SETTINGS.backupWhen),
  backupKeep: choiceDecoder(MACHINE_SETTINGS.backupKeep),
  backupPlace: lineDecoder(MACHINE_SETTINGS.backupPlace),
}

/** Decodes the settings of a machine; one that is missing has its default. */
export const machineSettingsDecoder: z.ZodMiniType<MachineSettings> = z.object(DECODERS)

export const DEFAULT_MACHINE_SETTINGS: MachineSettings = machineSettingsDecoder.parse({})

/** Reads each setting of a file by itself: one that cannot be used has its default, and costs no other. */
export function readMachineSettings(values: { readonly [name: string]: unknown }): MachineSettings {
  const usable = NAMES.filter((name) => DECODERS[name].safeParse(values[name]).success)
  return machineSettingsDecoder.parse(Object.fromEntries(usable.map((name) => [name, values[name]])))
}
