import type { Section } from '../../src/core/article/index.ts'

const SENTENCES = [
  'Le conseil a tranché tard dans la nuit, après *trois heures* de débat et deux suspensions de séance.',
  '«\u202fOn nous avait promis le contraire\u202f», glisse une riveraine, **mi-amusée, mi-inquiète**.',
  'Le devis court toujours\u202f; il approche 3\u202f400\u202f000\u00a0euros, dit [le rapport](https://example.org/rapport).',
  'Dix-neuf stations, une rame toutes les six minutes, et un billet unique avec les cars du département.',
  'Personne, au marché, ne sait encore qui paiera les derniers pavés du cours Vallès.',
]

const sentence = (at: number) => SENTENCES[at % SENTENCES.length] ?? ''
const paragraph = (at: number) => [0, 1, 2, 3].map((step) => sentence(at * 3 + step)).join(' ')

function body(section: number): string {
  const paragraphs = Array.from({ length: 12 }, (_, at) => paragraph(section * 12 + at))
  const list = [0, 1, 2].map((at) => `- ${sentence(section + at)}`).join('\n')
  return [...paragraphs, list, `> ${sentence(section)}`].join('\n\n')
}

/** Sections of an article of about so many words: prose with marks, lists and quotations; `first` makes one unlike another. */
export function sectionsOf(words: number, first: number): Section[] {
  const sections: Section[] = []
  for (let written = 0; written < words; ) {
    const number = first + sections.length
    const section = { heading: `Partie ${number + 1}`, body: body(number) }
    written += section.body.split(' ').length
    sections.push(section)
  }
  return sections
}
