/** The first 32 bits of the fractional part of a root of a prime. */
function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0
}

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let number = 2; primes.length < count; number++)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number)
  return primes
}

const PRIMES = firstPrimes(64)
/** The constants of FIPS 180-4: of cube roots for each round, of square roots for the start. */
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)))
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

const rotated = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** The message with its padding: a one, zeros, and the length in bits. */
function padded(bytes: Uint8Array): DataView {
  const message = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  message.set(bytes)
  message[bytes.length] = 0x80
  const view = new DataView(message.buffer)
  view.setUint32(message.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(message.length - 4, bytes.length * 8)
  return view
}

/** The schedule of a block: its 16 words, and 48 made of them. */
function expand(words: Int32Array, message: DataView, at: number): void {
  for (let index = 0; index < 16; index++) words[index] = message.getInt32(at + index * 4)
  for (let index = 16; index < 64; index++) {
    const early = words[index - 15] ?? 0
    const late = words[index - 2] ?? 0
    const one = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3)
    const two = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10)
    words[index] = ((words[index - 16] ?? 0) + one + (words[index - 7] ?? 0) + two) | 0
  }
}

/** SHA-256 (FIPS 180-4) of bytes: some 40 MB a second. For what a pure writer has to state; hosts have their own. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const message = padded(bytes)
  const state = Int32Array.from(START)
  const words = new Int32Array(64)
  for (let at = 0; at < message.byteLength; at += 64) {
    expand(words, message, at)
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let index = 0; index < 64; index++) {
      const mixed = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      const chosen = (e & f) ^ (~e & g)
      const first = (h + mixed + chosen + (ROUNDS[index] ?? 0) + (words[index] ?? 0)) | 0
      const second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      h = g
      g = f
      f = e
      e = (d + first) | 0
      d = c
      c = b
      b = a
      a = (first + second) | 0
    }
    for (const [index, word] of [a, b, c, d, e, f, g, h].entries())
      state[index] = ((state[index] ?? 0) + word) | 0
  }
  const digest = new DataView(new ArrayBuffer(32))
  for (const [index, word] of state.entries()) digest.setInt32(index * 4, word)
  return new Uint8Array(digest.buffer)
}
