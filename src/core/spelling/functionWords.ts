/** Frequent little words by language, by which a passage in another language is known. */
const LISTS: Readonly<Record<string, string>> = {
  fr: 'le la les un une des du de et à au aux en dans sur pour par avec sans sous entre vers chez est sont était être a ont avait il elle ils elles on nous vous je tu ce cet cette ces son sa ses leur leurs mon ma mes notre nos qui que quoi dont où ne pas plus mais ou donc car si comme quand très bien tout tous toute toutes même aussi y se',
  en: 'the of and to in is are was were be been have has had do does did not that this these those it its he she they we you i his her their our your my with from by at for on as but or if so than then there here what which who whom when where why how all any some no will would shall should can could may might must about into over after before between because us them him me',
  es: 'el la los las un una unos unas de del y a al en con por para sin sobre entre es son era fue ser está están ha han había que quien no sí más pero o si como cuando donde muy todo todos toda todas este esta estos estas ese esa su sus mi mis nuestro nuestra se le les lo yo tú él ella ellos nosotros también ya hay',
  pt: 'o a os as um uma uns umas de do da dos das e em no na nos nas com por para sem sobre entre é são era foi ser está estão tem têm que quem não sim mais mas ou se como quando onde muito todo todos toda todas este esta esse essa seu sua seus suas meu minha nosso nossa lhe eu ele ela eles nós também já há ao aos',
  de: 'der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind war waren sein wird werden wurde hat haben hatte ich du er sie es wir ihr mich mir uns euch mein dein sein unser mit von zu zum zur im in am an auf aus bei für über unter vor nach durch gegen ohne um dass wenn als wie was wer wo auch noch nur schon sehr mehr',
  it: 'il lo la i gli le un uno una di del dello della dei degli delle e ed a al allo alla ai agli alle da dal dalla in nel nella nei nelle con su sul sulla per tra fra è sono era erano essere ha hanno aveva che chi non sì più ma o se come quando dove molto tutto tutti tutta tutte questo questa questi queste quello quella suo sua suoi sue mio mia nostro nostra si ci io tu lui lei loro noi anche già',
  nl: 'de het een en van in op te dat die is zijn was waren met voor niet aan er om ook als dan maar of door over bij naar uit wordt worden werd heeft hebben had hij zij ze wij we je ik u mijn jouw haar ons onze hun deze dit geen nog wel al meer tot wat wie waar hoe zo veel',
}

const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(LISTS).map(([language, list]) => [language, new Set(list.split(' '))]),
)

/** The function words of a language (BCP 47); none where there is no list of them. */
export function functionWordsOf(language: string): ReadonlySet<string> {
  return WORDS.get(language.toLowerCase().split('-')[0] ?? '') ?? new Set()
}

/** The lists of the languages other than this one. */
export function foreignFunctionWords(language: string): ReadonlySet<string>[] {
  const own = functionWordsOf(language)
  return [...WORDS.values()].filter((words) => words !== own)
}
