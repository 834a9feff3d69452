import host from './host.ts'
import versionReason from './versionReason.ts'

/** What only the hosts and the command line say. */
export default { host, versionReason } as const
