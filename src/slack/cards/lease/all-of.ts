/** “1”, “both”, “all 3”: what was done to every number of a request. */
export function allOf(count: number): string {
  if (count === 1) return '1';
  return count === 2 ? 'both' : `all ${count}`;
}
