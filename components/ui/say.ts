/** Says in a toast what just happened, in the past tense, with a way back where there is one. */
import { toast } from 'sonner'

type WayBack = { label: string; onUndo: () => void }

/** Stays eight seconds; waits while it is looked at. */
export function say(words: string, undo?: WayBack) {
  toast(words, undo ? { action: { label: undo.label, onClick: undo.onUndo } } : {})
}
