import type { NewsroomEvent } from '../../contract/events.ts'
import { eventReader } from '../../contract/http.ts'
import { EVENTS_PATH } from '../../contract/paths.ts'
import { authorization, keepToken, launchToken } from './rpc.ts'
import { shareToken } from './sharedToken.ts'
import { TOAST_DURATION, useToasts } from './state/toasts.ts'

const MIN_RETRY_DELAY = 250
const MAX_RETRY_DELAY = 5_000

const delay = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds))

/** Reads one event stream to its end; one that cannot be opened has ended. */
async function readEventStream(onOpen: () => void, onChunk: (chunk: string) => void): Promise<void> {
  try {
    const { ok, body } = await fetch(EVENTS_PATH, { headers: authorization() })
    if (!ok || !body) return
    onOpen()
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      onChunk(value)
    }
  } catch {
    // The host cannot be reached.
  }
}

/** The ids of the toasts that tell of a lost connection. */
const losses = () =>
  useToasts.getState().toasts.flatMap(({ id, failure }) => (failure?.code === 'unreachable' ? [id] : []))

/** Takes away what was told of a lost connection. */
function forgetLoss(): void {
  for (const id of losses()) useToasts.getState().dismiss(id)
}

/** While the stream is open, only a single call was lost: that is told as long as any notice, and not until the next connection. */
function forgetSingleLosses(isConnected: () => boolean): void {
  const known = new Set<number>()
  useToasts.subscribe(() => {
    for (const id of losses()) {
      if (known.has(id)) continue
      known.add(id)
      setTimeout(() => isConnected() && useToasts.getState().dismiss(id), TOAST_DURATION)
    }
  })
}

/** Emits the host's events for as long as the page lives, reconnecting with exponential backoff. */
export async function listen(emit: (event: NewsroomEvent) => void): Promise<never> {
  const windows = shareToken({ read: launchToken, write: keepToken })
  let retryDelay = MIN_RETRY_DELAY
  let isOpen = false
  forgetSingleLosses(() => isOpen)
  const onOpen = () => {
    isOpen = true
    windows.letIn()
    retryDelay = MIN_RETRY_DELAY
    forgetLoss()
    // Events may have been missed while disconnected: everything is read again.
    emit({ type: 'library-changed' })
  }
  for (;;) {
    await readEventStream(onOpen, eventReader(emit))
    isOpen = false
    windows.leftOut()
    await delay(retryDelay)
    retryDelay = Math.min(retryDelay * 2, MAX_RETRY_DELAY)
  }
}
