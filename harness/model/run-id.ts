/** A short text in the name of everything that one run creates: "r7k2m9". */
export function newRunId(): string {
  return `r${Math.random().toString(36).slice(2, 8)}`;
}
