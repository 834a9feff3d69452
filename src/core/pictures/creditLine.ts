import type { PictureMetadata } from './picture.ts'

/** The credit that a figure shows for what a file says: photographer and agency, `Maud Ferrier / Agence du Fleuve`. */
export function creditLine({ byline, credit }: Pick<PictureMetadata, 'byline' | 'credit'>): string {
  if (byline === '' || credit === '') return byline || credit
  const [one, other] = [byline.toLowerCase(), credit.toLowerCase()]
  if (other.includes(one)) return credit
  return one.includes(other) ? byline : `${byline} / ${credit}`
}

/** The words that a figure has from what the file of its picture says. */
export const figureWords = ({
  caption,
  alt,
  ...metadata
}: Pick<PictureMetadata, 'caption' | 'alt' | 'byline' | 'credit'>): {
  caption: string
  credit: string
  alt: string
} => ({ caption: caption.replace(/\s*\n\s*/g, ' '), credit: creditLine(metadata), alt })
