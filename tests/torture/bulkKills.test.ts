import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { folder, marbre, start } from '../cli/commandLine.ts'
import { articleOf } from '../store/articleOf.ts'

const KILLS = 30
const ARTICLES = 1000

test('kill -9 in a run of changes: what was told is on disk, every article is whole, and the next run ends the work', async () => {
  const library = join(folder(), 'library')
  mkdirSync(join(library, 'articles'), { recursive: true })
  const fileOf = (id: string) => join(library, 'articles', `${id}.json`)
  const first = Array.from({ length: ARTICLES }, (_, number) => articleOf(number, { desk: 'start' }))
  for (const article of first) writeFileSync(fileOf(article.id), encodeArticleFile(article))
  const line = (desk: string) => ['set', '--query', 'pont', '--desk', desk, '--library', library]
  const stored = (id: string): unknown => JSON.parse(readFileSync(fileOf(id), 'utf8'))
  let told = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = start(line(`kill ${kill}`))
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      // Some more of it goes on before the kill, another amount each time.
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 200)
    })
    await new Promise((resolve) => child.on('close', resolve))
    const acknowledged = said
      .split('\n')
      .slice(0, -1)
      .map((each) => each.split('  ')[0] ?? '')
    told += acknowledged.length
    for (const id of acknowledged) expect(stored(id)).toMatchObject({ desk: `kill ${kill}` })
    for (const { id, headline, sections } of first) expect(stored(id)).toMatchObject({ headline, sections })
  }
  expect(told).toBeGreaterThan(0)
  expect((await marbre(line('end'))).code).toBe(0)
  for (const { id } of first) expect(stored(id)).toMatchObject({ desk: 'end' })
  expect(readdirSync(join(library, 'articles')).filter((name) => name.endsWith('.json'))).toHaveLength(
    ARTICLES,
  )
})
