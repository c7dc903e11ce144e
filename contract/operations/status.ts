import type { Operation } from './operation.ts';

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

/** The documented successes of an operation, in the order of the document: "200", "2XX". */
export function successesOf({ responses }: Pick<Operation, 'responses'>): readonly string[] {
  return responses.map(({ status }) => status).filter((status) => status.startsWith('2'));
}

const bodiless = new Set([204, 205, 304]);

/** RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5: whether an answer ends with its header section, whatever is documented. */
export function isBodiless(status: number): boolean {
  return bodiless.has(status);
}
