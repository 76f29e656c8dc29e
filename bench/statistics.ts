/** The value below which `share` of the times lie (nearest rank). Throws for no times: a figure is never made up. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

export const p95 = (times: readonly number[]): number => quantile(times, 0.95)
export const median = (times: readonly number[]): number => quantile(times, 0.5)

/** Milliseconds a task took, with what it brought. */
export async function timed<T>(task: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const value = await task()
  return { ms: performance.now() - began, value }
}
