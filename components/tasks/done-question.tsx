'use client'
/** "Done" where the gesture wants to be shown: a photo, the text of a scan, or a line. */
import { useState } from 'react'

import type { ProofKind } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'
import type { AskWords } from './bar-words'
import { PhotoField } from './photo-field'

type DoneQuestionProps = {
  taskId: string
  revision: number
  proof: ProofKind
  action: HouseAction
  words: AskWords
  onDone: (said: string) => void
}

export function DoneQuestion({ taskId, revision, proof, action, words, onDone }: DoneQuestionProps) {
  const [hasPhoto, setHasPhoto] = useState(false)
  return (
    <ActionForm action={action} hidden={{ taskId, revision }} onDone={({ said }) => onDone(said ?? '')}>
      {proof === 'photo' && (
        <PhotoField address={`/inbox/${taskId}/proofs`} words={words} onKept={() => setHasPhoto(true)} />
      )}
      {proof === 'scan' && (
        <TextField
          name="scan"
          label={words.scan}
          hint={words.scanHint}
          required
          maxLength={500}
          autoComplete="off"
        />
      )}
      <TextField
        name="line"
        label={words.line}
        hint={words.lineHint}
        aside={proof === 'line' ? undefined : words.optional}
        required={proof === 'line'}
        maxLength={1000}
      />
      <Submit className="min-h-13" look={proof === 'photo' && !hasPhoto ? 'secondary' : 'primary'}>
        {words.doneDo}
      </Submit>
    </ActionForm>
  )
}
