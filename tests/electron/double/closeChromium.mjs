import { lstatSync } from 'node:fs'
import { join } from 'node:path'

/** Has a Chromium end, which then writes its profile to the disk, and waits until it has: `closeChromium.mjs <address> <profile>`. */
const [address, profile] = process.argv.slice(2)
const isRunning = () => lstatSync(join(profile, 'SingletonLock'), { throwIfNoEntry: false }) !== undefined

setTimeout(() => process.exit(1), 5_000)
const socket = new WebSocket(address)
socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method: 'Browser.close' })))
setInterval(() => {
  if (!isRunning()) process.exit()
}, 20)
