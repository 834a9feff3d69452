import { expect, test } from 'vitest'
import { filesOfSecondStart, readLaunch, withLibrary } from '../../src/main/launch.ts'

const launch = (...words: string[]) => readLaunch(['/electron', '.', ...words], '/desk', false)

test.runIf(process.platform !== 'win32')(
  'files are paths, or the addresses that Linux passes with “Open with”',
  () => {
    const { files } = launch('a.txt', '/b/c.md', 'file:///d/%C3%A9t%C3%A9%20%231.txt', 'FILE:///e.txt')
    expect(files).toEqual(['/desk/a.txt', '/b/c.md', '/d/été #1.txt', '/e.txt'])
    expect(launch('file://other.example/a.txt').files).toHaveLength(1)
    expect(launch('file:///bad%2Fname').files).toHaveLength(1)
  },
)

test('the folder of the program is no file; a packaged program has none', () => {
  expect(launch().files).toEqual([])
  expect(readLaunch(['/marbre', 'a.txt'], '/desk', true).words).toEqual(['a.txt'])
})

test('options are read wherever they stand', () => {
  expect(launch('a.txt', '--lang', 'fr', '--library=/lib', 'b.txt')).toMatchObject({
    lang: 'fr',
    library: '/lib',
    words: ['a.txt', 'b.txt'],
    unknown: [],
  })
})

test('an option that Marbre does not know, or that has no value, is told; those of Chromium are not', () => {
  expect(
    launch('--libary', '/lib', '--no-sandbox', '--remote-debugging-port=9', '--ozone-platform=x11'),
  ).toMatchObject({
    unknown: ['--libary'],
  })
  expect(launch('--library').unknown).toEqual(['--library'])
  expect(launch('--library', '--lang', 'fr')).toMatchObject({
    ...{ library: undefined, lang: 'fr', files: [], unknown: ['--library'] },
  })
  expect(launch('--lang', 'xx').unknown).toEqual(['--lang xx'])
  expect(launch('--', '--odd').unknown).toEqual([])
})

test('a second start’s message is taken only where it is one of Marbre’s', () => {
  expect(filesOfSecondStart({ files: ['/a.txt'] })).toEqual(['/a.txt'])
  for (const message of [undefined, null, {}, { files: '/a.txt' }, { files: [1] }, ['/a.txt']])
    expect(filesOfSecondStart(message)).toEqual([])
})

test.each([
  [
    ['.', '--lang', 'fr'],
    ['.', '--lang', 'fr', '--library=/b'],
  ],
  [
    ['.', '--library', '/a', '--lang', 'fr'],
    ['.', '--lang', 'fr', '--library=/b'],
  ],
  [
    ['.', '--library=/a'],
    ['.', '--library=/b'],
  ],
  [
    ['.', '--library', '--lang', 'fr'],
    ['.', '--lang', 'fr', '--library=/b'],
  ],
])('the start %j on another library is %j', (words, changed) => {
  expect(withLibrary(words, '/b')).toEqual(changed)
})
