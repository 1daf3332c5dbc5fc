/** What is said when another process holds the server of a directory. */
export function inUse(directory: string, pid: number): string {
  return `Another Dialtone (process ${pid}) uses ${directory}. Stop it first, or set DATABASE_URL to share a PostgreSQL server.`;
}
