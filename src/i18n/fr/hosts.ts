import cli from './cli.ts'
import host from './host.ts'
import versionReason from './versionReason.ts'

/** What only the hosts and the command line say. */
export default { cli, host, versionReason } as const
