import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../src/cli/runCommand.ts'
import { openLibrary } from '../../src/store/index.ts'
import { articleOf, idOf } from '../store/articleOf.ts'
import { marbre } from './commandLine.ts'

async function library(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-cli-set-'))
  const opened = await openLibrary(folder, { watch: false })
  if (!opened.ok) throw new Error(opened.failure.code)
  const desk = (number: number) => (number % 2 ? 'Mer' : 'Ville')
  const articles = Array.from({ length: count }, (_, number) => articleOf(number, { desk: desk(number) }))
  await opened.value.add(articles)
  await opened.value.close()
  const run = (...parameters: string[]) => marbre([...parameters, '--library', folder, '--lang', 'en'])
  const fileOf = (number: number) => join(folder, 'articles', `${idOf(number)}.json`)
  const stored = (number: number) => JSON.parse(readFileSync(fileOf(number), 'utf8'))
  return { folder, run, fileOf, stored }
}

describe('marbre set', () => {
  it('makes several changes in one save, and says which articles were so already', async () => {
    const { run, stored } = await library(3)
    const line = ['--status', 'review', '--no-desk', '--add-keyword', 'pont', '--add-keyword', 'bac']
    const ended = await run('set', idOf(0), idOf(1), ...line)
    expect(ended).toMatchObject({ code: 0, stderr: '2 articles changed.\n' })
    expect(ended.stdout.split('\n')[0]).toBe(`${idOf(0)}  Le pont numéro 0`)
    expect(stored(1)).toMatchObject({ revision: 2, status: 'review', desk: '', keywords: ['pont', 'bac'] })
    expect(stored(2)).toMatchObject({ revision: 1, status: 'draft', desk: 'Ville' })
    const again = await run('set', idOf(1), idOf(2), ...line)
    expect(again.stderr).toBe('1 article changed. 1 was so already.\n')
    await run('set', idOf(1), '--remove-keyword', 'pont', '--desk', 'Région')
    expect(stored(1)).toMatchObject({ revision: 3, desk: 'Région', keywords: ['bac'] })
    await run('set', idOf(1), '--embargo', '2031-12-04T06:00:00+01:00')
    expect(stored(1).embargo).toBe('2031-12-04T06:00:00+01:00')
    await run('set', idOf(1), '--no-embargo')
    expect(stored(1).embargo).toBe('')
  })

  it('changes all that a query finds, also where the change alters what it finds', async () => {
    const { run, stored } = await library(6)
    const ended = await run('set', '--query', 'desk:mer', '--desk', 'Côte', '--json')
    expect(ended.code).toBe(0)
    expect(JSON.parse(ended.stdout)).toMatchObject({ changed: 3, unchanged: 0, failed: 0, left: 0 })
    expect([0, 1, 2, 3, 4, 5].map((number) => stored(number).desk)).toEqual([
      ...['Ville', 'Côte', 'Ville', 'Côte', 'Ville', 'Côte'],
    ])
    expect(await run('set', '--query', 'desk:mer', '--desk', 'x')).toMatchObject({
      code: 0,
      stderr: '0 articles changed.\n',
    })
  })

  it('names what cannot be changed, changes the others, and gives 1', async () => {
    const { run, stored, fileOf } = await library(3)
    const newer = JSON.stringify({ ...stored(1), version: 999 })
    writeFileSync(fileOf(1), newer)
    const parameters = ['set', idOf(0), idOf(1), idOf(8), '--status', 'ready', '--json']
    const ended = await run(...parameters)
    expect(ended.code).toBe(1)
    expect(JSON.parse(ended.stdout)).toMatchObject({
      items: [
        { id: idOf(0), kind: 'changed' },
        { id: idOf(1), kind: 'failed', failure: { code: 'newer-version' } },
        { id: idOf(8), kind: 'failed', failure: { code: 'not-found' } },
      ],
      changed: 1,
      failed: 2,
    })
    expect(readFileSync(fileOf(1), 'utf8')).toBe(newer)
    expect((await run('set', idOf(8), '--desk', 'x')).stderr).toContain(`${idOf(8)}: `)
  })

  it('stops where the user says so, tells what is left, and gives 130', async () => {
    const { folder, stored } = await library(2)
    let said = ''
    const err = new Writable({
      write(chunk: Buffer, _encoding, done) {
        said += chunk.toString('utf8')
        done()
      },
    })
    const parameters = ['set', '--query', 'desk:ville', '--desk', 'Mer', '--library', folder, '--lang', 'en']
    const code = await runCommandLine(parameters, {
      machine: { platform: 'linux', env: { HOME: folder }, home: folder },
      input: () => Readable.from([]),
      out: () => new Writable({ write: (_chunk, _encoding, done) => done() }),
      err: () => err,
      stopped: () => true,
    })
    expect({ code, said }).toEqual({ code: 130, said: '0 articles changed. Stopped: 1 is left as it was.\n' })
    expect(stored(0)).toMatchObject({ revision: 1, desk: 'Ville' })
  })
})
