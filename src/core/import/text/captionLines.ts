import { isCredit, isPictureOfAgency } from '../metadata/bylines.ts'
import { isCaption } from '../metadata/captions.ts'
import { type ClassifiedBlocks, textAt } from './classification.ts'

/** Classifies who took a picture, under its caption between sentences, where somebody has signed the text. */
export function classifyCreditOfCaption(classified: ClassifiedBlocks, index: number): boolean {
  const isUnderCaption = classified.features(index - 1)?.titleLike === true
  if (!isUnderCaption || !classified.has('byline') || !isCredit(textAt(classified, index))) return false
  for (const at of [index - 1, index]) classified.classify(at, 'paragraph', 'doubtful', 'caption')
  return true
}

/** Classifies a line that ends as the caption of a picture does. */
export function classifyCaption(classified: ClassifiedBlocks, index: number): boolean {
  if (!isCaption(textAt(classified, index))) return false
  classified.classify(index, 'paragraph', 'doubtful', 'caption')
  return true
}

/** Classifies who took a picture for an agency, which no text is signed with. */
export function classifyPictureOfAgency(classified: ClassifiedBlocks, index: number): boolean {
  if (!isPictureOfAgency(textAt(classified, index))) return false
  classified.classify(index, 'paragraph', 'doubtful', 'caption')
  return true
}
