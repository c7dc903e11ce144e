/** Statuses as OpenAPI documents write them: "404", "4XX", "default". */

/** The documented status that covers a numeric one: exact before range before default. */
export function coveringStatus(documented: Iterable<string>, status: number): string | undefined {
  const all = [...documented];
  const exact = String(status);
  const range = `${exact[0]}XX`;
  return (
    all.find((candidate) => candidate === exact) ??
    all.find((candidate) => candidate.toUpperCase() === range) ??
    all.find((candidate) => candidate === 'default')
  );
}

/** The number to aim at for a documented status: "4XX" is aimed at with 400, "default" has none. */
export function numericStatus(documented: string): number | undefined {
  if (/^\d{3}$/.test(documented)) return Number(documented);
  const range = /^([1-5])XX$/i.exec(documented);
  return range ? Number(range[1]) * 100 : undefined;
}
