import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/store/index.ts'
import { articleOf, idOf } from '../store/articleOf.ts'
import { marbre } from './commandLine.ts'

const src = (letter: string) => `media/${letter.repeat(64)}.gif`
const gif = (width: number, height: number) => {
  const bytes = Buffer.from('GIF89a\0\0\0\0\0\0\0', 'latin1')
  bytes.writeUInt16LE(width, 6)
  bytes.writeUInt16LE(height, 8)
  return bytes
}

/** A library whose article 1 shows the pictures a and c, of which c has no file; nothing shows b, which is large, and d. */
async function library() {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-cli-pictures-'))
  mkdirSync(join(folder, 'media'))
  const long = new Date('2026-01-02T03:04:05Z')
  for (const [letter, bytes] of [
    ['a', gif(640, 480)],
    ['b', gif(9000, 9000)],
    ['d', gif(10, 10)],
  ] as const) {
    writeFileSync(join(folder, src(letter)), bytes)
    utimesSync(join(folder, src(letter)), long, long)
  }
  const opened = await openLibrary(folder, { watch: false })
  if (!opened.ok) throw new Error(opened.failure.code)
  const body = `![Un quai](${src('a')} "Zoé")\nLe port\n\n![](${src('c')})`
  await opened.value.add([articleOf(1, { headline: 'Marée', sections: [{ heading: '', body }] })])
  await opened.value.close()
  const run = (...parameters: string[]) => marbre([...parameters, '--library', folder, '--lang', 'en'])
  return { folder, run, files: () => readdirSync(join(folder, 'media')).map((name) => name.charAt(0)) }
}

describe('marbre pictures', () => {
  it('lists pictures with their size, use and words, and finds them', async () => {
    const { run } = await library()
    const all = await run('pictures')
    expect(all).toMatchObject({ code: 0, stderr: '4 pictures\n' })
    expect(all.stdout.split('\n')).toEqual([
      `${src('c')}  File missing  ${idOf(1)}`,
      `${src('a')}  1 KB  640 × 480  2026-01-02  Used once  Le port  ${idOf(1)}`,
      `${src('b')}  1 KB  9,000 × 9,000  2026-01-02  Unused`,
      `${src('d')}  1 KB  10 × 10  2026-01-02  Unused`,
      '',
    ])
    const found = JSON.parse((await run('pictures', '--query', 'quai zoe', '--json')).stdout)
    expect(found).toMatchObject({ total: 1, items: [{ src: src('a'), uses: [{ caption: 'Le port' }] }] })
    for (const [option, letters] of [
      ['--unused', 'bd'],
      ['--missing', 'c'],
      ['--large', 'b'],
    ] as const) {
      const listed = JSON.parse((await run('pictures', option, '--json')).stdout)
      expect(listed.items.map((row: { src: string }) => row.src.charAt(6)).join('')).toBe(letters)
    }
    expect((await run('pictures', '--unused', '--large')).code).toBe(2)
  })

  it('deletes what nothing shows with --yes alone, and refuses the rest by name', async () => {
    const { run, files } = await library()
    for (const parameters of [
      ['delete', src('b')],
      ['delete', '--yes'],
      ['delete', '../x', '--yes'],
      ['remove', src('b'), '--yes'],
      ['delete', src('b'), '--unused', '--yes'],
    ])
      expect((await run('pictures', ...parameters)).code, parameters.join(' ')).toBe(2)
    expect(files()).toEqual(['a', 'b', 'd'])
    const some = await run('pictures', 'delete', src('a'), src('b').slice('media/'.length), '--yes')
    expect(some.code).toBe(1)
    expect(some.stderr).toBe(`${src('a')}: still used in the library\n1 picture deleted.\n`)
    expect(await run('pictures', 'delete', '--unused', '--yes')).toMatchObject({ code: 0 })
    expect(files()).toEqual(['a'])
    expect((await run('pictures', 'delete', '--unused', '--yes')).stderr).toBe('0 pictures deleted.\n')
  })

  it('go with an article that is destroyed, unless they are to be kept', async () => {
    const one = await library()
    expect((await one.run('destroy', idOf(1), '--yes', '--keep-pictures')).code).toBe(0)
    expect(one.files()).toEqual(['a', 'b', 'd'])
    const other = await library()
    expect((await other.run('destroy', idOf(1), '--yes')).code).toBe(0)
    expect(other.files()).toEqual(['b', 'd'])
  })
})

describe('marbre check', () => {
  it('names missing and damaged pictures with their articles, and has no quarrel with unused ones', async () => {
    const { run } = await library()
    const found = await run('check')
    expect(found.code).toBe(1)
    expect(found.stdout).toContain(
      `${src('c')}: A picture in “Marée”. Its file is not in the library. Bring it back from a backup, or replace the picture.`,
    )
    // The bytes of these are not those of their names.
    expect(found.stdout).toContain(`${src('a')}: A picture in “Marée”. Its file was changed or is damaged.`)
    expect(found.stdout).toMatch(/Nothing shows 2 pictures \(1 MB\): they can be deleted/)
    const { problems, pictures } = JSON.parse((await run('check', '--json')).stdout)
    expect(problems).toContainEqual({
      ...{ kind: 'picture-missing', file: src('c'), code: 'picture-gone', remedy: null, done: false },
      message: expect.stringContaining('Marée'),
    })
    expect(pictures).toBe(0)

    const sound = mkdtempSync(join(tmpdir(), 'marbre-cli-pictures-'))
    const unused = gif(20, 10)
    const name = `media/${createHash('sha256').update(unused).digest('hex')}.gif`
    mkdirSync(join(sound, 'media'))
    writeFileSync(join(sound, name), unused)
    utimesSync(join(sound, name), new Date('2026-01-02'), new Date('2026-01-02'))
    const ended = await marbre(['check', '--library', sound, '--lang', 'en'])
    expect(ended).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/1 picture,.*No problem found\. Nothing shows 1 picture/),
    })
  })
})
