/** Texts of our own for the end-to-end tests. */

/** Title, date, author, then headings and paragraphs in turn; one heading ends in a question mark. */
export const FERRY = [
  'À Corvenne, le bac reprend du service après onze ans d’arrêt',
  '2026-03-14',
  'Auteur\u00a0: Noé Talbot',
  'Un moteur neuf',
  'La coque a été repeinte en bleu, le moteur changé, et le passeur réengagé. «\u202fOn a gardé la cloche\u202f», précise le maire, qui y tenait plus qu’au budget.',
  'Qui paiera la traversée\u202f?',
  'Gratuite pour les riverains, elle coûtera deux euros aux autres. La commune espère 40\u202f000 passages par an\u202f; le département, lui, n’en promet que la moitié.',
  'Un horaire encore flou',
  'Le bac partira toutes les demi-heures, de l’aube au crépuscule, sauf quand le fleuve en décidera autrement.',
].join('\n')

/** The same kind of text in another voice. */
export const MARKET = [
  'La halle d’Œuvray attend toujours son toit',
  '2026-03-12',
  'Par Maud Ferrier',
  'Deux hivers sous bâche',
  'Les maraîchers déballent sous des bâches depuis deux hivers, et la charpente, livrée en automne, dort dans un hangar.',
].join('\n')
