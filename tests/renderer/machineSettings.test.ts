import { expect, test } from 'vitest'
import { DEFAULT_MACHINE_SETTINGS, type MachineSettings } from '../../src/core/machineSettings.ts'
import { ok } from '../../src/core/failure.ts'
import { memoryLibrary } from './memoryNewsroom.ts'

const written: Partial<MachineSettings>[] = []
const answers: (() => void)[] = []
let stored = DEFAULT_MACHINE_SETTINGS
const { newsroom } = memoryLibrary([])
newsroom.writeMachineSettings = async (change) => {
  written.push(change)
  await new Promise<void>((resolve) => answers.push(resolve))
  stored = { ...stored, ...change }
  return ok(stored)
}
// The window takes the host's functions as it starts.
Object.defineProperty(window, 'marbre', { value: { newsroom }, configurable: true })
const { useMachineSettings } = await import('../../src/renderer/src/state/machineSettings.ts')

test('what is chosen while another choice is being written stays on show, and is written after it', async () => {
  const { change } = useMachineSettings.getState()
  const first = change({ personName: 'An' })
  await expect.poll(() => answers.length).toBe(1)
  void change({ personName: 'Anna' })
  const last = change({ backupWhen: 'daily' })
  answers[0]?.()
  await first
  expect(useMachineSettings.getState().settings).toMatchObject({ personName: 'Anna', backupWhen: 'daily' })
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.()
  await last
  expect(written).toEqual([{ personName: 'An' }, { personName: 'Anna', backupWhen: 'daily' }])
  expect(useMachineSettings.getState().settings).toEqual({ ...stored })
})
