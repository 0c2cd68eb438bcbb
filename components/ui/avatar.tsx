/** A colleague's face, or their initials. */

type AvatarProps = {
  name: string
  faceUrl?: string | null | undefined
  /** Side in pixels. */
  size?: number
}

/** Decoration beside the written name; never stands alone. */
export function Avatar({ name, faceUrl, size = 24 }: AvatarProps) {
  const side = { width: size, height: size, fontSize: Math.max(9.5, Math.round(size * 0.4)) }
  if (faceUrl)
    return (
      // biome-ignore lint/performance/noImgElement: faces are small, sized and served by our own authorised route
      <img
        src={faceUrl}
        alt=""
        {...side}
        className="shrink-0 rounded-full bg-brand-soft object-cover"
        style={side}
      />
    )
  return (
    <span
      aria-hidden
      className="inline-grid shrink-0 place-items-center rounded-full bg-brand-soft font-bold text-ink"
      style={side}
    >
      {initialsOf(name)}
    </span>
  )
}

/** "Marta Oliveira" → "MO", "Jonas" → "J". */
export function initialsOf(name: string) {
  const words = name.trim().split(/\s+/)
  const first = [...(words.at(0) ?? '')].at(0) ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')].at(0) ?? '') : ''
  return (first + last).toUpperCase()
}
