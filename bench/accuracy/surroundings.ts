import type { CorpusLanguage } from './language.ts'

/** What stands around an article in one language, in a mail, on a page, beside a document. */
type Surroundings = {
  menu: readonly [string, string, string]
  share: string
  /** What a reader writes under an article. */
  comment: string
  advertisement: string
  newsletter: string
  copyright: string
  /** What somebody writes in the margin of a document. */
  remark: string
  disclaimer: string
  sentFrom: string
  greeting: string
  cover: string
  /** What announces a mail that is answered, from a name and a date. */
  wrote: readonly [before: string, after: string]
  /** What an answered mail says. */
  quoted: string
  /** The headers of a mail that is passed on: who, when, what, to whom. */
  headers: readonly [string, string, string, string]
  forwarded: string
  staff: string
}

/** What stands around articles in the languages of the corpus. */
export const SURROUNDINGS = {
  fr: {
    menu: ['Accueil', 'Sports', 'Petites annonces'],
    share: 'Partager sur Facebook',
    comment: 'Enfin une bonne nouvelle pour notre ville, merci à toute l’équipe qui s’est battue.',
    advertisement: 'Publicité',
    newsletter: 'Inscrivez-vous à notre lettre du matin et recevez l’essentiel de l’actualité locale.',
    copyright: 'Tous droits réservés. Mentions légales',
    remark: 'À vérifier auprès de la mairie avant de publier.',
    disclaimer:
      'Ce message et ses pièces jointes sont confidentiels et destinés exclusivement à ses destinataires.',
    sentFrom: 'Envoyé de mon iPhone',
    greeting: 'Bonjour à tous,',
    cover: 'Voici mon papier pour demain.',
    wrote: ['Le 3 mars 2025 à 09:12, ', ' a écrit :'],
    quoted: 'Tu peux m’envoyer soixante lignes là-dessus avant midi ?',
    headers: ['De', 'Date', 'Objet', 'À'],
    forwarded: '---------- Message transféré ---------',
    staff: 'La rédaction',
  },
  en: {
    menu: ['Home', 'Sport', 'Classifieds'],
    share: 'Share on Facebook',
    comment: 'At last some good news for our town, and thanks to everybody who fought for it.',
    advertisement: 'Advertisement',
    newsletter: 'Sign up for our morning newsletter and get the local news that matters.',
    copyright: 'All rights reserved. Terms of use',
    remark: 'Check this with the council before we print it.',
    disclaimer:
      'This e-mail and any attachments are confidential and intended solely for the person it is addressed to.',
    sentFrom: 'Sent from my iPhone',
    greeting: 'Hi all,',
    cover: 'Here is my piece for tomorrow.',
    wrote: ['On 3 March 2025, at 09:12, ', ' wrote:'],
    quoted: 'Could you send me six hundred words on this before noon?',
    headers: ['From', 'Date', 'Subject', 'To'],
    forwarded: '---------- Forwarded message ---------',
    staff: 'Newsroom',
  },
  de: {
    menu: ['Startseite', 'Sport', 'Kleinanzeigen'],
    share: 'Auf Facebook teilen',
    comment: 'Endlich einmal eine gute Nachricht für unsere Stadt, vielen Dank an alle, die gekämpft haben.',
    advertisement: 'Anzeige',
    newsletter: 'Melden Sie sich für unseren Newsletter an und lesen Sie jeden Morgen das Wichtigste.',
    copyright: 'Alle Rechte vorbehalten. Impressum',
    remark: 'Bitte vor dem Druck noch einmal beim Rathaus nachfragen.',
    disclaimer: 'Diese E-Mail und ihre Anhänge sind vertraulich und nur für den Empfänger bestimmt.',
    sentFrom: 'Von meinem iPhone gesendet',
    greeting: 'Hallo zusammen,',
    cover: 'Hier ist mein Text für morgen.',
    wrote: ['Am 3. März 2025 um 09:12 schrieb ', ':'],
    quoted: 'Kannst du mir bis Mittag achtzig Zeilen dazu schicken?',
    headers: ['Von', 'Datum', 'Betreff', 'An'],
    forwarded: '---------- Weitergeleitete Nachricht ---------',
    staff: 'Redaktion',
  },
  es: {
    menu: ['Portada', 'Deportes', 'Anuncios'],
    share: 'Compartir en Facebook',
    comment: 'Por fin una buena noticia para nuestra ciudad, gracias a todos los que lucharon por ella.',
    advertisement: 'Publicidad',
    newsletter: 'Suscríbase a nuestro boletín de la mañana y reciba lo más importante de la comarca.',
    copyright: 'Todos los derechos reservados. Aviso legal',
    remark: 'Hay que comprobarlo con el ayuntamiento antes de publicar.',
    disclaimer: 'Este mensaje y sus adjuntos son confidenciales y van dirigidos solo a su destinatario.',
    sentFrom: 'Enviado desde mi iPhone',
    greeting: 'Buenos días,',
    cover: 'Aquí va mi texto para mañana.',
    wrote: ['El 3 de marzo de 2025 a las 09:12, ', ' escribió:'],
    quoted: '¿Me puedes mandar sesenta líneas sobre esto antes del mediodía?',
    headers: ['De', 'Fecha', 'Asunto', 'Para'],
    forwarded: '---------- Mensaje reenviado ---------',
    staff: 'Redacción',
  },
  it: {
    menu: ['Home', 'Sport', 'Annunci'],
    share: 'Condividi su Facebook',
    comment: 'Finalmente una bella notizia per la nostra città, grazie a tutti quelli che si sono battuti.',
    advertisement: 'Pubblicità',
    newsletter: 'Iscriviti alla nostra newsletter del mattino e ricevi le notizie più importanti.',
    copyright: 'Tutti i diritti riservati. Note legali',
    remark: 'Da verificare con il comune prima di andare in stampa.',
    disclaimer: 'Questo messaggio e i suoi allegati sono riservati e destinati solo al destinatario.',
    sentFrom: 'Inviato da iPhone',
    greeting: 'Buongiorno,',
    cover: 'Ecco il mio pezzo per domani.',
    wrote: ['Il giorno 3 marzo 2025 alle ore 09:12 ', ' ha scritto:'],
    quoted: 'Mi puoi mandare sessanta righe su questo entro mezzogiorno?',
    headers: ['Da', 'Data', 'Oggetto', 'A'],
    forwarded: '---------- Messaggio inoltrato ---------',
    staff: 'Redazione',
  },
  pt: {
    menu: ['Início', 'Desporto', 'Anúncios'],
    share: 'Partilhar no Facebook',
    comment: 'Até que enfim uma boa notícia para a nossa cidade, obrigado a todos os que lutaram.',
    advertisement: 'Publicidade',
    newsletter: 'Subscreva a nossa newsletter da manhã e receba as notícias que contam.',
    copyright: 'Todos os direitos reservados. Termos de uso',
    remark: 'É preciso confirmar isto com a câmara antes de publicar.',
    disclaimer: 'Esta mensagem e os seus anexos são confidenciais e destinam-se apenas ao destinatário.',
    sentFrom: 'Enviado do meu iPhone',
    greeting: 'Bom dia,',
    cover: 'Segue o meu texto para amanhã.',
    wrote: ['Em 3 de março de 2025 às 09:12, ', ' escreveu:'],
    quoted: 'Consegues mandar sessenta linhas sobre isto antes do meio-dia?',
    headers: ['De', 'Data', 'Assunto', 'Para'],
    forwarded: '---------- Mensagem encaminhada ---------',
    staff: 'Redação',
  },
  nl: {
    menu: ['Voorpagina', 'Sport', 'Advertenties'],
    share: 'Delen op Facebook',
    comment: 'Eindelijk eens goed nieuws voor onze stad, met dank aan iedereen die ervoor gevochten heeft.',
    advertisement: 'Advertentie',
    newsletter: 'Meld u aan voor onze ochtendbrief en lees elke dag het belangrijkste nieuws.',
    copyright: 'Alle rechten voorbehouden. Voorwaarden',
    remark: 'Dit nog even navragen bij de gemeente voor het de krant in gaat.',
    disclaimer: 'Dit bericht en de bijlagen zijn vertrouwelijk en alleen bestemd voor de geadresseerde.',
    sentFrom: 'Verzonden vanaf mijn iPhone',
    greeting: 'Hallo allemaal,',
    cover: 'Hierbij mijn stuk voor morgen.',
    wrote: ['Op 3 maart 2025 om 09:12 schreef ', ':'],
    quoted: 'Kun je me hierover voor twaalf uur zestig regels sturen?',
    headers: ['Van', 'Datum', 'Onderwerp', 'Aan'],
    forwarded: '---------- Doorgestuurd bericht ---------',
    staff: 'Redactie',
  },
  sv: {
    menu: ['Hem', 'Sport', 'Annonser'],
    share: 'Dela på Facebook',
    comment: 'Äntligen goda nyheter för vår stad, tack till alla som har kämpat för det så länge.',
    advertisement: 'Annons',
    newsletter: 'Prenumerera på vårt morgonbrev och få de viktigaste nyheterna varje dag.',
    copyright: 'Alla rättigheter förbehållna. Villkor',
    remark: 'Kolla detta med kommunen innan vi trycker.',
    disclaimer: 'Detta meddelande och dess bilagor är konfidentiella och avsedda endast för mottagaren.',
    sentFrom: 'Skickat från min iPhone',
    greeting: 'Hej alla,',
    cover: 'Här är min text till i morgon.',
    wrote: ['Den 3 mars 2025 kl. 09:12 skrev ', ':'],
    quoted: 'Kan du skicka sextio rader om detta före tolv?',
    headers: ['Från', 'Datum', 'Ämne', 'Till'],
    forwarded: '---------- Vidarebefordrat meddelande ---------',
    staff: 'Redaktionen',
  },
  pl: {
    menu: ['Strona główna', 'Sport', 'Ogłoszenia'],
    share: 'Udostępnij na Facebooku',
    comment: 'Nareszcie dobra wiadomość dla naszego miasta, dziękuję wszystkim, którzy o to walczyli.',
    advertisement: 'Reklama',
    newsletter: 'Zapisz się na nasz poranny biuletyn i czytaj najważniejsze wiadomości.',
    copyright: 'Wszelkie prawa zastrzeżone. Regulamin',
    remark: 'Trzeba to jeszcze sprawdzić w urzędzie przed drukiem.',
    disclaimer: 'Ta wiadomość i jej załączniki są poufne i przeznaczone wyłącznie dla adresata.',
    sentFrom: 'Wysłane z iPhone’a',
    greeting: 'Dzień dobry,',
    cover: 'Przesyłam mój tekst na jutro.',
    wrote: ['W dniu 3 marca 2025 o 09:12 ', ' napisał(a):'],
    quoted: 'Czy możesz mi przesłać sześćdziesiąt wierszy na ten temat przed południem?',
    headers: ['Od', 'Data', 'Temat', 'Do'],
    forwarded: '---------- Wiadomość przekazana dalej ---------',
    staff: 'Redakcja',
  },
  ru: {
    menu: ['Главная', 'Спорт', 'Объявления'],
    share: 'Поделиться ВКонтакте',
    comment: 'Наконец-то хорошая новость для нашего города, спасибо всем, кто за это боролся.',
    advertisement: 'Реклама',
    newsletter: 'Подпишитесь на нашу утреннюю рассылку и узнавайте главные новости первыми.',
    copyright: 'Все права защищены. Условия использования',
    remark: 'Это надо ещё раз проверить в мэрии до печати.',
    disclaimer:
      'Это сообщение и его вложения конфиденциальны и предназначены только для указанного получателя.',
    sentFrom: 'Отправлено с iPhone',
    greeting: 'Добрый день!',
    cover: 'Посылаю мой текст на завтра.',
    wrote: ['3 марта 2025 г., в 09:12, ', ' написал(а):'],
    quoted: 'Можешь прислать об этом шестьдесят строк до полудня?',
    headers: ['От', 'Дата', 'Тема', 'Кому'],
    forwarded: '---------- Пересланное сообщение ---------',
    staff: 'Редакция',
  },
} as const satisfies { readonly [Language in CorpusLanguage]: Surroundings }
