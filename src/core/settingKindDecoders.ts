import * as z from 'zod/mini'
import { type Choice, isUsable, type Line, namesOf, type Switch } from './settingKinds.ts'

/** Decodes one choice out of a few; one that is missing has its default. */
function choiceDecoder({ choices, ...row }: Choice<string>): z.ZodMiniType<string> {
  return z._default(z.enum(choices), row.default)
}

/** Decodes a line of text; one that is missing is empty. */
function lineDecoder({ form }: Line): z.ZodMiniType<string> {
  return z._default(z.string().check(z.refine((text) => isUsable(form, text))), '')
}

/** Decodes the value of a row of a table of settings that has a control; one that is missing has its default. */
export function rowDecoder(row: Choice<string> | Line): z.ZodMiniType<string>
export function rowDecoder(
  row: Switch | Choice<string> | Line,
): z.ZodMiniType<boolean> | z.ZodMiniType<string>
export function rowDecoder(
  row: Switch | Choice<string> | Line,
): z.ZodMiniType<boolean> | z.ZodMiniType<string> {
  if (row.control === 'switch') return z._default(z.boolean(), row.default)
  return row.control === 'choice' ? choiceDecoder(row) : lineDecoder(row)
}

/** The decoder of each setting of a table. */
export type Decoders<Settings extends object> = {
  readonly [Name in keyof Settings]: z.ZodMiniType<Settings[Name]>
}

/** Decodes a change of settings: one that is missing stays as it is. */
export function changeDecoder<Settings extends object>(
  decoders: Decoders<Settings>,
): z.ZodMiniType<Partial<Settings>> {
  return z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((values, { issues }) => {
      const change: Partial<Settings> = {}
      for (const name of namesOf(decoders).filter((each) => Object.hasOwn(values, each))) {
        const decoded = decoders[name].safeParse(values[name])
        if (decoded.success) Object.assign(change, { [name]: decoded.data })
        else
          issues.push({ code: 'custom', input: values[name], path: [name], message: decoded.error.message })
      }
      return change
    }),
  )
}

/** Settings of a file, and the names of those whose value this version cannot use: each has its default. */
export type ReadSettings<Settings extends object> = {
  settings: Settings
  unusable: readonly (keyof Settings & string)[]
}

/** Reads each setting by itself, so that one unusable value costs no other. `whole` decodes all of them. */
export function readEach<Settings extends object>(
  decoders: Decoders<Settings>,
  whole: z.ZodMiniType<Settings>,
  values: { readonly [name: string]: unknown },
): ReadSettings<Settings> {
  const names = namesOf(decoders)
  const unusable = names.filter((name) => !decoders[name].safeParse(values[name]).success)
  const usable = names.filter((name) => !unusable.includes(name))
  return { settings: whole.parse(Object.fromEntries(usable.map((name) => [name, values[name]]))), unusable }
}
