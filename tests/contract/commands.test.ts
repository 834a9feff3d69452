import { expect, test } from 'vitest'
import { COMMANDS } from '../../src/contract/commands.ts'
import { STATUSES } from '../../src/core/article/index.ts'
import { SETTINGS } from '../../src/core/settings.ts'
import { INSPECTOR_TABS } from '../../src/renderer/src/state/layout.ts'

const ids: readonly string[] = COMMANDS.map(({ id }) => id)

test.each([
  ['status', STATUSES],
  ['language', SETTINGS.interface.choices],
  ['theme', SETTINGS.theme.choices],
  ['measure', SETTINGS.measure.choices],
  ['copy', SETTINGS.copyForm.choices],
  ['show', INSPECTOR_TABS],
])('each value that the commands “%s-…” choose among has its command', (name, values) => {
  expect(ids).toEqual(expect.arrayContaining(values.map((value) => `${name}-${value}`)))
})
