const TEAM = "\\p{Lu}[\\p{L}\\p{M}.'’]*(?:[ \\u00a0-][\\p{L}\\p{M}.'’]+){0,3}"
const GOALS = '\\d{1,3}(?:[ \\u00a0]\\([^()]{1,60}\\))?'
const SCORE = new RegExp(
  `^${TEAM}[ \\u00a0]${GOALS}[ \\u00a0,–-]{1,3}${TEAM}[ \\u00a0]${GOALS}$` +
    `|^${TEAM}[ \\u00a0]\\d{1,3}[ ]?[–-][ ]?\\d{1,3}[ \\u00a0]${TEAM}$` +
    `|^${TEAM}[ \\u00a0]?[–-][ \\u00a0]?${TEAM}[ \\u00a0]?:?[ \\u00a0]\\d{1,3}[ ]?[–:-][ ]?${GOALS}$`,
  'u',
)

/** True for the result of a match and nothing else: `Haldon Town 0 Wexcombe 1`, `Dijon – Nîmes : 24-27 (12-13)`, `Castres 24 - 17 Pau`. */
export function isScore(text: string): boolean {
  return text.length <= 100 && SCORE.test(text)
}

const OPENS = new RegExp(
  `^${TEAM}[ \\u00a0]?[–-][ \\u00a0]?${TEAM}(?:[ \\u00a0\\u202f]?:[ \\u00a0]?|[ \\u00a0])\\d{1,3}[ ]?[–:-][ ]?\\d{1,3}(?!\\p{N})`,
  'u',
)

/** True for a text that begins with the result of a match: `Dijon – Nîmes : 24-27 (12-13). Essais …`, `Ulm – Aalen 6:0. Die …`. */
export function opensWithScore(text: string): boolean {
  return OPENS.test(text.slice(0, 120))
}

const OF_ONE = new RegExp(`^${TEAM}[ \\u00a0]${GOALS}$`, 'u')

/** True for a team and its goals alone, as each of two lines says it: `HALDON TOWN 0`. */
export function isScoreOfOne(text: string): boolean {
  return text.length <= 80 && OF_ONE.test(text)
}

/** A part of a result with its label: `Mi-temps : 10-7`. */
const OF_PART = /^\p{L}[\p{L} .’'-]{1,30}[ \u00a0\u202f]?:[ \u00a0]?\d{1,3}[ \u00a0]?[-–:][ \u00a0]?\d{1,3}$/u

/** True for how a part of a match ended, with its label: `Mi-temps : 10-7`. */
export function isScoreOfPart(text: string): boolean {
  return text.length <= 60 && OF_PART.test(text)
}

/** True for the stars that somebody gives, with a word behind them or not: `★★★☆☆`. */
export function isRating(text: string): boolean {
  return /^[★☆⭐✭✩✮]{2,}/u.test(text)
}
