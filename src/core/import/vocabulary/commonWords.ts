import type { Rows } from './load.ts'

/** The commonest short words of each language that is written in Latin letters. */
export const COMMON_WORDS: Rows = {
  fr: 'le|la|les|un|une|des|du|de|et|est|dans|que|qui|pour|sur|au|aux|ce|cette|ces|il|elle|ils|elles|nous|vous|je|ne|pas|plus|par|avec|sont|a|été|être|ont|son|sa|ses|leur|leurs|mais|où|ou|en|se|comme|après|selon|cet|tout|était|l|d|c|qu|n|s|j',
  en: 'the|of|and|to|in|is|that|for|on|was|with|as|it|at|by|be|from|are|this|have|has|had|not|but|they|he|she|his|her|their|we|you|i|an|or|which|who|will|would|were|been|its|after|said|about|there|when|than|into|a',
  de: 'der|die|das|und|ist|in|den|von|zu|mit|sich|des|auf|für|nicht|ein|eine|einen|einem|einer|dem|im|es|an|als|auch|wird|nach|bei|am|aus|wie|noch|nur|werden|hat|sie|er|wir|ich|aber|sind|vor|zur|zum|über|um|oder|war|wurde|haben|dass',
  es: 'el|la|los|las|de|del|y|en|que|es|un|una|por|con|para|se|su|sus|lo|al|como|más|pero|no|ha|han|fue|son|este|esta|está|entre|sobre|también|según|cuando|muy|ya|hay|o|desde|todo|nos|sin|le|les|dijo|años',
  it: 'il|lo|la|i|gli|le|di|del|della|dei|delle|degli|e|è|un|una|uno|che|in|per|con|non|si|da|dal|dalla|nel|nella|sul|sulla|al|alla|ai|come|più|anche|ma|sono|ha|hanno|stato|questo|questa|o|dopo|tra|fra|suo|loro|c|dell|l|d|all',
  pt: 'o|a|os|as|de|do|da|dos|das|e|é|em|no|na|nos|nas|um|uma|que|por|para|com|não|se|ao|à|aos|mais|como|mas|foi|são|ser|tem|seu|sua|seus|suas|pelo|pela|este|esta|entre|sobre|também|segundo|quando|já|há|ou|até|disse|anos',
  nl: 'de|het|een|van|en|in|is|dat|op|te|voor|met|zijn|niet|die|aan|er|om|ook|als|bij|naar|door|over|uit|maar|worden|wordt|werd|heeft|hebben|zich|nog|dan|meer|deze|dit|was|ze|hij|wij|je|wat|tot|of|geen',
  ca: 'el|la|els|les|de|del|dels|i|en|que|és|un|una|per|amb|no|es|va|són|han|ha|ser|més|com|però|al|als|a|aquest|aquesta|entre|sobre|també|segons|quan|molt|ja|hi|o|des|tot|sense|seva|seu|l|d',
  sv: 'och|att|det|i|en|som|är|på|av|för|med|den|till|inte|har|de|ett|om|var|från|vi|han|hon|men|sig|ska|kan|så|eller|också|efter|vid|där|under|nu|mer|alla',
  da: 'og|at|det|i|en|som|er|på|af|for|med|den|til|ikke|har|de|et|om|var|fra|vi|han|hun|men|sig|skal|kan|så|eller|også|efter|ved|der|under|nu|mere|alle|blev',
  nb: 'og|å|det|i|en|som|er|på|av|for|med|den|til|ikke|har|de|et|om|var|fra|vi|han|hun|men|seg|skal|kan|så|eller|også|etter|ved|der|under|nå|mer|alle|ble',
  fi: 'ja|on|ei|se|että|oli|hän|mutta|ovat|myös|kun|joka|tai|niin|kuin|mukaan|sen|ole|jo|sekä',
  pl: 'i|w|na|z|do|nie|się|że|to|jest|o|jak|po|za|od|przez|dla|przy|oraz|który|która|które|są|był|była|ale|także|już',
  cs: 'a|v|na|se|že|je|z|do|s|o|i|k|pro|ale|jako|by|za|které|který|která|jsou|byl|bylo|také|už|podle|po|jeho',
  ro: 'și|de|în|la|a|cu|pe|că|nu|din|care|este|mai|un|o|pentru|au|fost|sunt|ce|prin|după|sau|dar|său|fi|al|ale',
  hu: 'a|az|és|hogy|nem|is|egy|ez|van|volt|de|meg|már|csak|mint|még|el|ki|be|azt|ha|vagy|szerint',
  tr: 've|bir|bu|da|de|için|ile|olarak|çok|daha|en|gibi|olan|ama|sonra|kadar|var|ne|ise|dedi|göre',
}

/** Letters that are a language's own among those with the same words. */
export const OWN_LETTERS: { readonly [language: string]: RegExp } = {
  fr: /[œçèêëîïûù]/gi,
  de: /[ßäöü]/gi,
  es: /[ñ¿¡]/gi,
  it: /[òì]/gi,
  pt: /[ãõ]/gi,
  nl: /ij/gi,
  ca: /l·l/gi,
  sv: /[åäö]/gi,
  da: /[åæø]/gi,
  nb: /[åæø]/gi,
  pl: /[łąęśćźż]/gi,
  cs: /[řěůčžš]/gi,
  ro: /[șțăşţ]/gi,
  hu: /[őű]/gi,
  tr: /[ğış]/g,
}
