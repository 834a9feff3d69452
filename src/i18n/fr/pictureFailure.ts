export default {
  'picture-unsupported':
    '«\u00a0{{fileName}}\u00a0» n’est pas une image que Marbre sait montrer. Exportez-la en JPEG.',
  'picture-unsupported-HEIC':
    '«\u00a0{{fileName}}\u00a0» est au format HEIC, celui des iPhone. Exportez l’image en JPEG.',
  'picture-unsupported-SVG':
    '«\u00a0{{fileName}}\u00a0» est un dessin SVG, qui peut contenir un programme. Exportez-le en PNG.',
  'picture-too-large':
    '«\u00a0{{fileName}}\u00a0» dépasse {{limitMegabytes, number}}\u00a0Mo. Exportez l’image en plus petit.',
  'picture-too-many-pixels':
    '«\u00a0{{fileName}}\u00a0» dépasse {{limitMegapixels, number}}\u00a0millions de pixels. Exportez l’image en plus petit.',
  'picture-damaged':
    '«\u00a0{{fileName}}\u00a0» est abîmé ou incomplet. Demandez une nouvelle fois le fichier à qui l’a envoyé.',
  'picture-gone': 'Le fichier de cette image n’est plus dans la bibliothèque. Remplacez l’image.',
} as const
