/** Where a window keeps the launch token: `rpc.ts`. */
export type TokenPlace = { read(): string; write(token: string): void }

/** What a window hears from its event stream. */
export type SharedToken = {
  /** The host has let this window in. */
  letIn(): void
  /** The host is gone, or does not know this window. */
  leftOut(): void
}

const CHANNEL = 'marbre.token'

/**
 * Shares the launch token among the windows of one address.
 *
 * Idea: a host that starts again, at the port of the one before, has a new token and opens a new window. A window from before may
 * have text that was never saved, and could not save it any more. A window that is let in tells its token; one that is left out
 * asks for it, and takes it. Invariant: a window that is let in takes none, so an old token replaces no good one.
 */
export function shareToken({ read, write }: TokenPlace): SharedToken {
  const channel = new BroadcastChannel(CHANNEL)
  let isIn = false
  const tell = () => channel.postMessage({ token: read() })
  channel.onmessage = ({ data }: MessageEvent<{ token: string } | 'which'>) => {
    if (data === 'which') {
      if (isIn) tell()
    } else if (!isIn) write(data.token)
  }
  return {
    letIn() {
      isIn = true
      tell()
    },
    leftOut() {
      isIn = false
      channel.postMessage('which')
    },
  }
}
