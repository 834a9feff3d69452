// Opens a library, asks for its list, and says how much of the processor's time that took, in seconds.
import { openLibrary } from '../../src/store/index.ts'

const before = process.cpuUsage()
const opened = await openLibrary(process.argv[2] ?? '', { watch: false })
if (!opened.ok) throw new Error(opened.failure.code)
const listed = await opened.value.list({ query: '', status: 'all', sort: 'updated', offset: 0, limit: 50 })
if (!listed.ok) throw new Error(listed.failure.code)
const { user, system } = process.cpuUsage(before)
process.stdout.write(`${(user + system) / 1e6} ${listed.value.total}\n`)
await opened.value.close()
