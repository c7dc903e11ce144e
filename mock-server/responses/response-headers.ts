import type { Contract } from '../../contract/contract.ts';
import { isObject } from '../../contract/json.ts';
import type { Header, Response } from '../../contract/operations/operation.ts';
import { samplesOf } from '../../contract/samples/samples.ts';
import type { Headers } from './answer.ts';
import { inHttpSyntax } from './header-syntax.ts';

/** Headers that node or the mock decide about, whatever the document gives as an example. */
const decidedElsewhere = new Set([
  'content-length',
  // Bodies are sent as they are.
  'content-encoding',
  'content-type',
  'transfer-encoding',
  'connection',
  'date',
]);

/** The documented headers of a response, each from its example or else from its schema. */
export function createResponseHeaders(contract: Contract): (response: Response) => Headers {
  const samples = samplesOf(contract);
  const textOf = (header: Header): string | undefined => {
    const value = samples.parameter({ ...header, in: 'header' })?.value;
    return value === undefined ? undefined : inHttpSyntax(contract, header, headerText(header, value));
  };
  /** Whoever is refused for too many requests has none left. */
  const isNoneLeft = ({ name, schema }: Header, { status }: Response): boolean =>
    status === '429' &&
    /^(x-)?ratelimit-remaining$/i.test(name) &&
    (schema === undefined || [0, '0'].some(contract.responses.at(schema).accepts));
  return (response) => {
    const entries = response.headers
      .filter(({ name }) => !decidedElsewhere.has(name.toLowerCase()))
      .map((header) => [header.name, isNoneLeft(header, response) ? '0' : textOf(header)] as const)
      .filter((entry): entry is [string, string] => entry[1] !== undefined);
    return Object.fromEntries(entries);
  };
}

/** Style "simple" of OpenAPI. Characters that a header cannot carry are left out. */
function headerText({ style, explode }: Header, value: unknown): string {
  return partsOf(value, style, explode)
    .join(',')
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '');
}

function partsOf(value: unknown, style: string, explode: boolean): string[] {
  if (style === 'json') return [JSON.stringify(value)];
  if (Array.isArray(value)) return value.map(String);
  if (!isObject(value)) return [String(value)];
  const members = Object.entries(value);
  return explode ? members.map((member) => member.join('=')) : members.flat().map(String);
}
