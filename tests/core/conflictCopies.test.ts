import { describe, expect, it } from 'vitest'
import { articleConflict, conflictMark, isLibraryFileConflict } from '../../src/core/conflictCopies.ts'

const ID = '0190b3a0-0000-7000-8000-000000000001'

describe('the name of a conflict copy', () => {
  it.each([
    ['.sync-conflict-20261127-101530-ABCDEFG.json', 'syncthing', 'ABCDEFG', '2026-11-27'],
    ['.sync-conflict-20261127-101530.json', 'syncthing', '', '2026-11-27'],
    [' (Inès Karam’s conflicted copy 2026-11-27).json', 'dropbox', 'Inès Karam', '2026-11-27'],
    [" (Inès Karam's conflicted copy 2026-11-27 (1)).json", 'dropbox', 'Inès Karam', '2026-11-27'],
    [' (Copie en conflit de Inès Karam 2026-11-27).json', 'dropbox', 'Inès Karam', '2026-11-27'],
    [' (Copie en conflit d’Agnès 2026-11-27).json', 'dropbox', 'Agnès', '2026-11-27'],
    [' (conflicted copy 2026-11-27 101530).json', 'nextcloud', '', '2026-11-27'],
    [' (conflicted copy ines 2026-11-27 101530).json', 'nextcloud', 'ines', '2026-11-27'],
    ['_conflict-20261127-101530.json', 'nextcloud', '', '2026-11-27'],
    [
      ' (SFConflict ines@desk.example 2026-11-27-10-15-30).json',
      'seafile',
      'ines@desk.example',
      '2026-11-27',
    ],
    ['_Ines-PC_Nov-27-101530-2026_Conflict.json', 'synology', 'Ines-PC', '2026-11-27'],
    ['_Ines_PC_Nov-27-1015-2026_CaseConflict_1.json', 'synology', 'Ines_PC', '2026-11-27'],
    ['_desk_2026-11-27_Conflict.json', 'synology', 'desk', '2026-11-27'],
    ['.Conflict.json', 'resilio', '', ''],
    ['.json.conflicted', 'pcloud', '', ''],
    [' [conflicted].json', 'pcloud', '', ''],
    ['-LAPTOP-1A2B.json', 'onedrive', 'LAPTOP-1A2B', ''],
    ['-Macbook-d-Inès.json', 'onedrive', 'Macbook-d-Inès', ''],
    [' (1).json', 'google-drive', '', ''],
    [' [Conflict].json', 'google-drive', '', ''],
    [' 2.json', 'icloud', '', ''],
    [' - Copy.json', 'explorer', '', ''],
    [' - Copie (2).json', 'explorer', '', ''],
    [' copie 2.json', 'finder', '', ''],
    ['~newsroom.json', 'unknown', '', ''],
  ])('<id>%s tells the service, who and when', (addition, service, by, date) => {
    expect(articleConflict(`${ID}${addition}`)).toEqual({ id: ID, mark: { service, by, date } })
    expect(articleConflict(`${ID}${addition}`.normalize('NFD'))?.mark.by).toBe(by)
  })

  it.each([
    `${ID}.json`,
    `${ID.toUpperCase()}.json`,
    `${ID}a.json`,
    `${ID} (1).txt`,
    `${ID}.json.part`,
    `.${ID}.json.77-0123456789ab-1.tmp`,
    'notes.json',
  ])('%s is none', (name) => {
    expect(articleConflict(name)).toBeNull()
  })

  it('a day that no calendar has is not told', () => {
    expect(conflictMark(`${ID}.sync-conflict-20261340-101530-ABCDEFG.json`, `${ID}.json`)).toEqual({
      service: 'syncthing',
      by: 'ABCDEFG',
      date: '',
    })
  })

  it('the library’s own files have conflict copies, too', () => {
    expect(isLibraryFileConflict('settings (1).json')).toBe(true)
    expect(isLibraryFileConflict('settings.sync-conflict-20261127-101530-ABCDEFG.json')).toBe(true)
    expect(isLibraryFileConflict('house-style (Copie en conflit de Zoé 2026-11-27).yaml')).toBe(true)
    expect(isLibraryFileConflict('house-style (1).json')).toBe(true)
    expect(isLibraryFileConflict('index-LAPTOP-1A2B.sqlite')).toBe(true)
    expect(isLibraryFileConflict('index14-LAPTOP-1A2B.sqlite')).toBe(true)
    expect(isLibraryFileConflict('index14 (1).sqlite')).toBe(true)
    for (const name of [
      'settings.json',
      'index.sqlite-wal',
      'index14.sqlite',
      'index9.sqlite',
      'notes (1).json',
      'settings-old.json',
    ]) {
      expect(isLibraryFileConflict(name), name).toBe(false)
    }
  })
})
