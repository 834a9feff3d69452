import type { BlockKind } from './draft.ts'
import { fold } from './fold.ts'

/** What a label at the start of a line announces, also in the header of an e-mail. */
export type LabelledKind = Extract<
  BlockKind,
  'headline' | 'kicker' | 'subhead' | 'standfirst' | 'date' | 'byline' | 'dateline' | 'desk' | 'keywords'
>

/** A label found at the start of a line, and what follows it. */
export type Labelled = { kind: LabelledKind | 'other'; value: string }

const LABELS: { readonly [kind in LabelledKind | 'other']: string } = {
  headline:
    'titre|titre principal|title|headline|hed|head|titel|überschrift|schlagzeile|título|titular|titolo|kop|otsikko|tytuł|заголовок|название|τίτλος|כותרת|العنوان|عنوان|标题|標題|题目|タイトル|見出し|題名|제목|başlık|objet|subject|betreff|asunto|oggetto|assunto|onderwerp',
  kicker:
    'surtitre|sur-titre|kicker|overline|eyebrow|dachzeile|oberzeile|antetítulo|cintillo|volanta|occhiello|chapéu|bovenkop|眉题|肩题|引题',
  subhead:
    'sous-titre|soustitre|subtitle|sub-title|subhead|subheadline|sub-headline|untertitel|unterzeile|subtítulo|sottotitolo|ondertitel|подзаголовок|العنوان الفرعي|عنوان فرعي|副标题|副標題|副题|サブタイトル|부제',
  standfirst:
    'chapô|chapo|chapeau|accroche|standfirst|dek|deck|summary|teaser|abstract|excerpt|lead|vorspann|anriss|anleser|entradilla|bajada|copete|sumario|resumen|sommario|catenaccio|riassunto|lide|resumo|linha fina|intro|samenvatting|résumé|лид|аннотация|ملخص|المقدمة|摘要|导语|導語|导读|リード|요약',
  date: 'date|date de publication|date de parution|publié le|publiée le|paru le|parution|mis en ligne le|published|published on|publication date|posted|posted on|pubdate|datum|veröffentlicht|veröffentlicht am|erschienen|erschienen am|erscheinungsdatum|fecha|fecha de publicación|publicado|publicado el|data|data di pubblicazione|pubblicato|pubblicato il|publicado em|data de publicação|gepubliceerd|gepubliceerd op|publicatiedatum|dato|päivämäärä|дата|дата публикации|опубликовано|ημερομηνία|תאריך|التاريخ|تاريخ|تاريخ النشر|نشر في|نشر بتاريخ|日期|时间|時間|发布时间|发表时间|發佈時間|发布日期|日付|公開日|掲載日|날짜|입력|sent|envoyé|envoyé le|gesendet|enviado|inviato|verzonden',
  byline:
    'auteur|auteure|autrice|auteurs|auteures|autrices|auteur(e)|auteur·e|auteur·rice|auteur.e|signature|signé|rédaction|rédacteur|rédactrice|journaliste|texte|textes|texte et photos|propos recueillis par|recueilli par|author|authors|author(s)|byline|by|written by|reporter|reported by|writer|words|text|autor|autorin|autoren|autor/in|autor*in|verfasser|verfasserin|von|texto|autora|autores|autor(a)|por|autore|autori|firma|di|testo|testi|tekst|door|redacteur|författare|av|forfatter|af|kirjoittaja|автор|авторы|текст|συντάκτης|מאת|כותב|الكاتب|كاتب|المؤلف|بقلم|كتب|كتبت|حاوره|حاورها|حاورته|حاورتها|أجرى الحوار|أجرت الحوار|إعداد|تحرير|作者|撰文|文|记者|記者|文字|撰稿|执笔|執筆|著者|筆者|取材|기자|글|작성자|yazar|yazan|kirjoittanut|napisał|from|de',
  dateline:
    'lieu|dateline|place|location|ort|lugar|localidad|luogo|local|plaats|ort und datum|место|τόπος|מקום|المكان|مكان|地点|地點|場所|장소',
  desk: 'rubrique|catégorie|section|desk|category|ressort|rubrik|kategorie|sección|categoría|sezione|rubrica|categoria|editoria|seção|secção|rubriek|раздел|рубрика|κατηγορία|מדור|القسم|قسم|栏目|欄目|分类|版面|カテゴリ|カテゴリー|섹션',
  keywords:
    'mots-clés|mots clés|mots-clefs|mot-clé|étiquettes|tags|tag|keywords|keyword|key words|schlagwörter|schlagworte|stichwörter|stichworte|palabras clave|palabra clave|etiquetas|palavras-chave|palavras chave|parole chiave|trefwoorden|nyckelord|ключевые слова|теги|λέξεις-κλειδιά|מילות מפתח|الكلمات المفتاحية|كلمات مفتاحية|الوسوم|وسوم|关键词|關鍵詞|关键字|标签|キーワード|タグ|키워드',
  other:
    'photo|photos|photographie|crédit|crédit photo|crédits|crédits photo|légende|légende photo|illustration|image|credit|photo credit|caption|picture|bild|foto|fotos|bildunterschrift|bildnachweis|fotografía|foto di|didascalia|contact|contact presse|contacts|press contact|media contact|pressekontakt|kontakt|contacto|contatto|contatti|téléphone|tél|tel|phone|mobile|portable|fax|email|e-mail|mail|courriel|site|site web|web|website|url|lien|link|source|sources|quelle|fuente|fonte|longueur|story slug|temps de lecture|durée de lecture|reading time|lesezeit|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|signes|length|words count|word count|nombre de signes|embargo|slug|statut|status|version|réf|ref|référence|note|nb|ps|p.s.|à|to|cc|cci|bcc|an|von|para|a|reply-to|répondre à|pièce jointe|pièces jointes|attachments|traduction|traduit par|translated by|edited by|relecture|édition|图片|摄影|图|图片来源|来源|责任编辑|编辑|校对|صورة|تصوير|المصدر|مصدر|写真|사진',
}

const LONGEST_LABEL = 32

const KIND_OF = new Map<string, LabelledKind | 'other'>()
for (const [kind, labels] of Object.entries(LABELS)) {
  for (const label of labels.split('|')) {
    const key = fold(label)
    if (isLabelKind(kind) && !KIND_OF.has(key)) KIND_OF.set(key, kind)
  }
}

function isLabelKind(kind: string): kind is LabelledKind | 'other' {
  return kind in LABELS
}

/** The label at the start of a text and what it announces, or null. No-break spaces may stand before the colon. */
export function findLabel(text: string): Labelled | null {
  const head = text.slice(0, LONGEST_LABEL + 3)
  const match = /^[*_]{0,2}([^:：\n]{1,32}?)[ \t\u00a0\u202f]{0,3}[*_]{0,2}[:：][*_]{0,2}/u.exec(head)
  const name = match?.[1]
  if (!match || name === undefined) return null
  const key = fold(name.replace(/[\u00a0\u202f\u3000]/g, ' '))
  const kind = KIND_OF.get(key) ?? KIND_OF.get(key.replaceAll(' ', ''))
  if (kind === undefined) return null
  const value = text.slice(match[0].length).replace(/^[ \t\n\u00a0\u202f\u3000]+/, '')
  return { kind, value }
}
