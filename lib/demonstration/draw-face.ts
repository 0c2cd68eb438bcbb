/** Draws the faces of the demonstration's people: made for this project, so no real person stands for the house. */

export type Face = {
  skin: string
  hair: string
  /** Which outline the hair has. */
  cut: 'bob' | 'bun' | 'short' | 'curls' | 'long' | 'bald' | 'parted' | 'braid'
  cloth: string
  wall: string
  brow: string
  glasses?: boolean
  beard?: boolean
  earrings?: boolean
}

const HAIR_BEHIND: Partial<Record<Face['cut'], string>> = {
  bob: 'M118 236c-22-150 40-196 138-196s160 46 138 196c-6 44-10 92-2 118H120c8-26 4-74-2-118z',
  long: 'M110 250c-18-160 42-212 146-212s164 52 146 212c-8 70 6 150 30 196H80c24-46 38-126 30-196z',
  bun: 'M206 70a52 48 0 1 1 100 0a52 48 0 1 1-100 0z',
  curls:
    'M120 214a56 56 0 0 1 18-98a60 60 0 0 1 84-58a62 62 0 0 1 92 10a60 60 0 0 1 62 66a56 56 0 0 1 8 92a54 54 0 0 1-20 84H150a54 54 0 0 1-30-96z',
  braid:
    'M352 190c52 30 60 92 48 132c14 34 6 70-8 92c6 26-4 52-26 66c-16-22-14-48 0-66c-14-26-14-58 2-88c-12-40-14-96-16-136z',
}

const HAIR_BEFORE: Record<Face['cut'], string> = {
  bob: 'M150 222c0-92 40-136 106-136s106 44 106 136c-26-14-44-44-52-78c-30 36-98 62-160 78z',
  long: 'M148 236c-2-100 36-150 108-150s110 50 108 150c-34-22-74-62-92-116c-26 50-70 92-124 116z',
  bun: 'M148 214c0-88 42-132 108-132s108 44 108 132c-10-44-48-84-108-84s-98 40-108 84z',
  short:
    'M146 210c-10-92 42-140 112-140s120 46 108 140c-8-30-18-52-34-66c-44 14-106 12-146-8c-20 16-34 40-40 74z',
  curls:
    'M148 212c-4-34 6-60 26-74c10-30 40-46 66-36c30-20 68-8 80 20c28 8 44 44 44 90c-16-24-30-42-46-50c-20 14-48 14-66-2c-26 16-54 14-70 2c-16 10-28 28-34 50zM158 176c4-60 42-92 98-92s94 32 98 92c-28-22-60-32-98-32s-70 10-98 32z',
  bald: '',
  parted: 'M146 214c-6-96 46-142 112-142c72 0 116 50 108 142c-12-40-38-72-84-82c-34 40-84 62-136 82z',
  braid: 'M148 220c-2-92 42-138 108-138s110 48 108 138c-22-42-66-78-108-84c-42 8-86 44-108 84z',
}

/** A portrait, 512 by 512, as SVG text. The same face is drawn the same way every time. */
export function drawFace(face: Face): string {
  const { skin, hair, cut, cloth, wall, brow } = face
  const behind = HAIR_BEHIND[cut]
  const parts = [
    `<rect width="512" height="512" fill="${wall}"/>`,
    behind ? `<path d="${behind}" fill="${hair}"/>` : '',
    `<path d="M64 512c8-84 70-124 132-138h120c62 14 124 54 132 138z" fill="${cloth}"/>`,
    `<path d="M208 318h96v62c-14 30-82 30-96 0z" fill="${skin}"/>`,
    `<path d="M208 340c28 26 68 26 96 0v-22h-96z" fill="${brow}" opacity=".18"/>`,
    `<ellipse cx="150" cy="240" rx="18" ry="26" fill="${skin}"/><ellipse cx="362" cy="240" rx="18" ry="26" fill="${skin}"/>`,
    `<path d="M150 220c0-86 44-128 106-128s106 42 106 128c0 84-48 138-106 138s-106-54-106-138z" fill="${skin}"/>`,
    face.beard
      ? `<path d="M152 248c4 78 50 118 104 118s100-40 104-118c-14 30-30 44-50 46c-34-14-74-14-108 0c-20-2-36-16-50-46z" fill="${hair}"/>`
      : '',
    HAIR_BEFORE[cut] ? `<path d="${HAIR_BEFORE[cut]}" fill="${hair}"/>` : '',
    `<g fill="none" stroke="${brow}" stroke-width="7" stroke-linecap="round"><path d="M190 208c10-9 28-10 40-3M282 205c12-7 30-6 40 3"/><path d="M256 236c-4 18-10 30-8 36c2 5 10 6 16 4" stroke-width="5" opacity=".55"/></g>`,
    `<g fill="${brow}"><ellipse cx="212" cy="238" rx="8" ry="9.5"/><ellipse cx="300" cy="238" rx="8" ry="9.5"/></g>`,
    `<path d="M220 302c18 22 54 22 72 0" fill="none" stroke="${face.beard ? '#fdf3ea' : brow}" stroke-width="7" stroke-linecap="round"/>`,
    face.glasses
      ? `<g fill="none" stroke="${brow}" stroke-width="6"><circle cx="212" cy="240" r="30"/><circle cx="300" cy="240" r="30"/><path d="M242 236c8-6 20-6 28 0M182 234l-28-6M330 234l28-6"/></g>`
      : '',
    face.earrings
      ? '<g fill="#c9a13b"><circle cx="148" cy="276" r="8"/><circle cx="364" cy="276" r="8"/></g>'
      : '',
    `<path d="M206 376c14 34 86 34 100 0l18 4c-18 52-118 52-136 0z" fill="#fdfcf7" opacity=".85"/>`,
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">${parts.join('')}</svg>`
}
