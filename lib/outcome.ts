/** How every use case answers: it worked, or it was refused for a reason that the edge puts into words. */

export type Refused<Reason extends string> = {
  ok: false
  refusal: Reason
  by?: string
}
export type Outcome<Done extends object, Reason extends string> = ({ ok: true } & Done) | Refused<Reason>

/** `by` names the person who was faster, when there was one. */
export function refuse<Reason extends string>(refusal: Reason, by?: string): Refused<Reason> {
  return by === undefined ? { ok: false, refusal } : { ok: false, refusal, by }
}
