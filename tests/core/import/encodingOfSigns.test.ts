import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../src/core/import/encoding/decodeText.ts'
import type { Encoding } from '../../../src/core/import/encoding/encodings.ts'
import { encode } from './encode.ts'

const TEXTS = {
  en: 'The ferry that links the two banks of the river came back on Monday after three weeks of work, and the council said that it was happy with what had been done for the people of the town.',
  fr: 'Le bac qui relie les deux rives du fleuve a repris lundi son service, et la mairie a dit que tout le monde en sera content dans les prochains jours, avec plus de places pour les enfants.',
  de: 'Das Boot, das die beiden Ufer verbindet, ist am Montag wieder in Dienst gegangen, und die Stadt sagte, dass sie mit der Arbeit zufrieden ist und auch mehr Fahrten plant.',
  es: 'El barco que une las dos orillas del puerto ha vuelto este lunes al servicio, y el alcalde dijo que todo el mundo va a estar contento con lo que se ha hecho.',
  it: 'Il traghetto che unisce le due rive del fiume ha ripreso il servizio, e il comune ha detto che tutti sono contenti del lavoro che si fa per la gente.',
} as const
type Language = keyof typeof TEXTS

const read = (language: Language, words: string, encoding: Encoding = 'windows-1252') => {
  const text = `${TEXTS[language]} ${words} ${TEXTS[language]}`
  const decoded = decodeText(encode(text, encoding))
  if (typeof decoded === 'string') throw new Error(decoded)
  return { isRight: decoded.text === text, isSure: decoded.doubts.length === 0 }
}

describe('a sign or two beyond ASCII', () => {
  test.each<[Language, string]>([
    ['en', 'It cost £5 million.'],
    ['en', 'It cost £300.'],
    ['en', 'The boats’ crews were glad.'],
    ['en', 'It was 20°C at noon, and 20 °C at two.'],
    ['en', 'It was late…'],
    ['en', '• The quay is new.'],
    ['en', '© Tarn Courier'],
    ['en', 'Pages 10–12.'],
    ['en', 'It has 50 m² of deck.'],
    ['fr', 'C’est fini.'],
    ['fr', 'Le n° 5 du quai.'],
    ['fr', 'Un bœuf dort au soleil, par 20 °C.'],
    ['fr', 'Le cœur, la sœur et les œuvres de l’été, où il fait 20 °C, à 5 €.'],
    ['de', 'Es sind 20 °C.'],
    ['es', 'El 3º puesto.'],
    ['es', 'La 3ª vez.'],
    ['it', 'L’acqua sale.'],
  ])('are sure where one encoding alone makes sense of them: %s, %s', (language, words) => {
    expect(read(language, words)).toEqual({ isRight: true, isSure: true })
  })

  test.each<[Language, Encoding, string]>([
    ['en', 'windows-1250', 'Kovač'],
    ['fr', 'windows-1250', 'Kovač'],
    ['it', 'windows-1250', 'Čapek'],
    ['de', 'windows-1250', 'Łukasz'],
    ['fr', 'iso-8859-2', 'Šimon'],
    ['en', 'windows-1257', 'Jānis'],
    ['es', 'ibm850', 'Straße'],
    ['fr', 'windows-1250', 'Žižka'],
  ])(
    'are never surely other ones, for a name may be of any country: %s, %s, %s',
    (language, encoding, words) => {
      const { isRight, isSure } = read(language, words, encoding)
      expect(isRight || !isSure).toBe(true)
    },
  )
})
