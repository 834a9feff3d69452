import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { makeDocx, par, style, styled } from '../core/import/docx/makeDocx.ts'
import { MARKET } from './texts.ts'

const paragraph = (words: string) => par(words)

/** A document of Word: a title, a heading and two paragraphs. */
const DOCUMENT = () =>
  makeDocx(
    styled('Titre', 'La digue de la Vesle tiendra-t-elle l’hiver\u202f?') +
      paragraph('Par Inès Karam') +
      paragraph(
        'Les ingénieurs du syndicat de rivière l’inspectent à pied, mètre après mètre, avec des lampes et des cordes.',
      ) +
      styled('Titre1', 'Un chantier remis deux fois') +
      paragraph(
        'Voté au printemps, le renforcement ne doit commencer qu’en mars, une fois passées les plus hautes eaux.',
      ),
    {
      styles:
        style('Titre', 'Title') + style('Titre1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    },
  )

/** A mail with a text as it is sent to the desk. */
const MAIL = [
  'From: Maud Ferrier <maud@corvenne.example>',
  'To: redaction@corvenne.example',
  'Subject: =?utf-8?Q?Les_cantines_d=E2=80=99=C5=92uvray_changent_de_menu?=',
  'Date: Mon, 16 Mar 2026 08:12:00 +0100',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Depuis lundi, les cantines de la ville servent deux repas sans viande par semaine, et les élèves votent chaque vendredi.',
  '',
  'Les cuisiniers, eux, demandent du temps pour apprendre de nouvelles recettes et trouver d’autres fournisseurs.',
  '',
  '-- ',
  'Maud Ferrier, rédaction',
].join('\r\n')

/** A page as a browser saves it, with a navigation around the article. */
const PAGE = `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Le marché de Sarn déménage - Le Courrier de Sarn</title>
<meta property="og:title" content="Le marché de Sarn déménage">
<meta property="article:published_time" content="2026-03-11T07:30:00+01:00">
<meta name="author" content="Noé Talbot">
</head>
<body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/sports">Sports</a></li></ul></nav>
<main><article>
<h1>Le marché de Sarn déménage</h1>
<p>Les étals quitteront la place d’Armes le temps des travaux, et s’installeront sous les platanes du mail, à deux rues de là.</p>
<p>Les commerçants y perdront l’ombre de l’église mais y gagneront cent places, et un accès plus facile pour les camions.</p>
<h2>Six mois de travaux</h2>
<p>La place sera pavée de neuf, les arbres plantés à l’automne, et la fontaine remise en eau pour la première fois depuis dix ans.</p>
</article></main>
<footer><p>Mentions légales</p></footer>
</body>
</html>
`

/** A text in windows-1252, as an old program saves it. */
const OLD = Buffer.from(
  [
    'Été à Nîmes : la fête a duré toute la nuit',
    '',
    'Par Élodie Brès',
    '',
    'La fête a commencé à la tombée du jour, et les élèves ne sont rentrés qu\x92à l\x92aube, fatigués mais ravis.',
    '',
    'Le maire promet déjà une deuxième édition, plus près du fleuve et protégée de la pluie.',
  ].join('\r\n'),
  'latin1',
)

/** A date that may be the third of April or the fourth of March. */
const FOREIGN = [
  'The ferry returns to Corvenne',
  '03/04/2026',
  'By Jane Cole',
  '',
  'The hull has been painted blue, the engine replaced, and the ferryman hired again by the town.',
  '',
  'The crossing will be free for those who live on either bank, and cost two euros for everyone else.',
].join('\n')

const WORDS = (text: string) => new TextEncoder().encode(text)

/** Fills a folder as a reporter brings it home: Word, mail, texts in two encodings, a saved page, a zip, a photo, a PDF. */
export function fillReporterFolder(folder: string): void {
  const archive = zipSync({
    'textes/halle-2.txt': WORDS(
      MARKET.replace('d’Œuvray', 'de Lanvollon').replace('Deux hivers', 'Trois hivers'),
    ),
    'textes/vide.txt': WORDS(''),
  })
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'digue.docx': DOCUMENT(),
    'cantines.eml': MAIL,
    'halle.txt': MARKET,
    'nimes.txt': OLD,
    'ferry.txt': FOREIGN,
    'marche.html': PAGE,
    'lot.zip': archive,
    'IMG_0042.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1),
    'conseil.pdf': '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n',
    '.DS_Store': Uint8Array.of(0, 0, 0, 1),
  }
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
}
