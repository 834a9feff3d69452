import { pathToFileURL } from 'node:url'

// A benchmark in a process of its own, so that none finds the memory and the compiled code of another: imports the file, and
// sends its rows to the process that started this one.
const { run } = await import(pathToFileURL(process.argv[2]).href)
const rows = await run()
process.send(rows, () => process.exit())
