import { fold } from './fold.ts'

/** The names of the twelve months, one line a language (French, English, German, …), as they are written in dates. */
const MONTH_NAMES = [
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'janv févr mars avr mai juin juil août sept oct nov déc',
  'january february march april may june july august september october november december',
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'jänner feber mär apr mai jun jul aug sept okt nov dez',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'ene feb mar abr may jun jul ago set oct nov dic',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'gen feb mar apr mag giu lug ago set ott nov dic',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'jan fev mar abr mai jun jul ago set out nov dez',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'gener febrer març abril maig juny juliol agost setembre octubre novembre desembre',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'januar februar marts april maj juni juli august september oktober november december',
  'januar februar mars april mai juni juli august september oktober november desember',
  'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  'ledna února března dubna května června července srpna září října listopadu prosince',
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  'január február március április május június július augusztus szeptember október november december',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  'Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου',
  'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
  'בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר',
  'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر',
  'يناير فبراير مارس إبريل ماي يونيه يوليوز غشت شتنبر أكتوبر نونبر دجنبر',
  'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر',
  'जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर',
] as const

/** The months of the Levant and Iraq; two words each, for some. */
const LEVANTINE_MONTHS = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
] as const

const MONTHS = new Map<string, number>()
for (const names of [...MONTH_NAMES.map((line) => line.split(' ')), LEVANTINE_MONTHS]) {
  for (const [index, name] of names.entries()) MONTHS.set(fold(name), index + 1)
}

/** The month (1 to 12) that a folded word, or two with a space between, name. */
export function monthNamed(word: string): number | undefined {
  return MONTHS.get(word)
}

const WEEKDAYS =
  'lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim ' +
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
  'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so ' +
  'lunes martes miércoles jueves viernes sábado domingo ' +
  'lunedì martedì mercoledì giovedì venerdì sabato domenica ' +
  'segunda terça quarta quinta sexta feira sábado domingo ' +
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
  'dilluns dimarts dimecres dijous divendres dissabte diumenge ' +
  'måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag ' +
  'poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle ' +
  'понедельник вторник среда четверг пятница суббота воскресенье ' +
  'Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή ' +
  'الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد ' +
  '월요일 화요일 수요일 목요일 금요일 토요일 일요일 星 期 周 週 曜 一 二 三 四 五 六 日 月 火 水 木 金 土'

/** What may stand around a date and only says that it is one. */
const ANNOUNCEMENTS =
  'le la du de en ce date publié publiée publication paru parue posté mis mise à jour créé modifié écrit rédigé dernière ' +
  'on at the of date published posted updated updates last modified issued released written filed ' +
  'am um den dem der vom datum stand uhr veröffentlicht erschienen aktualisiert ' +
  'el fecha publicado publicada actualizado actualizada a las del día hora horas ' +
  'il data pubblicato pubblicata aggiornato aggiornata alle ore il del ' +
  'em às as publicado publicada atualizado atualizada dia ' +
  'op om gepubliceerd bijgewerkt geplaatst uur ' +
  'в г года дата опубликовано ' +
  'نشر في تاريخ التاريخ يوم النشر نشرت تم الساعة تحديث آخر م هـ الموافق صباحا مساء بتاريخ ' +
  '发 布 發 佈 时 間 间 時 于 於 更 新 期 日 刊 登 上 午 下 日期 掲 載 公 開 配 信 付 배포 입력 작성일 기사입력 등록 수정 최종수정 오전 오후 ' +
  'dnia roku r godz godzina opublikowano aktualizacja publikacja פורסם עודכן בשעה יום ' +
  'utc gmt et ct mt pt cet cest est edt pst pdt bst met mez mesz pm p heure heures h min z'

const AROUND = new Set(`${WEEKDAYS} ${ANNOUNCEMENTS}`.split(' ').map(fold))

/** True for a folded word that may stand beside a date without meaning anything else. */
export function announcesDate(word: string): boolean {
  return AROUND.has(word)
}
