import type { BlockKind, Certainty } from './draft.ts'
import { type Profile, profileOf } from './profile.ts'
import type { Reason } from './reason.ts'
import type { Stretch } from './stretches.ts'

/** What a stretch was taken for, how surely, and why. */
export type Name = { kind: BlockKind; certainty: Certainty; reason: Reason }

/** What is known of the text as a whole while its stretches are named. */
export type Reading = {
  language: string
  /** `10/11/2024` is in October. */
  monthFirst: boolean
  /** Nothing tells whether it is: English, of no country. */
  orderOpen: boolean
  /** The whole text is in capitals, so that capitals say nothing. */
  capitals: boolean
}

/** The stretches of a text and the names found so far; a name covers one stretch. */
export class Naming {
  readonly stretches: readonly Stretch[]
  readonly names: (Name | undefined)[]
  private readonly profiles: (Profile | undefined)[]

  constructor(stretches: readonly Stretch[]) {
    this.stretches = stretches
    this.names = stretches.map(() => undefined)
    this.profiles = stretches.map(() => undefined)
  }

  profile(index: number): Profile | undefined {
    const stretch = this.stretches[index]
    if (!stretch) return undefined
    this.profiles[index] ??= profileOf(stretch)
    return this.profiles[index]
  }

  name(index: number, kind: BlockKind, certainty: Certainty, reason: Reason): void {
    this.names[index] = { kind, certainty, reason }
  }

  has(kind: BlockKind): boolean {
    return this.names.some((name) => name?.kind === kind)
  }
}
