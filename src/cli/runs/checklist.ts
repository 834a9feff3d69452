import { blocks, type Check, checklist as checksOf } from '../../core/checklist.ts'
import { type Article, contentOf } from '../../core/article/index.ts'
import { failed, ok, type Result } from '../../core/failure.ts'
import { type HouseRule, runawayProblem } from '../../core/houseStyle/index.ts'
import { articleWords } from '../../core/proofreading/index.ts'
import type { Profile } from '../../core/typography/index.ts'
import { slugOf } from '../../core/slug.ts'
import { checkItemSentence } from '../../i18n/checklist.ts'
import { houseStyleProblemSentence } from '../../i18n/houseStyle.ts'
import { everyId } from '../../newsroom/everyId.ts'
import { type Context, type ExitCode, type ReadingContext, sayFailure } from '../context.ts'
import { openDocument } from '../output.ts'
import { PatternLimit } from '../patternLimit.ts'
import { SpellingVerdicts } from '../spelling.ts'

type ChecklistContext = ReadingContext & {
  profile: Profile
  rules: readonly HouseRule[]
  usageOff: readonly string[]
  limit: PatternLimit
  /** Null where the settings leave spelling out. */
  verdicts: SpellingVerdicts | null
}

/** The checks of an article, as the window has them. */
async function checkArticle(
  { newsroom, profile, rules, usageOff, limit, verdicts }: ChecklistContext,
  id: string,
): Promise<Result<{ article: Article; checks: readonly Check[] }>> {
  const opened = await newsroom.readArticle({ id })
  if (!opened.ok) return opened
  const { article } = opened.value
  const slug = slugOf(article)
  const owners = slug === '' ? ok([]) : await newsroom.findSlug({ slug })
  if (!owners.ok) return owners
  const sameSlug = owners.value.filter((owner) => owner.id !== id).map(({ headline }) => headline)
  const now = new Date().toISOString()
  await verdicts?.lookUp(articleWords(article))
  const options = {
    now,
    profile,
    rules,
    usageOff,
    sameSlug,
    ...(verdicts && !verdicts.failure && { spelling: verdicts.spelling }),
  }
  const checks = limit.run((match) => checksOf(contentOf(article), { ...options, match }))
  return ok({ article, checks })
}

/** Published and spiked articles are checked where they are named, and left out of the whole library. */
const isToCome = ({ status }: Article) => status !== 'published' && status !== 'spiked'

/** Reports what is left to do, article by article; gives 1 where something blocks or failed. */
async function checkAll(context: ChecklistContext, ids: readonly string[]): Promise<ExitCode> {
  const { t, locale, out, err, json } = context
  const document = json ? await openDocument(out, {}, 'items') : null
  let count = 0
  let blocking = 0
  let failures = 0
  const wanted = ids.length > 0 ? ids : everyId(context.newsroom.listArticles, { query: '', status: 'all' })
  for await (const id of wanted) {
    if (context.stopped()) break
    const checked = typeof id === 'string' ? await checkArticle(context, id) : failed(id.code, id.detail)
    if (!checked.ok) {
      failures += 1
      await sayFailure(context, checked.failure)
      continue
    }
    const { article, checks } = checked.value
    if (ids.length === 0 && !isToCome(article)) continue
    for (const { id: code, locations } of checks) {
      for (const location of locations) {
        count += 1
        if (blocks(code)) blocking += 1
        const message = checkItemSentence(t, locale, { id: code, location, embargo: article.embargo })
        const { section } = location
        const place = section === null ? article.id : `${article.id}:${section + 1}`
        if (document) await document.add({ id: article.id, code, message, section })
        else await out.line(`${place}: ${message} [${code}]`)
      }
    }
  }
  for (const rule of context.limit.runaways)
    await err.line(houseStyleProblemSentence(t, runawayProblem(rule)))
  if (context.verdicts?.failure) {
    failures += 1
    await sayFailure(context, context.verdicts.failure)
  }
  if (document) await document.close({})
  else await err.line(t('cli:checklist', { count, blocking, failures }))
  if (context.stopped()) return 130
  return blocking > 0 || failures > 0 ? 1 : 0
}

export async function run(context: Context, { ids }: { ids: readonly string[] }): Promise<ExitCode> {
  return context.withLibraryToRead(async (newsroom) => {
    const houseStyle = await newsroom.readHouseStyle({})
    const settings = await newsroom.readSettings({})
    for (const read of [houseStyle, settings]) if (!read.ok) await sayFailure(context, read.failure)
    if (!houseStyle.ok || !settings.ok) return 1
    const { rules } = houseStyle.value
    const { typography: profile, spelling, usageOff } = settings.value
    const verdicts = spelling ? new SpellingVerdicts(newsroom.checkSpelling) : null
    const limit = new PatternLimit()
    return checkAll({ ...context, newsroom, profile, rules, usageOff, limit, verdicts }, ids)
  })
}
