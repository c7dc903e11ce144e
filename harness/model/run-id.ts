/** A short text that stands in the name of everything that one run makes: "r7k2m9". */
export function newRunId(): string {
  return `r${Math.random().toString(36).slice(2, 8)}`;
}
