/** Draws the photograph that proves a note in the demonstration: a card with pen strokes that nobody can read. */

/** A stroke of handwriting as a path: loops whose height and width come from the seed, so no two lines are alike. */
function line(seed: number, y: number, letters: number): string {
  let x = 250
  let path = `M${x} ${y}`
  for (let letter = 0; letter < letters; letter += 1) {
    const turn = Math.sin(seed * 12.9898 + letter * 4.1414 + y) * 0.5 + 0.5
    const width = 14 + turn * 16
    const height = 10 + ((seed + letter * 7) % 5) * 5
    path += ` q${(width / 4).toFixed(1)} ${-height} ${(width / 2).toFixed(1)} 0 t${(width / 2).toFixed(1)} 0`
    x += width
    if (letter % 6 === 5) path += ` m16 0`
  }
  return path
}

/** 1200 by 900 as SVG text; the same seed gives the same card. */
export function drawCard(seed: number): string {
  const lines = Array.from({ length: 5 }, (_, row) =>
    line(seed + row, 380 + row * 66, row === 4 ? 12 : 22 + ((seed + row) % 6)),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900" width="1200" height="900">
<rect width="1200" height="900" fill="#c9b79a"/>
<g stroke="#b8a383" stroke-width="3" opacity=".6">${Array.from({ length: 14 }, (_, row) => `<path d="M0 ${40 + row * 64}h1200"/>`).join('')}</g>
<g transform="rotate(${(seed % 5) - 2} 600 450)">
<rect x="166" y="156" width="880" height="620" rx="6" fill="#00000022"/>
<rect x="156" y="142" width="880" height="620" rx="6" fill="#fdfcf7"/>
<path d="M470 232h260" stroke="#1f5a43" stroke-width="5"/><circle cx="600" cy="232" r="14" fill="#fdfcf7" stroke="#1f5a43" stroke-width="5"/>
<g stroke="#d7dccf" stroke-width="2">${[400, 466, 532, 598, 664].map((y) => `<path d="M236 ${y}h720"/>`).join('')}</g>
<g fill="none" stroke="#27376b" stroke-width="4" stroke-linecap="round">${lines.map((path) => `<path d="${path}"/>`).join('')}</g>
</g></svg>`
}
