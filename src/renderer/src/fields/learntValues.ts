import { useState } from 'react'
import type { FieldValue, LearntField } from '../../../core/fieldValues.ts'
import { fold } from '../../../core/search.ts'
import { newsroom } from '../client.ts'
import type { Suggestion } from './SuggestInput.tsx'

/** The most suggestions of a list. */
const MOST_SHOWN = 30

/**
 * The values of a field in the library's articles, those used most first; empty until `load` has been called, which a control
 * does when it takes the focus, and once more each time.
 */
export function useLearntValues(field: LearntField): { values: readonly FieldValue[]; load(): void } {
  const [values, setValues] = useState<readonly FieldValue[]>([])
  const load = () =>
    void newsroom.listFieldValues({ field }).then((listed) => {
      if (listed.ok) setValues(listed.value)
    })
  return { values, load }
}

/**
 * The suggestions whose words begin with a typed text, before those that have it elsewhere; the first of all for an empty text
 * or null. One that is the text already is left out.
 */
export function suggestionsFor(typed: string | null, known: readonly Suggestion[]): Suggestion[] {
  const wanted = fold(typed ?? '')
  const others = known.filter((each) => each.text !== typed)
  if (wanted === '') return others.slice(0, MOST_SHOWN)
  const ranked = others.flatMap((each) => {
    const at = ` ${fold(each.label)}`.indexOf(wanted)
    const isWordStart = ` ${fold(each.label)}`.includes(` ${wanted}`)
    return at < 0 ? [] : [{ each, rank: isWordStart ? 0 : 1 }]
  })
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST_SHOWN)
    .map(({ each }) => each)
}

/** Values that are shown by their labels: those of most articles first, of as many in the order of the alphabet. */
export function mostUsedFirst<Shown extends { label: string; articles: number }>(
  values: readonly Shown[],
  locale: string,
): Shown[] {
  const { compare } = new Intl.Collator(locale)
  return values.toSorted((one, other) => other.articles - one.articles || compare(one.label, other.label))
}

/** What a list shows of values: each with the number of its articles, in the language of the interface. */
export function valueSuggestions(values: readonly FieldValue[], locale: string): Suggestion[] {
  const number = new Intl.NumberFormat(locale)
  const shown = mostUsedFirst(
    values.map(({ value, articles }) => ({ label: value, articles })),
    locale,
  )
  return shown.map(({ label, articles }) => ({ text: label, label, hint: number.format(articles) }))
}
