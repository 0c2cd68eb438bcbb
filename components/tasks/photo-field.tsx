'use client'
/** Opens the camera, makes the picture small on the phone, and brings it to the house before "Done" is pressed. */
import { Camera } from 'lucide-react'
import { useId, useState } from 'react'

import type { AskWords } from './bar-words'

const LONGEST_SIDE = 1600

type PhotoFieldProps = {
  /** Takes the picture as the body of a POST. */
  address: string
  words: AskWords
  onKept: () => void
}

type Stage = { state: 'none' | 'onWay' | 'kept' } | { state: 'failed'; said: string }

export function PhotoField({ address, words, onKept }: PhotoFieldProps) {
  const id = useId()
  const [stage, setStage] = useState<Stage>({ state: 'none' })
  const [preview, setPreview] = useState<string | null>(null)

  const keep = async (file: File | undefined) => {
    if (!file) return
    setStage({ state: 'onWay' })
    const small = await makeSmall(file)
    setPreview(URL.createObjectURL(small))
    const failed = await bring(address, small, words.photoFailed)
    setStage(failed === null ? { state: 'kept' } : { state: 'failed', said: failed })
    if (failed === null) onKept()
  }

  return (
    <div className="grid gap-2">
      <label
        htmlFor={id}
        className="flex min-h-13 items-center justify-center gap-2 rounded-control border border-edge px-4 font-semibold focus-within:outline-3 focus-within:outline-focus hover:bg-sunk"
      >
        <Camera aria-hidden size={20} strokeWidth={1.75} />
        {stage.state === 'kept' ? words.photoAgain : words.photo}
      </label>
      <input
        id={id}
        type="file"
        accept="image/*"
        capture="environment"
        className="sr-only"
        aria-describedby={`${id}-hint`}
        onChange={(event) => keep(event.target.files?.[0])}
      />
      <p id={`${id}-hint`} className="text-sm text-ink-2">
        {words.photoHint}
      </p>
      {preview && (
        // biome-ignore lint/performance/noImgElement: a picture that exists only in this browser
        <img src={preview} alt="" className="max-h-64 w-full rounded-control bg-sunk object-contain" />
      )}
      <p role="status" className={`font-semibold empty:hidden ${stage.state === 'failed' ? 'text-wax' : ''}`}>
        {stage.state === 'onWay' && words.photoOnWay}
        {stage.state === 'kept' && words.photoKept}
        {stage.state === 'failed' && stage.said}
      </p>
    </div>
  )
}

/** A phone's photo is ten times what is kept; what cannot be read here is sent as it is, the house looks at it again. */
async function makeSmall(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
    return small ?? file
  } catch {
    return file
  }
}

/** Null when it is kept, else what to say. */
async function bring(address: string, picture: Blob, otherwise: string): Promise<string | null> {
  try {
    const response = await fetch(address, { method: 'POST', body: picture })
    if (response.ok) return null
    const answer: unknown = await response.json()
    return isSaid(answer) ? answer.said : otherwise
  } catch {
    return otherwise
  }
}

const isSaid = (answer: unknown): answer is { said: string } =>
  typeof answer === 'object' && answer !== null && 'said' in answer && typeof answer.said === 'string'
