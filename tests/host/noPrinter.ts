import { failed } from '../../src/core/failure.ts'
import type { HostPrinter } from '../../src/host/printer.ts'

/** For a host that prints nothing. */
export const noPrinter: HostPrinter = {
  print: async () => failed('no-printer'),
  close: async () => {},
}
