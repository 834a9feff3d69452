import * as z from 'zod/mini'
import { type Choice, isUsable, type Line, type Switch } from './settingKinds.ts'

/** Decodes one choice out of a few; one that is missing has its default. */
export function choiceDecoder<Id extends string>({ choices, ...row }: Choice<Id>): z.ZodMiniType<Id> {
  return z._default(z.enum(choices), row.default)
}

/** Decodes a line of text; one that is missing is empty. */
export function lineDecoder({ form }: Line): z.ZodMiniType<string> {
  return z._default(z.string().check(z.refine((text) => isUsable(form, text))), '')
}

/** Decodes the value of a row of a table of settings that has a control. */
export function rowDecoder(
  row: Switch | Choice<string> | Line,
): z.ZodMiniType<boolean> | z.ZodMiniType<string> {
  if (row.control === 'switch') return z._default(z.boolean(), row.default)
  return row.control === 'choice' ? choiceDecoder(row) : lineDecoder(row)
}
