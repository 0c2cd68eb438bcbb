/** The house's own small drawings, in the stroke of the icon set. Always beside a word. */

/** A pie with so many quarters left. */
export function Pie({ quarters }: { quarters: 0 | 1 | 2 | 3 | 4 }) {
  const sweep = [
    '',
    'M10 10V3.5A6.5 6.5 0 0 1 16.5 10Z',
    'M10 10V3.5A6.5 6.5 0 0 1 10 16.5Z',
    'M10 10V3.5A6.5 6.5 0 1 1 3.5 10Z',
  ][quarters]
  return (
    <svg aria-hidden width="20" height="20" viewBox="0 0 20 20" className="shrink-0">
      <circle cx="10" cy="10" r="7.6" fill="none" stroke="currentColor" strokeWidth="1.75" />
      {quarters === 4 ? (
        <circle cx="10" cy="10" r="6.5" fill="currentColor" />
      ) : (
        <path d={sweep} fill="currentColor" />
      )}
    </svg>
  )
}

/** The wax flag: late. */
export function Flag() {
  return (
    <svg
      aria-hidden
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      <path d="M5 17.5V3" />
      <path d="M5 3.5h10.5l-2.6 3.25 2.6 3.25H5" fill="currentColor" />
    </svg>
  )
}

/** The hanger on the door knob: leave them alone. */
export function Hanger() {
  return (
    <svg
      aria-hidden
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      <path d="M6 2h8v16H6z" />
      <circle cx="10" cy="6" r="1.9" />
      <path d="M8.5 12.5h3" />
    </svg>
  )
}
