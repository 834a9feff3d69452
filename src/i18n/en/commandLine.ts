import all from './allOfHosts.ts'
import cli from './cli.ts'

/** All that the command line can say: what hosts can, and its help and messages. */
export default { ...all, cli } as const
