import { useEffect, useEffectEvent, useState } from 'react'
import type { Failure } from '../../../../../core/failure.ts'
import { articleEditor } from '../../../editor/articleEditor.ts'
import type { SelectedFigure } from '../../../editor/plugins/figureCard.ts'
import { setUse } from '../../../editor/plugins/figureChanges.ts'
import { type Preview, previewOf } from '../../../pictures/previews.ts'
import { notifyFailure } from '../../../state/toasts.ts'
import CropDialog from './CropDialog.tsx'

/** In pixels, as large as the dialog shows a picture. */
const LONGEST_EDGE = 1_280

/** Crops the picture of a figure, in one step of the history. */
export default function CroppedPicture({ figure, onClose }: { figure: SelectedFigure; onClose(): void }) {
  const { src, alt, use, position } = figure
  const picture = usePreview(src, onClose)
  if (!picture) return null
  return (
    <CropDialog
      picture={picture}
      size={picture}
      alt={alt || use.fileName}
      crop={use.crop}
      focus={use.focus}
      onClose={onClose}
      onDone={(crop, focus) => {
        articleEditor.applyStep((transaction) => setUse(transaction, position, { crop, focus }))
        onClose()
      }}
    />
  )
}

/** A picture of the library in a size for the dialog, once there is one; where it cannot be shown, that is told. */
function usePreview(src: string, onGone: () => void): Preview | null {
  const [preview, setPreview] = useState<Preview | null>(null)
  const end = useEffectEvent((failure: Failure) => {
    notifyFailure(failure)
    onGone()
  })
  useEffect(() => {
    const given = new AbortController()
    let made: Preview | null = null
    void previewOf(src, LONGEST_EDGE, given.signal).then((result) => {
      if (!result) return
      if (given.signal.aborted) {
        if (result.ok) result.value.release()
      } else if (result.ok) {
        made = result.value
        setPreview(made)
      } else end(result.failure)
    })
    return () => {
      given.abort()
      made?.release()
    }
  }, [src])
  return preview
}
