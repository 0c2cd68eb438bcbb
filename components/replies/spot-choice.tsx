'use client'
/** The host's one tap: the house's places as buttons, those that the guest may have meant first, and how many they are. */
import type { SpotKind } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import { fill } from '@/lib/words/fill'

import { ActionForm } from '../ui/action-form'
import { say } from '../ui/say'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'

type Spot = { id: string; kind: SpotKind; label: string }

type SpotChoiceProps = {
  taskId: string
  perhaps: readonly Spot[]
  groups: readonly { outlet: string; spots: readonly Spot[] }[]
  count: number | null
  tell: HouseAction
  words: Record<'perhaps' | 'all' | 'count' | 'inWords' | 'inWordsHint' | 'tell', string>
}

export function SpotChoice({ taskId, perhaps, groups, count, tell, words }: SpotChoiceProps) {
  const others = groups
    .map(({ outlet, spots }) => ({
      title: fill(words.all, { outlet }),
      spots: spots.filter(({ id }) => !perhaps.some((one) => one.id === id)),
    }))
    .filter(({ spots }) => spots.length > 0)
  return (
    <ActionForm
      action={tell}
      hidden={{ taskId }}
      className="grid gap-5"
      onDone={({ said }) => {
        if (said) say(said)
      }}
    >
      <div className="max-w-44">
        <TextField
          name="count"
          type="number"
          inputMode="numeric"
          min={1}
          max={200}
          label={words.count}
          defaultValue={count ?? ''}
        />
      </div>
      {perhaps.length > 0 && <Spots title={words.perhaps} spots={perhaps} isLikely />}
      {others.map(({ title, spots }) => (
        <Spots key={title} title={title} spots={spots} />
      ))}
      <div className="grid gap-3">
        <TextField name="spotWords" label={words.inWords} hint={words.inWordsHint} maxLength={120} />
        <Submit look="secondary" className="justify-self-start">
          {words.tell}
        </Submit>
      </div>
    </ActionForm>
  )
}

const SHAPES: Record<SpotKind, string> = {
  table: 'size-15 rounded-full font-serif text-2xl',
  room: 'min-h-13 min-w-20 rounded-s-[1.625rem] rounded-e-control px-3 font-serif text-xl',
  other: 'min-h-13 rounded-control px-4 font-serif text-lg',
}

function Spots({
  title,
  spots,
  isLikely = false,
}: {
  title: string
  spots: readonly Spot[]
  isLikely?: boolean
}) {
  return (
    <fieldset>
      <legend className="pb-2 text-sm font-semibold text-ink-2">{title}</legend>
      <div className="flex flex-wrap gap-2.5">
        {spots.map(({ id, kind, label }) => (
          <button
            key={id}
            type="submit"
            name="spotId"
            value={id}
            className={`tag grid place-items-center border-[1.5px] font-[480] hover:bg-brand-soft active:bg-brand active:text-on-brand ${SHAPES[kind]} ${
              isLikely ? 'border-brand bg-brand-soft' : 'border-ink bg-paper'
            }`}
          >
            <bdi>{label}</bdi>
          </button>
        ))}
      </div>
    </fieldset>
  )
}
