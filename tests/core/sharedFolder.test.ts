import { describe, expect, test } from 'vitest'
import {
  type FolderFacts,
  readLinuxMounts,
  readMacMounts,
  sharedBy,
  sharingOf,
} from '../../src/core/sharedFolder.ts'

const facts = (change: Partial<FolderFacts>): FolderFacts => ({
  folder: '/home/ines/Articles/Marbre',
  home: '/home/ines',
  above: [],
  mounts: [{ folder: '/', type: 'ext4' }],
  ...change,
})
const marked = (folder: string, ...names: string[]) => facts({ above: [{ folder, names }] })
const at = (folder: string) => facts({ folder })

describe('a folder that several machines share', () => {
  test.each([
    ['.stfolder', 'syncthing'],
    ['.sync_7f2a10b3.db', 'nextcloud'],
    ['._sync_7f2a10b3.db', 'nextcloud'],
    ['.nextcloudsync.log', 'nextcloud'],
    ['.dropbox', 'dropbox'],
    ['.dropbox.cache', 'dropbox'],
  ])('is known by the mark %s, in it or above it', (name, by) => {
    expect(sharedBy(marked('/home/ines/Articles/Marbre', 'articles', name))).toBe(by)
    expect(sharedBy(marked('/home/ines/Articles', name))).toBe(by)
  })

  test.each([
    ['/home/ines/Dropbox/Marbre', 'dropbox'],
    ['/Users/ines/Dropbox (Le Quai)/Marbre', 'dropbox'],
    ['C:\\Users\\ines\\OneDrive\\Marbre', 'onedrive'],
    ['C:\\Users\\ines\\OneDrive - Le Quai\\Marbre', 'onedrive'],
    ['/home/ines/Nextcloud2/Marbre', 'nextcloud'],
    ['/Users/ines/Library/Mobile Documents/com~apple~CloudDocs/Marbre', 'icloud'],
    ['/Users/ines/Library/CloudStorage/GoogleDrive-ines@example.org/Mon Drive/Marbre', 'google-drive'],
    ['/Users/ines/Library/CloudStorage/OneDrive-LeQuai/Marbre', 'onedrive'],
    ['/Users/ines/Library/CloudStorage/Autre-ines/Marbre', 'cloud-storage'],
    ['\\\\serveur\\desk\\Marbre', 'network'],
    ['\\\\?\\UNC\\serveur\\desk\\Marbre', 'network'],
  ])('is known by its name: %s', (folder, by) => {
    expect(sharedBy(at(folder))).toBe(by)
  })

  test.each(['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'fuse.sshfs', 'fuse.rclone'])(
    'is known by its file system: %s',
    (type) => {
      const mounts = [
        { folder: '/', type: 'ext4' },
        { folder: '/home/ines/Articles', type },
      ]
      expect(sharedBy(facts({ mounts }))).toBe('network')
    },
  )

  test('of two file systems the deeper one counts, and of two at one place the later one', () => {
    const share = { folder: '/home/ines/Articles', type: 'cifs' }
    const local = { folder: '/home/ines/Articles/Marbre', type: 'ext4' }
    expect(sharedBy(facts({ mounts: [local, share] }))).toBeNull()
    expect(sharedBy(facts({ mounts: [share, { ...share, type: 'btrfs' }] }))).toBeNull()
    expect(sharedBy(facts({ mounts: [{ folder: '/home/ines/Art', type: 'nfs' }] }))).toBeNull()
  })
})

test.each([
  facts({}),
  // The settings of the program, on Linux.
  marked('/home/ines', '.dropbox', '.bashrc'),
  marked('/home/ines/Articles', 'sync_7f2a10b3.db', '.stignore', 'dropbox.txt'),
  at('/home/ines/Dropbox-archives/Marbre'),
  at('/home/ines/code/dropbox/Marbre'),
  at('/home/ines/Library/Caches/Marbre'),
  at('C:\\Users\\ines\\Documents\\Marbre'),
  at('\\\\?\\C:\\Users\\ines\\Marbre'),
])('a folder of this machine alone is not taken for a shared one: %j', (of) => {
  expect(sharedBy(of)).toBeNull()
})

test('the setting of the library overrules what the folder tells', () => {
  expect(sharingOf('automatic', 'dropbox')).toEqual({ isShared: true, found: 'dropbox' })
  expect(sharingOf('automatic', null)).toEqual({ isShared: false, found: null })
  expect(sharingOf('no', 'dropbox')).toEqual({ isShared: false, found: 'dropbox' })
  expect(sharingOf('yes', null)).toEqual({ isShared: true, found: null })
})

test('reads the mounts of Linux and of macOS, blanks included', () => {
  const linux = 'proc /proc proc rw 0 0\n//nas/desk /mnt/le\\040desk cifs rw,relatime 0 0\n\nbroken\n'
  expect(readLinuxMounts(linux)).toEqual([
    { folder: '/proc', type: 'proc' },
    { folder: '/mnt/le desk', type: 'cifs' },
  ])
  const mac = '/dev/disk3s1 on / (apfs, local)\n//ines@nas/desk on /Volumes/le desk (smbfs, nodev, nosuid)\n'
  expect(readMacMounts(mac)).toEqual([
    { folder: '/', type: 'apfs' },
    { folder: '/Volumes/le desk', type: 'smbfs' },
  ])
})
