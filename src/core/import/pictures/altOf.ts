import { isPictureName } from '../../pictures/pictureNames.ts'

/** What Word adds below a description that it made itself. */
const MADE =
  /[ \t\n\r]*(?:Description automatically generated.*|Description générée automatiquement.*|Automatisch generierte Beschreibung.*|(?:AI-generated content may be incorrect|Le contenu généré par l[’']IA (?:peut être|est peut-être) incorrect|KI-generierte Inhalte können fehlerhaft sein)\.?)$/isu

/** The description of a picture as a person wrote it: the name of its file is none. */
export function altOf(said: string): string {
  const alt = said.replace(MADE, '').trim()
  return isPictureName(alt) && !/[ \u00a0]/.test(alt) ? '' : alt
}
