/** Tests without a queue: a run for the one in Redis has nothing to add to that for the one in PostgreSQL. */
export const WITHOUT_QUEUE = [
  'test/{db,usecases}/**/*.test.ts',
  'test/faults/{local-workspace,start}.test.ts',
  'test/local/*.test.ts',
  'test/socket-mode.test.ts',
  'test/world/local-dir.test.ts',
] as const;
