import { describe, expect, test } from 'vitest'
import { dateOrder } from '../../../src/core/import/metadata/dateOrder.ts'
import { detectLanguage } from '../../../src/core/import/language.ts'

test.each([
  ['fr', 'Le conseil a voté hier soir la fermeture de la piscine, et personne ne sait quand elle rouvrira.'],
  ['en', 'The council voted last night to close the pool, and nobody knows when it will open again.'],
  [
    'de',
    'Der Rat hat gestern Abend beschlossen, das Schwimmbad zu schließen, und niemand weiß, wann es öffnet.',
  ],
  ['es', 'El concejo votó anoche el cierre de la piscina y nadie sabe cuándo volverá a abrir sus puertas.'],
  ['it', 'Il consiglio ha votato ieri sera la chiusura della piscina e nessuno sa quando riaprirà.'],
  ['pt', 'A câmara votou ontem à noite o fecho da piscina e ninguém sabe quando ela voltará a abrir.'],
  [
    'nl',
    'De raad heeft gisteravond besloten het zwembad te sluiten en niemand weet wanneer het weer opengaat.',
  ],
  [
    'ca',
    'El consell va votar ahir al vespre el tancament de la piscina i ningú no sap quan tornarà a obrir, també per als nens.',
  ],
  ['sv', 'Kommunen beslutade i går kväll att stänga simhallen och ingen vet när den öppnar igen.'],
  ['pl', 'Rada zdecydowała wczoraj o zamknięciu basenu i nikt nie wie, kiedy zostanie on ponownie otwarty.'],
  ['ar', 'قرر المجلس مساء أمس إغلاق المسبح، ولا أحد يعرف متى سيفتح من جديد.'],
  ['fa', 'شورا دیشب تصمیم گرفت استخر را ببندد و هیچ‌کس نمی‌داند چه زمانی باز می‌شود.'],
  ['zh', '市议会昨晚决定关闭游泳池，没有人知道什么时候重新开放。'],
  ['ja', '市議会は昨夜プールの閉鎖を決め、いつ再開するかは誰にも分からない。'],
  ['ko', '시의회는 어젯밤 수영장을 닫기로 했고 언제 다시 열지는 아무도 모른다.'],
  ['ru', 'Совет вчера вечером решил закрыть бассейн, и никто не знает, когда он откроется.'],
  ['uk', 'Рада вчора ввечері вирішила закрити басейн, і ніхто не знає, коли він відкриється.'],
  ['el', 'Το συμβούλιο αποφάσισε χθες το βράδυ να κλείσει το κολυμβητήριο.'],
  ['he', 'המועצה החליטה אמש לסגור את הבריכה, ואיש אינו יודע מתי תיפתח.'],
  ['hi', 'परिषद ने कल रात तरणताल बंद करने का फैसला किया।'],
])('%s', (language, text) => {
  expect(detectLanguage(text, 'xx')).toBe(language)
})

test('a text in capitals, without accents', () => {
  expect(detectLanguage('LE MAIRE A ETE REELU AVEC UNE VOIX D’AVANCE DANS LA SOIREE DE DIMANCHE', 'en')).toBe(
    'fr',
  )
})
test('the fallback stands in where nothing tells, and gives the region', () => {
  expect(detectLanguage('42', 'es')).toBe('es')
  expect(detectLanguage('Lens 2-1 Lille', 'fr')).toBe('fr')
  expect(detectLanguage('Le conseil a voté la fermeture de la piscine.', 'fr-CA')).toBe('fr-CA')
  expect(detectLanguage('The council voted to close the pool.', 'fr-CA')).toBe('en')
})
test('a Western text that quotes another script keeps its language', () => {
  expect(
    detectLanguage('Le restaurant 北京饭店 et le musée Эрмитаж sont dans la même rue que le café.', 'en'),
  ).toBe('fr')
})

describe('the order of a date in numbers', () => {
  test.each([
    ['month-first', 'en', 'The mayor said on November 12, 2024 that the program costs $3 million.'],
    ['day-first', 'en', 'The councillor said the programme would cost £3m.'],
    ['open', 'en', 'The mayor has a dog.'],
    ['month-first', 'en-US', 'The mayor has a dog.'],
    ['day-first', 'en-IE', 'The mayor has a dog.'],
    ['day-first', 'fr', 'Le maire a un chien.'],
  ])('%s in %s: %s', (order, language, text) => {
    expect(dateOrder(text, language)).toBe(order)
  })
})
