import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import { exportArticle } from '../../tests/core/export/exportArticle.ts'
import { benchFolder } from '../filledLibrary.ts'
import { generatedId } from '../generatedArticles.ts'
import { median, type Row, shown, timed } from '../measuring.ts'
import { runProgram } from '../programs.ts'
import { changeArticle, exportSite, openSiteNewsroom, published } from '../siteNewsroom.ts'

const ARTICLES = 10_000
const ROUNDS = 3
const CHANGED = 5000

const PAGE = '<!doctype html><title>{{ .Title }}</title>'
const LIST = `${PAGE}{{ range (.Paginate .Pages 24).Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ end }}`

const postOf = (number: number) => `content/posts/${generatedId(number)}.md`

/** The sources of a site for Hugo of the same articles, without its lists of tags. */
function writeSources(folder: string): void {
  const write = (name: string, bytes: string | Uint8Array) => {
    fs.mkdirSync(dirname(join(folder, name)), { recursive: true })
    fs.writeFileSync(join(folder, name), bytes)
  }
  write('config.toml', 'baseURL = "https://lebac.example/"\ndisableKinds = ["taxonomy", "term"]\n')
  write('layouts/_default/single.html', `${PAGE}<h1>{{ .Title }}</h1>{{ .Content }}`)
  write('layouts/_default/list.html', LIST)
  for (let number = 0; number < ARTICLES; number++)
    write(postOf(number), exportArticle(published(number), 'markdown', { profile: 'hugo' }).bytes)
}

/**
 * A site of 10,000 articles against Hugo's of the same texts, in turns: from nothing, and after one article has changed. Hugo
 * has the least templates; Marbre writes lists, feeds and a sitemap too, and flushes nothing more.
 */
export async function siteAgainstHugo(): Promise<Row[]> {
  const folder = benchFolder('hugo')
  const { library, newsroom, places } = await openSiteNewsroom(folder, ARTICLES)
  const sources = join(folder, 'sources')
  writeSources(sources)
  const hugo = (out: string) => runProgram('hugo', ['--quiet', '--source', sources, '--destination', out])
  const whole: { ours: number[]; hugo: number[] } = { ours: [], hugo: [] }
  const again: typeof whole = { ours: [], hugo: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const [site, out] = [join(folder, `site-${round}`), join(folder, `hugo-${round}`)]
    fs.mkdirSync(site)
    const place = places.add(site).id
    whole.ours.push(await timed(() => exportSite(newsroom, place)))
    whole.hugo.push(hugo(out))
    const headline = `Un autre titre ${round}`
    await changeArticle(library, CHANGED, headline)
    const changed = { ...published(CHANGED), headline }
    fs.writeFileSync(
      join(sources, postOf(CHANGED)),
      exportArticle(changed, 'markdown', { profile: 'hugo' }).bytes,
    )
    again.ours.push(await timed(() => exportSite(newsroom, place)))
    again.hugo.push(hugo(out))
  }
  await library.close()
  const row = (name: string, times: typeof whole): Row => ({
    name: `${name} / Hugo`,
    ratio: median(times.ours) / median(times.hugo),
    aim: 1,
    detail: `${shown(median(times.ours))} against ${shown(median(times.hugo))}`,
  })
  return [row('site of 10,000', whole), row('site of 10,000, one article changed', again)]
}
