/**
 * The names of the twelve months by language, as they are written in dates: in full, then short or as they differ from
 * country to country. A name is one word or two.
 */
export const MONTHS: { readonly [language: string]: readonly string[] } = {
  fr: [
    'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
    'janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc',
  ],
  en: [
    'january|february|march|april|may|june|july|august|september|october|november|december',
    'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec',
  ],
  de: [
    'januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember',
    'jänner|feber|mär|apr|mai|jun|jul|aug|sept|okt|nov|dez',
  ],
  es: [
    'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
    'ene|feb|mar|abr|may|jun|jul|ago|set|oct|nov|dic',
  ],
  it: [
    'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre',
    'gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic',
  ],
  pt: [
    'janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro',
    'jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez',
  ],
  nl: ['januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december'],
  ca: ['gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre'],
  sv: ['januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december'],
  da: ['januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december'],
  nb: ['januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember'],
  fi: [
    'tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta',
  ],
  pl: ['stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia'],
  cs: ['ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince'],
  ro: ['ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie'],
  hu: ['január|február|március|április|május|június|július|augusztus|szeptember|október|november|december'],
  tr: ['ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık'],
  ru: ['января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'],
  uk: ['січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня'],
  el: [
    'Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου',
  ],
  he: [
    'ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר',
    'בינואר|בפברואר|במרץ|באפריל|במאי|ביוני|ביולי|באוגוסט|בספטמבר|באוקטובר|בנובמבר|בדצמבר',
  ],
  ar: [
    'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
    'جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
    'يناير|فبراير|مارس|إبريل|ماي|يونيه|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر',
    'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول',
  ],
  fa: ['ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر'],
  hi: ['जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर'],
}
