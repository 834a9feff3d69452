/** What keeps a folder the same on several machines; `network` is a server's share. */
export const SHARED_BY = [
  'nextcloud',
  'dropbox',
  'syncthing',
  'onedrive',
  'icloud',
  'google-drive',
  'cloud-storage',
  'network',
] as const
export type SharedBy = (typeof SHARED_BY)[number]

/** Whether the library is in a folder that several machines share. */
export type Sharing = {
  isShared: boolean
  /** What the folder itself tells, whatever the setting says. */
  found: SharedBy | null
}

/** The setting of a library: what it says overrules what the folder tells. */
export const SHARING_CHOICES = ['automatic', 'yes', 'no'] as const
export type SharingChoice = (typeof SHARING_CHOICES)[number]

export function sharingOf(choice: SharingChoice, found: SharedBy | null): Sharing {
  return { isShared: choice === 'automatic' ? found !== null : choice === 'yes', found }
}

/** A folder and the names in it. */
export type FolderNames = { folder: string; names: readonly string[] }

/** A mounted file system, with its type as the system names it (`ext4`, `nfs4`, `fuse.sshfs`). */
export type Mount = { folder: string; type: string }

/** What a host finds out about a folder. Paths are the system's, links resolved, with `/` or `\`. */
export type FolderFacts = {
  folder: string
  /** The user's own folder. */
  home: string
  /** The folder itself and those above it; one that cannot be read is left out. */
  above: readonly FolderNames[]
  mounts: readonly Mount[]
}

/** Names that a service leaves in the top folder of what it keeps the same. */
const MARKERS: readonly { name: RegExp; by: SharedBy; alsoInHome: boolean }[] = [
  { name: /^\.stfolder$/, by: 'syncthing', alsoInHome: true },
  { name: /^\._?sync_.+\.db$/, by: 'nextcloud', alsoInHome: true },
  { name: /^\.(?:next|own)cloudsync\.log$/, by: 'nextcloud', alsoInHome: true },
  // In the user's own folder these are the settings of the program, on Linux.
  { name: /^\.dropbox(?:\.cache)?$/, by: 'dropbox', alsoInHome: false },
  { name: /^\.tmp\.drive(?:up|down)load$/, by: 'google-drive', alsoInHome: true },
]

/** Names of folders on the way to a library. */
const FOLDER_NAMES: readonly { name: RegExp; by: SharedBy }[] = [
  { name: /^Dropbox(?: \(.+\))?$/, by: 'dropbox' },
  { name: /^OneDrive(?: - .+)?$/, by: 'onedrive' },
  { name: /^(?:Nextcloud|ownCloud)\d*$/, by: 'nextcloud' },
  { name: /^iCloud ?Drive$/, by: 'icloud' },
  { name: /^Google ?Drive$/, by: 'google-drive' },
]

/** Folders of macOS's `Library/CloudStorage` begin with the name of their service. */
const CLOUD_STORAGE: readonly { name: RegExp; by: SharedBy }[] = [
  { name: /^Dropbox/, by: 'dropbox' },
  { name: /^OneDrive/, by: 'onedrive' },
  { name: /^GoogleDrive/, by: 'google-drive' },
  { name: /^(?:Nextcloud|ownCloud)/i, by: 'nextcloud' },
]

const NETWORK_TYPE =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|afpfs|webdav|davfs|ncpfs|afs|ceph|coda|fuse\.(?:sshfs|rclone|davfs2?|cephfs|s3fs|smbnetfs|gvfsd-fuse|glusterfs))$/i

const partsOf = (path: string) => path.split(/[/\\]/).filter((part) => part !== '')

const isUncPath = (path: string) => /^(?:\\\\\?\\UNC\\|\\\\(?![?.]\\)|\/\/(?![?.]\/))[^/\\]+[/\\]/i.test(path)

function isWithin(folder: string, top: string): boolean {
  const [inner, outer] = [partsOf(folder), partsOf(top)]
  return outer.every((part, index) => part === inner[index])
}

function byMarkers({ above, home }: FolderFacts): SharedBy | null {
  for (const { folder, names } of above) {
    const isHome = partsOf(folder).join('/') === partsOf(home).join('/')
    const found = MARKERS.find(
      ({ name, alsoInHome }) => (alsoInHome || !isHome) && names.some((each) => name.test(each)),
    )
    if (found) return found.by
  }
  return null
}

function byPath(folder: string): SharedBy | null {
  const parts = partsOf(folder)
  for (const [index, part] of parts.entries()) {
    const isInLibrary = parts[index - 1] === 'Library'
    if (isInLibrary && part === 'Mobile Documents') return 'icloud'
    if (isInLibrary && part === 'CloudStorage') {
      const service = CLOUD_STORAGE.find(({ name }) => name.test(parts[index + 1] ?? ''))
      return service?.by ?? 'cloud-storage'
    }
    const named = FOLDER_NAMES.find(({ name }) => name.test(part))
    if (named) return named.by
  }
  return null
}

/** The file system that a folder is on is the one mounted the deepest; of two at one place the later one. */
function byMount({ folder, mounts }: FolderFacts): SharedBy | null {
  let deepest: { depth: number; type: string } = { depth: -1, type: '' }
  for (const mount of mounts) {
    const depth = partsOf(mount.folder).length
    if (depth >= deepest.depth && isWithin(folder, mount.folder)) deepest = { depth, type: mount.type }
  }
  return NETWORK_TYPE.test(deepest.type) ? 'network' : null
}

/** What shares a folder with other machines, as far as the folder tells; null if nothing does. */
export function sharedBy(facts: FolderFacts): SharedBy | null {
  const isOnNetwork = isUncPath(facts.folder)
  return byMarkers(facts) ?? byPath(facts.folder) ?? (isOnNetwork ? 'network' : byMount(facts))
}

/** The mounts that Linux lists in `/proc/self/mounts`, where a blank in a path is written `\040`. */
export function readLinuxMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, folder, type] = line.split(' ')
    if (folder === undefined || type === undefined) return []
    const path = folder.replace(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCodePoint(Number.parseInt(octal, 8)),
    )
    return [{ folder: path, type }]
  })
}

/** The mounts that `mount` prints on macOS: `//ines@server/desk on /Volumes/desk (smbfs, nodev)`. */
export function readMacMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, folder, type] = /^.+? on (\/.*) \((\w+)[,)]/.exec(line) ?? []
    return folder === undefined || type === undefined ? [] : [{ folder, type }]
  })
}
