'use client'
/** One's own face: chosen, seen, and taken away again. */
import { Camera } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'

import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Avatar } from '../ui/avatar'
import { Submit } from '../ui/submit'

type FaceFormProps = {
  name: string
  /** Where the picture is looked at, and where a new one is sent. */
  address: string
  hasFace: boolean
  remove: HouseAction
  words: { standing: string; choose: string; hint: string; onWay: string; failed: string; remove: string }
}

type Stage = { said: string; isWrong: boolean }

export function FaceForm({ name, address, hasFace, remove, words }: FaceFormProps) {
  const id = useId()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [stage, setStage] = useState<Stage | null>(null)
  // A new picture has the same address; the browser would go on showing the one before.
  const [turn, setTurn] = useState(0)

  const send = async (file: File | undefined) => {
    if (!file) return
    setStage({ said: words.onWay, isWrong: false })
    setStage(await bring(address, file, words.failed))
    setTurn((before) => before + 1)
    router.refresh()
    if (input.current) input.current.value = ''
  }

  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Avatar name={name} faceUrl={hasFace ? `${address}?${turn}` : null} size={96} />
      <div className="grid min-w-0 grow basis-56 gap-2">
        <p className="text-sm text-ink-2">{words.standing}</p>
        <div className="flex flex-wrap items-start gap-2">
          <label
            htmlFor={id}
            className="inline-flex min-h-11 items-center gap-2 rounded-control border border-edge bg-paper px-3.5 font-semibold focus-within:outline-3 focus-within:outline-focus focus-within:outline-offset-2 hover:bg-sunk"
          >
            <Camera aria-hidden size={20} strokeWidth={1.75} />
            {words.choose}
            <input
              ref={input}
              id={id}
              type="file"
              accept="image/*"
              className="sr-only"
              aria-describedby={`${id}-hint`}
              onChange={(event) => send(event.target.files?.[0])}
            />
          </label>
          {hasFace && (
            <ActionForm action={remove} className="">
              <Submit look="quiet">{words.remove}</Submit>
            </ActionForm>
          )}
        </div>
        <p id={`${id}-hint`} className="text-sm text-ink-2">
          {words.hint}
        </p>
        <p
          role="status"
          className={`font-semibold empty:hidden ${stage?.isWrong ? 'text-wax' : 'text-brand'}`}
        >
          {stage?.said}
        </p>
      </div>
    </div>
  )
}

async function bring(address: string, file: File, failed: string): Promise<Stage> {
  try {
    const response = await fetch(address, { method: 'POST', body: file })
    const answer: unknown = await response.json()
    const said =
      typeof answer === 'object' && answer !== null && 'said' in answer ? String(answer.said) : failed
    return { said, isWrong: !response.ok }
  } catch {
    return { said: failed, isWrong: true }
  }
}
