import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Newsroom } from '../../src/contract/contract.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { noLibraries } from '../../src/host/libraries.ts'
import { noPlaces } from '../../src/host/places.ts'
import { noPrinter } from '../host/noPrinter.ts'
import { noSpeller } from '../newsroom/noSpeller.ts'
import { systemClock, systemDigest, uuidSequence } from '../../src/host/system.ts'
import { limitTime } from '../../src/host/timeLimit.ts'
import { noBackups } from '../newsroom/noBackups.ts'
import { createNewsroom } from '../../src/newsroom/index.ts'
import { type Library, MachineFile, RecoveryFiles } from '../../src/store/index.ts'

const NOWHERE = join(tmpdir(), 'marbre-no-such-folder')

/** The newsroom over an open library, without settings of a machine, recovery copies, printer or places. */
export function newsroomOver(library: Library, now: () => string = systemClock.now): Newsroom {
  return createNewsroom({
    store: library,
    versions: library.versions,
    bin: library.bin,
    conflictCopies: library.conflictCopies,
    presence: library.presence,
    sharedBy: null,
    backups: noBackups,
    machine: new MachineFile(join(NOWHERE, 'machine.json')),
    recovery: new RecoveryFiles(join(NOWHERE, 'recovery')),
    clock: { now },
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places: noPlaces,
    libraries: noLibraries,
  })
}
