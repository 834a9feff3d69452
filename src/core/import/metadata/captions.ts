import { isAgency, isSigner, isWork, readWork, words } from './credits.ts'

/** What the credit of a picture says besides the name. */
const PICTURED = /photo|foto|pictur|bild|image|illustra|©/iu
/** What stands at the end of a caption: behind a full stop or a dash, or in brackets. */
const CREDIT_AT_END =
  /(?:[.!?»”"’)…][ \u00a0\u202f]|[ \u00a0][–—|/-][ \u00a0]|[ \u00a0]\()([^.!?()]{4,80}?)\)?\.?$/u

/** True for a line that ends with who took a picture, as its caption does: `The quay on Monday. Photo: Ann Lee`. */
export function isCaption(text: string): boolean {
  const credit = CREDIT_AT_END.exec(text)?.[1] ?? ''
  if (!PICTURED.test(credit)) return false
  const names = credit.replace(/^©[ \u00a0]?/u, '')
  return names !== credit ? isSigner(names) : readWork(credit) !== null || isWorkOfAgency(credit)
}

/** `Photo AFP`: what was made, and the agency that has it. */
function isWorkOfAgency(text: string): boolean {
  const [work = '', ...agency] = words(text.replace(/[ \u00a0]?:/u, ''))
  return isWork(work) && isAgency(agency.join(' '))
}
