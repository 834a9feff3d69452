const NUMBER =
  /^(?:\d{1,4}(?:\.\d{1,2}){0,3}[.)]?[ \u00a0]?[–—-]?[ \u00a0]|[IVXLC]{1,6}[ \u00a0]?[.)–—:-][ \u00a0]?|[A-Z][.)][ \u00a0]|第[〇零一二三四五六七八九十百\d]{1,4}[章节節部回]|[一二三四五六七八九十]{1,3}[、.．])/u
const PART =
  /^(?:chapitre|partie|acte|annexe|article|chapter|part|section|appendix|kapitel|teil|abschnitt|capítulo|capitulo|parte|capitolo|hoofdstuk|deel|глава|часть|الفصل|الجزء|القسم)[ \u00a0](?:\d{1,3}|[IVXLC]{1,6}|[\p{L}]{2,9})(?!\p{L})/iu

/** True for a line that opens with a number of its own, as chapters do: `1.`, `II –`, `2.1`, `Chapitre 3`, `一、`. */
export function isNumbered(text: string): boolean {
  return (NUMBER.test(text) || PART.test(text)) && /\p{L}{2}/u.test(text)
}
