'use client'
/** "Remove" at a proof: says that it is for good before it is. */
import { useState } from 'react'

import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { say } from '../ui/say'
import { Submit } from '../ui/submit'

type RemoveProofProps = {
  proofId: string
  action: HouseAction
  words: Record<'open' | 'title' | 'warning' | 'remove' | 'close', string>
}

export function RemoveProof({ proofId, action, words }: RemoveProofProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button type="button" look="quiet" onClick={() => setIsOpen(true)}>
        {words.open}
      </Button>
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} title={words.title} closeLabel={words.close}>
        <ActionForm
          action={action}
          hidden={{ proofId }}
          onDone={({ said }) => {
            setIsOpen(false)
            if (said) say(said)
          }}
        >
          <p>{words.warning}</p>
          <Submit look="danger" className="min-h-13">
            {words.remove}
          </Submit>
        </ActionForm>
      </Dialog>
    </>
  )
}
