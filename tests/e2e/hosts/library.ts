import { noPrinter } from '../../host/noPrinter.ts'
import { join } from 'node:path'
import type { Newsroom } from '../../../src/contract/contract.ts'
import { clientOver } from '../../../src/contract/client.ts'
import { serverOver } from '../../../src/contract/remote.ts'
import { firstArticle } from '../../../src/host/firstArticle.ts'
import { type OpenMode, openNewsroom } from '../../../src/host/openNewsroom.ts'
import { noPlaces } from '../../../src/host/places.ts'
import type { Launch } from './host.ts'

async function open({ folder, userData }: Launch, mode: OpenMode) {
  const opened = await openNewsroom({ folder, named: true }, mode, join(userData, 'marbre'), {
    printer: noPrinter,
    places: noPlaces,
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  return opened.value
}

/** Makes the library that a desktop's window then opens on. */
export async function fillLibrary(launch: Launch): Promise<void> {
  const report = (error: unknown) => {
    throw error
  }
  const mode = { kind: 'window', firstArticle: firstArticle('fr'), report } as const
  const { newsroom, close } = await open(launch, mode)
  await newsroom.writeSettings(launch.settings)
  await launch.before(newsroom)
  await close()
}

/** The library as another program works on it, which opens and closes it for each call. */
export function otherClient(launch: Launch): Newsroom {
  return clientOver(
    async (name, input) => {
      const { newsroom, close } = await open(launch, { kind: 'command' })
      try {
        return await serverOver(newsroom, () => {})(name, input)
      } finally {
        await close()
      }
    },
    () => () => {},
  )
}
