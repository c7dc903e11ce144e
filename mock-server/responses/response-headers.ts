import type { Contract } from '../../contract/contract.ts';
import { isObject } from '../../contract/json.ts';
import type { Header, Response } from '../../contract/operations/operation.ts';
import { createSamples } from '../../contract/samples/samples.ts';
import type { Headers } from './answer.ts';

/** Headers that node or the mock decide about, whatever the document gives as an example. */
const decidedElsewhere = new Set([
  'content-length',
  'content-type',
  'transfer-encoding',
  'connection',
  'date',
]);

/** The documented headers of a response, each from its example or else from its schema. */
export function createResponseHeaders(contract: Contract): (response: Response) => Headers {
  const samples = createSamples(contract);
  const textOf = ({ name, schema, examples }: Header): string | undefined => {
    const parameter = {
      name,
      schema,
      examples,
      in: 'header',
      required: true,
      style: 'simple',
      explode: false,
    } as const;
    const value = samples.parameter(parameter)?.value;
    return value === undefined ? undefined : headerText(value);
  };
  return (response) => {
    const entries = response.headers
      .filter(({ name }) => !decidedElsewhere.has(name.toLowerCase()))
      .map((header) => [header.name, textOf(header)] as const)
      .filter((entry): entry is [string, string] => entry[1] !== undefined);
    return Object.fromEntries(entries);
  };
}

/** Style "simple" of OpenAPI. Characters that a header cannot carry are left out. */
function headerText(value: unknown): string {
  const parts = Array.isArray(value) ? value : isObject(value) ? Object.entries(value).flat() : [value];
  return parts
    .map(String)
    .join(',')
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '');
}
