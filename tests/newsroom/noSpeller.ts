import { failed, ok } from '../../src/core/failure.ts'
import type { Speller } from '../../src/newsroom/index.ts'

/** A speller without dictionaries. */
export const noSpeller: Speller = {
  check: async () => ok({ dictionary: null, unknown: [] }),
  suggest: async () => ok([]),
  dictionaries: async () => ok([]),
  install: async () => failed('dictionary-not-kept'),
  uninstall: async () => ok([]),
}
