import type { Input, Output } from '../contract/contract.ts'
import { ok, type Result } from '../core/failure.ts'
import type { Ports, ReadingStore, SpellingRequest } from './ports.ts'

type SpellingPorts = {
  store: Pick<ReadingStore, 'readSettings' | 'readDictionary'>
  speller: Pick<Ports['speller'], 'check'>
}

/** What words are held against: the settings' spelling, and the words of the house. */
async function requestFor(
  language: string,
  { store }: Pick<SpellingPorts, 'store'>,
): Promise<Result<SpellingRequest>> {
  const [settings, dictionary] = [await store.readSettings(), await store.readDictionary()]
  if (!settings.ok) return settings
  if (!dictionary.ok) return dictionary
  return ok({ language, french: settings.value.frenchSpelling, house: dictionary.value.words })
}

export async function checkSpelling(
  { language, words }: Input<'checkSpelling'>,
  ports: SpellingPorts,
): Promise<Result<Output<'checkSpelling'>>> {
  const request = await requestFor(language, ports)
  return request.ok ? ports.speller.check(request.value, words) : request
}

export async function suggestSpelling(
  { language, word }: Input<'suggestSpelling'>,
  ports: Pick<Ports, 'store' | 'speller'>,
): Promise<Result<Output<'suggestSpelling'>>> {
  const request = await requestFor(language, ports)
  if (!request.ok) return request
  const suggested = await ports.speller.suggest(request.value, word)
  return suggested.ok ? ok({ suggestions: suggested.value }) : suggested
}
