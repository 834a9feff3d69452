import type { ExportNoticeName } from '../../core/export/notices.ts'

/** What an exported file could not hold, or holds otherwise than the page; sentences. */
export default {
  'picture-missing': 'L’image {{what}} n’est pas dans la bibliothèque\u00a0: elle manque dans le fichier.',
  'picture-format': 'Ce format ne sait pas montrer l’image {{what}}\u00a0: sa description la remplace.',
  'picture-damaged': 'Le fichier de l’image {{what}} est abîmé\u00a0: elle manque dans l’export.',
  'picture-too-large-for-profile':
    'L’image {{what}} est plus grande que ce format ne le demande et a été exportée telle quelle\u00a0: seule la fenêtre réduit les images.',
  'picture-not-cropped': 'L’image {{what}} a été exportée entière\u00a0: seule la fenêtre sait la recadrer.',
  'pictures-by-address':
    'Ce fichier ne contient que l’adresse de ses images ({{what}})\u00a0: seule cette bibliothèque les y retrouve. Pour les emporter, exportez en Markdown.',
  'relative-link':
    'Le lien {{what}} n’est valable que sur votre site\u00a0: son texte a été gardé, sans lien.',
  'raised-letters': 'Hugo affichera «\u00a0{{what}}\u00a0» sur la ligne, ni en exposant ni en indice.',
  'code-in-lines':
    'Le code «\u00a0{{what}}\u00a0» a été exporté en paragraphe, sans retraits\u00a0: dans un bloc, un site exécuterait le modèle qu’il contient.',
  'list-number':
    'Un document Word ne commence aucune liste à {{what}}\u00a0: ses numéros commencent à 32\u202f767.',
  'wide-table':
    'Un document Word n’a pas de tableau de {{what}} colonnes\u00a0: ses lignes sont du texte, avec une tabulation entre les cellules.',
  'links-left-out':
    'Le texte brut n’a pas de liens\u00a0: leurs mots ont été gardés, sans leurs adresses ({{what}}).',
  'struck-not-shown': 'Le texte brut ne raye rien\u00a0: «\u00a0{{what}}\u00a0» se lit comme le reste.',
  'day-left-out': 'ninjs n’a pas de place pour une date sans heure\u00a0: {{what}} a été omis.',
  'embargo-as-draft':
    'Le fichier est marqué comme brouillon tant que dure l’embargo\u00a0: exportez-le de nouveau ensuite.',
  'invalid-link':
    'Le lien {{what}} ne mène ni à une page web ni à une adresse électronique\u00a0: son texte a été gardé, sans lien.',
  'same-slug':
    'L’article «\u00a0{{what}}\u00a0» a la même adresse de page\u00a0: donnez-en une autre à l’un des deux avant de les publier.',
  'correction-left-out': 'Ce format n’a pas de place pour le rectificatif\u00a0: «\u00a0{{what}}\u00a0».',
  'site-address-missing':
    'L’adresse du site n’est pas réglée\u00a0: {{what}} manquent. Indiquez-la sous Publication, dans les réglages.',
} as const satisfies Record<ExportNoticeName, string>
