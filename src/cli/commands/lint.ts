import { isArticleId } from '../../core/article/index.ts'
import { PROFILES } from '../../core/typography/index.ts'
import { defineCommand } from '../command.ts'
import { STDIN } from '../files.ts'
import { type Arguments, choiceOption, flag, UsageError } from '../options.ts'
import type { LintRequest } from '../runs/lint.ts'

const fix = flag('fix', 'cli:help.lint.fix')
const noSpelling = flag('no-spelling', 'cli:help.lint.noSpelling')
const names = flag('unknown-names', 'cli:help.lint.unknownNames')
const all = flag('all', 'cli:help.lint.all')
const profile = choiceOption('profile', PROFILES, {
  help: 'cli:help.lint.profile',
  placeholder: 'cli:help.value.profile',
})

function parse(given: Arguments): LintRequest {
  const fixes = given.has(fix)
  if (fixes && given.json && given.operands.includes(STDIN)) throw new UsageError('fixNeedsFile', STDIN)
  const named = given.operands.map((word) => ({ word, id: word.toLowerCase() }))
  return {
    ids: [...new Set(named.filter(({ id }) => isArticleId(id)).map(({ id }) => id))],
    paths: named.filter(({ id }) => !isArticleId(id)).map(({ word }) => word),
    profile: given.value(profile) ?? null,
    fix: fixes,
    all: given.has(all),
    spelling: !given.has(noSpelling),
    names: given.has(names),
  }
}

/** Reports what departs from typography and from the house style in articles and files; `--fix` fixes what is certain. */
export const lint = defineCommand({
  help: 'cli:help.lint',
  operands: 'cli:help.lint.operands',
  options: [fix, all, noSpelling, names, profile],
  parse,
  load: () => import('../runs/lint.ts'),
})
