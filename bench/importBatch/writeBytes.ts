import * as fs from 'node:fs'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { writeDurableBatch } from '../writeDurableBatch.ts'
import { articleGroups } from './articleGroups.ts'

/** Writes the files of groups of articles into a new folder, and prints the milliseconds until they are durable: of the writing alone. */
const [groups = '', folder = ''] = process.argv.slice(2)
fs.mkdirSync(folder)
let time = 0
for (const articles of articleGroups(groups)) {
  const files = articles.map((article) => ({ name: `${article.id}.json`, bytes: encodeArticleFile(article) }))
  const started = performance.now()
  await writeDurableBatch(folder, files)
  time += performance.now() - started
}
process.stdout.write(JSON.stringify(time))
