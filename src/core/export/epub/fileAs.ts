/** Words that stand between a given name and a family name, and belong to the second. */
const PARTICLES: ReadonlySet<string> = new Set(
  'af al ben bin d da dal das de dei del della den der des di do dos du el la las le los op ten ter van von y zu'.split(
    ' ',
  ),
)
/** First words of what is a service or a newspaper, and no person. */
const NO_GIVEN_NAME = /^(?:l[ae]s?|l’|the|il|el|die|der|das|agence|agency|service|r[ée]daction|redaktion)$/iu
const WRITTEN_GIVEN_NAME_FIRST: ReadonlySet<string> = new Set(
  'ca cs da de en es et fi fr hr it lt lv nb nl nn no oc pl pt ro sk sl sv'.split(' '),
)

/**
 * A name as it is sorted: `Karam, Inès`, `Beauvoir, Simone de`. As it is written where that is not sure: a single word, more
 * than a given and a family name, another script, a language in which the family name goes first.
 */
export function fileAs(name: string, language: string): string {
  const words = name.split(' ')
  const [given = '', ...others] = words
  const family = others.at(-1) ?? ''
  const between = others.slice(0, -1)
  const isPerson =
    WRITTEN_GIVEN_NAME_FIRST.has(language.toLowerCase().split('-')[0] ?? '') &&
    [given, family].every((word) => /^\p{Lu}[\p{Script=Latin}’'-]+$/u.test(word)) &&
    !NO_GIVEN_NAME.test(given) &&
    between.every((word) => PARTICLES.has(word))
  return isPerson ? `${family}, ${[given, ...between].join(' ')}` : name
}
