import cli from './cli.ts'
import host from './host.ts'

/** What only the hosts and the command line say. */
export default { cli, host } as const
