/** The declaration that each part of a document begins with. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** What the namespaces of documents begin with. */
export const OFFICE = 'http://schemas.openxmlformats.org'

/** The namespace of Word's elements, as an attribute. */
export const W_NAMESPACE = `xmlns:w="${OFFICE}/wordprocessingml/2006/main"`

/** The namespaces of a part with text, links and pictures, as attributes. */
export const TEXT_NAMESPACES =
  `${W_NAMESPACE} xmlns:r="${OFFICE}/officeDocument/2006/relationships" ` +
  `xmlns:wp="${OFFICE}/drawingml/2006/wordprocessingDrawing" xmlns:a="${OFFICE}/drawingml/2006/main" ` +
  `xmlns:pic="${OFFICE}/drawingml/2006/picture"`

/** The namespaces of the text itself, with those of content controls that are not seen. Programs may pass over what they do not know. */
export const DOCUMENT_NAMESPACES =
  `${TEXT_NAMESPACES} xmlns:mc="${OFFICE}/markup-compatibility/2006" ` +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"'
