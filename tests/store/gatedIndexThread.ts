// The index's thread with a gate before each word that is sought: a test closes it, and sees what goes on meanwhile.
import { BroadcastChannel } from 'node:worker_threads'
import '../../src/store/indexThreadWorker.ts'
import { IndexTables } from '../../src/store/indexTables.ts'
import { CLOSED, DIE, GATE } from './indexGate.ts'

const channel = new BroadcastChannel(GATE)
const gate = new Int32Array(new SharedArrayBuffer(4))
channel.postMessage(gate)
channel.unref()

const { formsOf } = IndexTables.prototype
IndexTables.prototype.formsOf = function gated(this: IndexTables, word: string) {
  channel.postMessage(word)
  Atomics.wait(gate, 0, CLOSED)
  // Without a word, as where the system takes the memory away.
  if (Atomics.load(gate, 0) === DIE) process.exit()
  return formsOf.call(this, word)
}
