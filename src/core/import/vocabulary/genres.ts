import type { Rows } from './load.ts'

/** Words that name a desk or a kind of text; up to two of them make a line above the headline. */
export const DESKS_AND_GENRES: Rows = {
  fr: 'politique|société|économie|sport|sports|culture|international|monde|france|europe|faits|divers|justice|santé|environnement|climat|sciences|médias|opinion|opinions|édito|éditorial|tribune|analyse|reportage|enquête|portrait|interview|entretien|chronique|billet|critique|décryptage|exclusif|dossier|région|communiqué',
  en: 'politics|world|business|news|local|national|health|science|technology|tech|comment|analysis|feature|editorial|exclusive|lifestyle|arts',
  de: 'politik|wirtschaft|kultur|gesellschaft|meinung|kommentar|lokales|panorama|wissen',
  es: 'política|economía|deportes|cultura|sociedad|internacional|opinión|sucesos|editorial|entrevista|crónica|reportaje|columna|tribuna|perfil',
  it: 'politica|economia|cronaca|esteri|spettacoli|intervista|editoriale|commento',
  pt: 'esporte|esportes|mundo|brasil|cidades',
  ru: 'интервью|репортаж|мнение',
  ar: 'أخبار|رياضة|سياسة|اقتصاد|ثقافة|رأي|حوار|مقابلة|تقرير|تحقيق',
  zh: '时事|体育|财经|文化|国际|社会|评论|要闻',
}

/** Kinds of text of several words. */
export const GENRES_OF_SEVERAL_WORDS: Rows = {
  fr: 'dossier de presse|revue de presse|faits divers|point de vue|carte blanche',
}
