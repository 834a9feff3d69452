import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import { commonAncestor, commonRevision, withLineage, withoutLineage } from '../../src/core/lineage.ts'
import { articleOf } from '../store/articleOf.ts'

/** The next save of an article by the holder of a token. */
function save(before: Article, token: string, headline: string, revision = before.revision + 1): Article {
  return withLineage(before, { ...before, headline, revision }, token)
}

const first = withLineage(null, articleOf(1), 'tokena')
/** Four saves by one, and what two others made of it. */
const shared = ['a', 'b', 'c'].reduce((article, headline) => save(article, 'tokena', headline), first)
const mine = save(save(shared, 'tokena', 'mine'), 'tokena', 'mine 2')
const theirs = save(save(save(shared, 'tokenb', 'theirs'), 'tokenb', 'theirs 2'), 'tokenb', 'theirs 3')

describe('where two texts parted', () => {
  it('is the last revision that one writer gave to both', () => {
    expect(commonRevision(mine, theirs)).toBe(4)
    expect(commonRevision(theirs, mine)).toBe(4)
    expect(commonRevision(mine, mine)).toBe(6)
    expect(commonRevision(shared, theirs)).toBe(4)
  })

  it('is not known where a line is missing or is no line', () => {
    const { revision, ...plain } = articleOf(1, { headline: 'autre' })
    expect(commonRevision(mine, { ...plain, revision: 6 })).toBeNull()
    expect(commonRevision(mine, Object.assign({ ...theirs }, { lineage: 'x:9-1 y:1-2' }))).toBeNull()
    expect(commonRevision(mine, Object.assign({ ...theirs }, { lineage: 7 }))).toBeNull()
  })

  it('is known for an article of an older Marbre, from the text that both began with', () => {
    const old = articleOf(1, { revision: 8 })
    const [one, other] = [save(old, 'tokena', 'one'), save(save(old, 'tokenb', 'other'), 'tokenb', 'other 2')]
    expect(commonRevision(one, other)).toBe(8)
    expect(commonAncestor(one, other, [old])).toBe(old)
    expect(commonRevision(one, save({ ...old, headline: 'changed by hand' }, 'tokenb', 'x'))).toBeNull()
  })

  it('is before what an older Marbre saved without saying so', () => {
    const unaware = { ...shared, revision: 6, headline: 'by an older Marbre' }
    const after = save(unaware, 'tokenc', 'x')
    expect(commonRevision(after, mine)).toBe(4)
    expect(commonRevision(after, unaware)).toBe(6)
  })

  it('is known after a merge, which skips revisions', () => {
    const merged = save(mine, 'tokenc', 'merged', 8)
    const [one, other] = [save(merged, 'tokend', 'one'), save(merged, 'tokene', 'other')]
    expect(commonRevision(one, other)).toBe(8)
    expect(commonRevision(merged, theirs)).toBe(4)
  })
})

describe('the common ancestor', () => {
  it('is the newest version on both lines, and none that only one side has', () => {
    expect(commonAncestor(mine, theirs, [first, shared, save(shared, 'tokena', 'mine')])).toBe(shared)
    const onlyMine = save(save(first, 'tokenc', 'stray'), 'tokenc', 'stray 2')
    expect(commonAncestor(mine, theirs, [onlyMine, first])).toBe(first)
    expect(commonAncestor(mine, theirs, [])).toBeNull()
  })

  it('is one of the two where the other was made from it', () => {
    expect(commonAncestor(shared, theirs, [first])).toBe(shared)
    expect(commonAncestor(mine, shared, [first])).toBe(shared)
  })
})

it('a thousand runs are one short line, and texts that parted long ago have nothing in common', () => {
  let article = first
  for (let run = 0; run < 1000; run++) article = save(article, `t${run}`, `${run}`)
  expect(JSON.stringify(article).length - JSON.stringify(withoutLineage(article)).length).toBeLessThan(1000)
  expect(commonRevision(article, save(article, 'tokenx', 'x'))).toBe(article.revision)
  expect(commonRevision(article, first)).toBeNull()
})

describe('whatever is saved, parted and merged', () => {
  it('a revision said to be common was one text on both lines', () => {
    const step = fc.record({
      at: fc.nat(30),
      kind: fc.constantFrom('goes on', 'parts', 'merges', 'unaware'),
      other: fc.nat(30),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let tokens = 0
        let texts = 0
        /** Each text with those that it was made from, by revision. */
        type Node = { article: Article; token: string; past: Map<number, Article> }
        const nodes: Node[] = [{ article: first, token: 'tokena', past: new Map([[1, first]]) }]
        for (const { at, kind, other } of steps) {
          const node = nodes[at % nodes.length] ?? nodes[0]
          const second = nodes[other % nodes.length] ?? node
          if (!node || !second) continue
          // Only one goes on with a run: it takes the token along.
          const token = kind === 'goes on' && node.token !== '' ? node.token : `t${tokens++}`
          if (kind === 'goes on') node.token = ''
          const revision =
            (kind === 'merges'
              ? Math.max(node.article.revision, second.article.revision)
              : node.article.revision) + 1
          const headline = `text ${texts++}`
          const article =
            kind === 'unaware'
              ? { ...node.article, headline, revision }
              : save(node.article, token, headline, revision)
          nodes.push({ article, token, past: new Map([...node.past, [revision, article]]) })
        }
        for (const one of nodes) {
          for (const other of nodes) {
            const common = commonRevision(one.article, other.article)
            if (common === null) continue
            const newest = (past: Map<number, Article>) =>
              [...past].filter(([revision]) => revision <= common).at(-1)?.[1].headline
            expect(newest(one.past)).toBe(newest(other.past))
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
