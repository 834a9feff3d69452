import { patternRule, words } from './rule.ts'

const FRENCH = ['fr'] as const

/** Before these `le` and `les` are pronouns: `de le faire`, `à les entendre`; the lists name the adverbs that come between. */
const PRONOUN_BEFORE =
  '(?! (?:y|en|lui|leur|bien|mieux|mal|plus|moins|trop|tous|tout|toujours|jamais|souvent|encore|déjà|ainsi|faire|dire|\\p{L}+ment|[\\p{L}-]+(?:er|ir|re|oir|ïr))(?![\\p{L}-]))'

const contraction = patternRule('fr-contraction', FRENCH, 'suggestion', [
  [words(`de le(?! (?:le|la|les) )${PRONOUN_BEFORE}(?= \\p{Ll}\\p{L}+)`), () => 'du'],
  [words(`de les${PRONOUN_BEFORE}(?= \\p{Ll}\\p{L}+)`), () => 'des'],
  [words(`à le${PRONOUN_BEFORE}(?= \\p{Ll}\\p{L}+)`), () => 'au'],
  [words(`à les${PRONOUN_BEFORE}(?= \\p{Ll}\\p{L}+)`), () => 'aux'],
])

const elision = patternRule('fr-elision', FRENCH, 'fix', [
  [words('si (ils?)'), ([il = '']) => `s’${il}`],
  [words('([Qq]ue) (ils?|elles?|on)'), ([, who = '']) => `qu’${who}`],
  [
    words('([Ll]orsque|[Pp]uisque|[Qq]uoique) (ils?|elles?|on|un|une|en)'),
    ([word = '', next = '']) => `${word.toLowerCase().slice(0, -1)}’${next}`,
  ],
  [words('([Jj]usque) (à|au|aux|en|ici|où|alors)'), ([, next = '']) => `jusqu’${next}`],
  [
    words('je (ai|avais|aurai|aurais|étais|irai|irais|aime|espère|imagine|habite)'),
    ([verb = '']) => `j’${verb}`,
  ],
  [
    words('ce (est|était)(?= (?:un|une|le|la|les|du|des|pas|ce|ça|très|trop|bien|aussi|là) )'),
    ([verb = '']) => `c’${verb}`,
  ],
])

const glued = patternRule('fr-words', FRENCH, 'fix', [
  [words('[Pp]arce-que|[Pp]arceque'), () => 'parce que'],
  [words('[Tt]andis-que|[Tt]andisque'), () => 'tandis que'],
  [words('[Aa]lors-que'), () => 'alors que'],
  [words('[Bb]ien-que'), () => 'bien que'],
  [words("[Aa]ujourd-hui|[Aa]ujourdhui|[Aa]ujour d'hui|[Aa]ujour-d'hui"), () => 'aujourd’hui'],
])

const phrase = patternRule('fr-phrase', FRENCH, 'suggestion', [
  [words("c'est à dire(?! (?:que|le|la|les|non|oui) )|[Cc]'est(?: |-)a(?: |-)dire"), () => 'c’est-à-dire'],
  [words('vis à vis'), () => 'vis-à-vis'],
  [words('peut être que'), () => 'peut-être que'],
  [words('quand à(?= (?:moi|toi|lui|elle|nous|vous|eux|elles|savoir))'), () => 'quant à'],
  [
    words(
      "Quand à(?=(?: (?:la|le|les|cette|ces?|son|sa|ses|leurs?|M\\.|Mme)| l'[\\p{L}-]+)(?: [\\p{L}-]+){0,4},)",
    ),
    () => 'quant à',
  ],
  [words('Hors(?=, )'), () => 'or'],
  [
    words('([Aa]u|[Pp]ar) (delà|dessus|dessous|devant)(?! (?:de la scène|du monde))'),
    ([first = '', second = '']) =>
      /^par$/i.test(first) && second === 'devant' ? null : `${first}-${second}`,
  ],
  [words('là (bas|haut|dessus|dessous)'), ([place = '']) => `là-${place}`],
  [words('comme même(?! (?:le|la|les|un|une|des) )'), () => 'quand même'],
  [words('il faut mieux(?! (?:que|en|y|se|les?|la) )'), () => 'il vaut mieux'],
])

const quelque = patternRule('fr-quelque', FRENCH, 'suggestion', [
  [
    words("quelques? (soit|soient)(?= (?:l[ae]s?|l'|son|sa|ses|leurs?|ce|cette|ces|notre|votre|mon|ma|mes))"),
    ([verb = ''], match) => {
      const rest = (
        match.input.slice(match.index + match[0].length).match(/^[ \u00a0](\p{L}+)/u)?.[1] ?? ''
      ).toLowerCase()
      const isFeminine = ['la', 'sa', 'cette', 'ma'].includes(rest)
      const isMasculine = ['le', 'ce', 'son', 'mon'].includes(rest)
      if (verb === 'soient') return 'quels que soient'
      return isFeminine ? 'quelle que soit' : isMasculine ? 'quel que soit' : 'quel que soit'
    },
  ],
])

/** Participles and adjectives that come after the verb `a`, never after the preposition. */
const AFTER_VERB =
  '(?:été|eu|dû|pu|fallu|voulu|décidé|déclaré|annoncé|expliqué|indiqué|ajouté|précisé|estimé|affirmé|assuré|reconnu|promis|obtenu|reçu|perdu|rendu|permis|choisi|fini|réussi|refusé|accepté|demandé|proposé|lancé|baissé|augmenté|progressé|reculé|quitté|remporté|gagné|battu|condamné|interpellé|arrêté|vendu|publié|présenté|confirmé|dénoncé|salué|rejeté|validé|conclu|rappelé|souligné|regretté|ouvert|signé|voté|adopté|donné|trouvé|retrouvé|commencé|toujours été|déjà été|jamais été|pas été|bien été|aussi été)'

/** Plural subjects of a verb, whose `se` is written `ce`. */
const PLURAL_SUBJECT =
  "[Ii]ls|[Ee]lles|qui|[Cc]ertaine?s|[Pp]lusieurs|[Bb]eaucoup|[Tt]ous|[Tt]outes|[Dd]'autres"

const verbs = patternRule('fr-verb', FRENCH, 'suggestion', [
  [words(`on(?= ${AFTER_VERB}(?![\\p{L}-]))`), () => 'ont'],
  [words('(a|ai|ont|avait|avaient|aura|auront|aurait|auraient|ayant) étés'), ([verb = '']) => `${verb} été`],
  [
    words('(a|ont|avait|avaient) (?:eut|eût|eux)(?= (?:lieu|été|un|une|le|la|les|des|du)(?![\\p{L}-]))'),
    ([verb = '']) => `${verb} eu`,
  ],
  [
    words(
      `(${PLURAL_SUBJECT}) ce (sont|étaient)(?= [\\p{L}-]+(?:és|ées|us|ues|is|ises|its|ites)(?![\\p{L}-]))`,
    ),
    ([who = '', verb = '']) => `${who} se ${verb}`,
  ],
])

const accentOnA = patternRule('fr-a', FRENCH, 'suggestion', [
  [words("([Jj]usqu)'a"), ([lead = '']) => `${lead}’à`],
  [words('il y en à(?! (?:la|le|les|un|une|l) )'), () => 'il y en a'],
  [
    words(`([Ii]l|[Ee]lle|[Oo]n|y|qui|[Cc]ela|[Çç]a|[Ll]'on|\\p{Ll}{3,}) à(?= ${AFTER_VERB} )`),
    ([who = '']) => (/^(?:tout|jusqu)$/iu.test(who) ? null : `${who} a`),
  ],
  [
    words(
      "([Ii]l n'y|[Ii]l y|[Ii]l n'|[Oo]n n'|[Ee]lle n') ?à(?= (?:pas|plus|un|une|des|eu|été|jamais|rien|aucun|aucune|deux|trois|que|trop|peu|longtemps|beaucoup))",
    ),
    ([who = '']) => (who.endsWith('y') ? `${who} a` : null),
  ],
  [
    words(
      "([Gg]râce|[Qq]uant|[Jj]usqu'|[Vv]is-à-vis|[Pp]ar rapport|[Cc]onformément|[Cc]ontrairement|[Ss]uite) ?a(?= (?:(?:la|un|une|ce|cette|ces|son|sa|ses|leur|leurs|lui|elle|eux|nous|vous|moi|toi|des) |l'))",
    ),
    ([lead = '']) => (/^jusqu/iu.test(lead) ? `${lead}à` : `${lead} à`),
  ],
  [
    words(
      "a (partir|cause|travers|côté|force|défaut|l'occasion|l'instar|l'égard|l'issue|l'exception|compter|raison)(?= (?:de |du |des |d'|la |le |les |l'))",
    ),
    ([rest = '']) => `à ${rest}`,
  ],
])

const ou = patternRule('fr-ou', FRENCH, 'suggestion', [
  [words("([Dd]|[Jj]usqu)'ou(?! (?:d'|l'))"), ([lead = '']) => `${lead}’où`],
  [
    words(
      "(au moment|dans la mesure|au cas|le jour|la ville|le village|le pays|le lieu|la maison|la salle|la rue|une époque|à l'heure|l'endroit|l'année|le quartier) ou(?= (?:il|elle|on|ils|elles|je|nous|se) )",
    ),
    ([lead = '']) => `${lead} où`,
  ],
  [
    words('(au moment|dans la mesure|au cas) ou(?= (?:les?|la|un|une|cette?) )'),
    ([lead = '']) => `${lead} où`,
  ],
  [words('là ou(?= (?:il|elle|on|ils|elles|je|nous|vous|se) )'), () => 'là où'],
  [
    words('où (bien|encore|plutôt)(?= (?:le|la|les|un|une|des|du|de|au|à|en) )'),
    ([next = '']) => `ou ${next}`,
  ],
])

const ces = patternRule('fr-ces', FRENCH, 'suggestion', [
  [words('ses (\\p{L}+)-(ci|là)'), ([noun = '', end = '']) => `ces ${noun}-${end}`],
  [
    words(
      "([Ii]l|[Ee]lle|[Oo]n|[Qq]ui) c'(est|était)(?= (?:\\p{L}+é|\\p{L}+ée|rendu|rendue|mis|mise|fait|tu|tue|vu|vue|produit|produite) )",
    ),
    ([who = '', verb = '']) => `${who} s’${verb}`,
  ],
  [
    words(
      "([Çç]a|[Cc]ela|[Tt]out|[Qq]ui) c'(est|était)(?= (?:(?:très )?(?:bien|mal) )?(?:passé|déroulé|terminé|produit)(?!\\p{L}))",
    ),
    ([who = '', verb = '']) => `${who} s’${verb}`,
  ],
  [words("(ça|[Cc]ela) s'(est|était)(?= (?:le|la|un|une) )"), ([who = '', verb = '']) => `${who}, c’${verb}`],
  [words('sa (va|suffit|dépend|marche|fait)(?! (?:la|le|les|sa|son) )'), ([verb = '']) => `ça ${verb}`],
])

/** In French `M.`, `Mme`, `Mlle`; not before a name that begins a title in English (`Mr Bean`, `Mr. Robot`). */
const courtesy = patternRule('fr-courtesy', FRENCH, 'suggestion', [
  [words('Mr\\.?(?= \\p{Lu}\\p{Ll})(?! (?:Bean|Robot|President|Smith|Freeze|Big)(?!\\p{L}))'), () => 'M.'],
  [words('Mrs\\.?(?= \\p{Lu}\\p{Ll})(?! (?:Dalloway|Doubtfire|Robinson))'), () => 'Mme'],
  [words('(Mme|Mlle)\\.(?= \\p{Lu})'), ([title = '']) => title],
])

/** The rules of French. */
export const FRENCH_RULES = [
  contraction,
  elision,
  glued,
  phrase,
  quelque,
  accentOnA,
  verbs,
  ou,
  ces,
  courtesy,
] as const
