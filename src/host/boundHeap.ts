import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the memory of a long import or export small. Without it V8's young generation would grow to 134 MB and never shrink, and the
 * old one to four times what is alive; what has grown before stays. An export takes 2 to 3 % longer for it.
 */
export function boundHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  // Percent of what is alive. 50 takes a tenth more time for an export, and saves 8 MB.
  setFlagsFromString('--heap-growing-percent=75')
}
