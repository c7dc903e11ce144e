/** The messages of an error and of what caused it; never what was sent, where secrets are. */
export function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const { cause } = error;
  return [error.message, ...(cause instanceof Error ? reasonsOf(cause) : [])];
}
