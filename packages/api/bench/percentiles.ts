/**
 * The milliseconds within which a share of them was done.
 * @param times the shortest first
 */
export function percentile(times: Float64Array, share: number): number {
  return toThousandths(times[Math.floor(share * (times.length - 1))] ?? 0);
}

/** As much of a figure as is worth printing. */
export function toThousandths(figure: number): number {
  return Number(figure.toFixed(3));
}
