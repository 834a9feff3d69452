import {
  type HouseRule,
  type HouseStyleFinding,
  lintHouseStyle,
  type MatchPatterns,
  matchPattern,
} from '../../../../core/houseStyle/index.ts'
import { plainProse } from '../../../../core/typography/index.ts'

/** To the worker: a rule and a text, of the language given. */
export type TrialRequest = { rule: HouseRule; text: string; language: string }

/** From the worker: that it listens, then what the rule finds in the text. */
export type TrialReply = 'ready' | readonly HouseStyleFinding[]

const reply = (message: TrialReply) => self.postMessage(message)
const match: MatchPatterns = (patterns, text) => patterns.map((pattern) => matchPattern(pattern, text))

self.onmessage = ({ data: { rule, text, language } }: MessageEvent<TrialRequest>) =>
  reply(lintHouseStyle(plainProse(text), [rule], language, match))
reply('ready')
