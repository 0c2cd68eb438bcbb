/** How sure a share is: Wilson's score interval, and Newcombe's of a difference, which is made of two of them. */

export type Interval = { low: number; high: number }

/** 95 of 100 such intervals hold the truth. */
const Z = 1.959964

/**
 * E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American
 * Statistical Association 22 (1927): 209–212. Unlike the textbook's it stays between 0 and 1, and is not a point
 * where nobody or everybody answered.
 */
export function wilson(successes: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1 }
  const share = successes / count
  const wide = 1 + Z ** 2 / count
  const middle = (share + Z ** 2 / (2 * count)) / wide
  const half = (Z / wide) * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

export type Counted = { answered: number; count: number }

/**
 * R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17
 * (1998): 873–890, method 10. Positive where the first share is larger.
 */
export function difference(one: Counted, other: Counted): Interval {
  const [a, b] = [one.answered / one.count, other.answered / other.count]
  const [ofOne, ofOther] = [wilson(one.answered, one.count), wilson(other.answered, other.count)]
  return {
    low: a - b - Math.hypot(a - ofOne.low, ofOther.high - b),
    high: a - b + Math.hypot(ofOne.high - a, b - ofOther.low),
  }
}
