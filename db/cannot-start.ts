/** Ends a program with one sentence for the person who typed the command; a stack would not help them. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
