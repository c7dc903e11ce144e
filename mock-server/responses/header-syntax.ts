import type { Contract } from '../../contract/contract.ts';
import type { Header } from '../../contract/operations/operation.ts';

/** What HTTP lets a header say, and what the mock says where the sample of the document is something else. */
interface Syntax {
  readonly pattern: RegExp;
  readonly instead: (sample: string) => string;
}

/** RFC 9110, section 5.6.7, as servers have to write it. */
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const date: Syntax = { pattern: httpDate, instead: () => 'Mon, 01 Jan 2024 00:00:00 GMT' };

/** By name in lower case. Documents mostly say "string" here. */
const syntaxes: Readonly<Record<string, Syntax>> = {
  // RFC 9110, sections 10.2.3, 8.8.3 and 8.8.2.
  'retry-after': { pattern: new RegExp(`^\\d+$|${httpDate.source}`), instead: () => '1' },
  etag: { pattern: /^(W\/)?"[^"]*"$/, instead: (sample) => `"${sample.replaceAll('"', '')}"` },
  'last-modified': date,
  // RFC 9111, sections 5.3 and 5.1.
  expires: date,
  age: { pattern: /^\d+$/, instead: () => '0' },
  // RFC 8594.
  sunset: date,
};

/** The text of a header in the syntax of HTTP, as far as the document lets it be. */
export function inHttpSyntax(
  { responses }: Pick<Contract, 'responses'>,
  { name, schema }: Header,
  sample: string,
): string {
  const syntax = syntaxes[name.toLowerCase()];
  if (!syntax || syntax.pattern.test(sample)) return sample;
  const text = syntax.instead(sample);
  const isAllowed = schema === undefined || [text, Number(text)].some(responses.at(schema).accepts);
  return isAllowed ? text : sample;
}
