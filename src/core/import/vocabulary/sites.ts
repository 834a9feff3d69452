import type { Rows } from './load.ts'

/** What a page has between its paragraphs for its readers to press, and over an advertisement: it is copied along with a text. */
export const PAGE_CONTROLS: Rows = {
  fr: "publicité|la suite après (?:cette|la) publicité|partager(?: (?:cet article|l[’']article))?|copier le lien|lire plus tard|offrir cet article|écouter (?:cet|l[’'])[ ]?article",
  en: 'advertisement|advertising|(?:article|story) continues (?:below|after)(?: (?:this[ ])?(?:ad|advertisement))?|scroll to continue with content|share(?: (?:this[ ])?(?:article|story))?|copy link|listen to (?:this|the) (?:article|story)|gift this article|most (?:read|viewed)',
  de: 'anzeige|werbung|(?:artikel[ ])?teilen|link kopieren|artikel (?:vorlesen|anhören|merken|drucken)',
  es: 'publicidad|compartir|copiar enlace|escuchar (?:este|el) artículo',
  it: "pubblicità|condividi|copia link|ascolta l[’']articolo",
  pt: 'publicidade|continua (?:depois|após) (?:d?a[ ])?publicidade|compartilhar|compartilhe|partilhar|copiar link',
  nl: 'advertentie|(?:artikel[ ])?delen|kopieer link|luister naar dit artikel',
  pl: 'reklama|udostępnij|kopiuj link',
}

/** Where readers share a text, in lines below such a control. */
export const PLACES_TO_SHARE: Rows = {
  any: 'facebook|twitter|x|linkedin|whatsapp|e-?mail|mail|messenger|telegram|bluesky|threads|pinterest|reddit|instagram|mastodon|sms|imprimer|print|drucken|imprimir|stampa',
}
