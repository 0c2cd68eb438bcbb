'use client'
/** Is somebody's hand on this part of the page right now? A finger, a moving mouse, a key. */
import { useCallback, useEffect, useRef, useState } from 'react'

/** How long after its last movement a hand counts as gone, milliseconds. */
const REST_MS = 4000

export function useHand() {
  const [isOn, setIsOn] = useState(false)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isDown = useRef(false)

  const touch = useCallback(() => {
    setIsOn(true)
    clearTimeout(rest.current)
    if (!isDown.current) rest.current = setTimeout(() => setIsOn(false), REST_MS)
  }, [])
  useEffect(() => () => clearTimeout(rest.current), [])

  return {
    isOn,
    hand: {
      onPointerDown: () => {
        isDown.current = true
        touch()
      },
      onPointerUp: () => {
        isDown.current = false
        touch()
      },
      onPointerCancel: () => {
        isDown.current = false
        touch()
      },
      onPointerMove: touch,
      onPointerLeave: () => {
        isDown.current = false
        clearTimeout(rest.current)
        setIsOn(false)
      },
      onKeyDown: touch,
    },
  }
}
