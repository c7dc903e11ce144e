import type { Contract } from '../../contract/contract.ts';
import { isForm } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation, Parameter } from '../../contract/operations/operation.ts';
import { numericStatus } from '../../contract/operations/status.ts';
import { type Samples, samplesOf } from '../../contract/samples/samples.ts';

/** One request that two servers of the same document are both asked. */
export interface DifferentialRequest {
  /** What is special about it: "valid", "anonymous", "bad query limit", "forced 404". */
  readonly kind: string;
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** For every operation: a valid request, one wrong in each way, and one for each documented response. */
export function differentialRequests(contract: Contract): DifferentialRequest[] {
  const samples = samplesOf(contract);
  return contract.operations.flatMap((operation) => requestsFor(operation, samples));
}

function requestsFor(operation: Operation, samples: Samples): DifferentialRequest[] {
  const media = operation.body?.content[0];
  const body = media && bodyText(media, samples.request(media)?.value);
  const own = { ...requiredHeaders(operation, samples), ...(media ? { 'content-type': media.type } : {}) };
  const path = pathOf(operation, (parameter) => samples.parameter(parameter)?.value);
  const headers = { ...own, ...credentials(operation) };
  const valid = { kind: 'valid', operation, method: operation.method, path, headers, body };
  const prefer = (code: string | number) => ({ headers: { ...headers, prefer: `code=${code}` } });
  const wrongBody = media && isForm(media.type) ? '' : '"x"';
  const ofQuery = operation.parameters.filter(({ in: place }) => place === 'query');
  return [
    valid,
    { ...valid, kind: 'anonymous', headers: own },
    { ...valid, kind: 'not acceptable', headers: { ...headers, accept: 'text/csv' } },
    ...(media
      ? [
          { ...valid, kind: 'wrong body', body: wrongBody },
          { ...valid, kind: 'no body', headers: credentials(operation), body: undefined },
          { ...valid, kind: 'wrong media type', headers: { ...headers, 'content-type': 'text/csv' } },
        ]
      : []),
    ...(operation.path.includes('{')
      ? [{ ...valid, kind: 'bad path', path: pathOf(operation, () => '~') }]
      : []),
    ...ofQuery.map(({ name }) => ({
      ...valid,
      kind: `bad query ${name}`,
      path: `${path.split('?')[0]}?${name}=%3C%3E`,
    })),
    ...operation.responses.map(({ status }) => ({
      ...valid,
      kind: `forced ${status}`,
      ...prefer(numericStatus(status) ?? 500),
    })),
    { ...valid, kind: 'forced unknown', ...prefer(418) },
    {
      ...valid,
      kind: 'forced and anonymous',
      headers: { ...own, prefer: `code=${operation.responses[0]?.status}` },
    },
  ];
}

function pathOf({ path, parameters }: Operation, textOf: (parameter: Parameter) => unknown): string {
  const encoded = (parameter: Parameter) => encodeURIComponent(String(textOf(parameter)));
  const filled = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((template, parameter) => template.replace(`{${parameter.name}}`, encoded(parameter)), path);
  const query = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const pairs = query.map((parameter) => `${parameter.name}=${encoded(parameter)}`);
  return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled;
}

function requiredHeaders({ parameters }: Operation, samples: Samples): Record<string, string> {
  const required = parameters.filter((parameter) => parameter.in === 'header' && parameter.required);
  return Object.fromEntries(required.map((one) => [one.name, String(samples.parameter(one)?.value)]));
}

function credentials({ access }: Operation): Record<string, string> {
  const entries = access.schemes.map((scheme): [string, string] => {
    if (scheme.kind === 'basic') return ['authorization', `Basic ${btoa('alice:owner')}`];
    return scheme.kind === 'bearer'
      ? ['authorization', 'Bearer alice:owner,admin']
      : [scheme.key, 'alice:owner,admin'];
  });
  return access.public ? {} : Object.fromEntries(entries);
}

function bodyText({ type }: MediaType, value: unknown): string {
  if (!isForm(type)) return JSON.stringify(value);
  const pairs = Object.entries(value as object).flatMap(([name, member]) =>
    [member].flat().map((one): [string, string] => [name, String(one)]),
  );
  return new URLSearchParams(pairs).toString();
}
