import { bodyProblems } from '../../contract/operations/body-problems.ts';
import { matches } from '../../contract/operations/media-type.ts';
import type { Check, CheckContext, Flaw } from '../model/check.ts';
import type { Exchange } from '../model/exchange.ts';

export const requestAsDocumented: Check = {
  id: 'request-as-documented',
  title: 'Requests of clients that succeed are requests that the document describes',
  help: 'Document what clients send, or let the server refuse it.',
  meaning:
    'In recorded traffic, a request succeeds that the document does not describe: it has a parameter in its query or a media type that the operation does not list, lacks a required parameter, or its body does not satisfy the schema. Client and server have moved away from the document together. It does not apply to requests of a run, which break the document on purpose, nor to requests that were refused.',
  source: 'OpenAPI 3.1.0, sections 4.8.12 (Parameter Object) and 4.8.13 (Request Body Object)',
  example: {
    document: `
      /pets:
        get:
          parameters: [{ name: limit, in: query, schema: { type: integer } }]
          responses:
            200: { description: The pets }`,
    request: 'GET /pets?limit=10&debug=1',
    response: '200 OK',
    evidence: 'observed',
  },
  level: 'SHOULD',
  judge: (exchange, context) => {
    const { purpose, response } = exchange;
    if (purpose.evidence !== 'observed' || response.status < 200 || response.status > 299) return [];
    return [...queryFlaws(exchange), ...bodyFlaws(exchange, context)];
  },
};

function queryFlaws({ operation, request: { target } }: Exchange): Flaw[] {
  const parameters = operation.parameters.filter((one) => one.in === 'query');
  // What styles of objects do to names, nobody can tell by the name alone.
  const isOpen =
    operation.parameters.some((one) => one.in === 'querystring') ||
    parameters.some(({ style, schema }) => schema === undefined || style === 'deepObject');
  const names = new Set([...new URLSearchParams(target.split('?')[1] ?? '').keys()].map(plainName));
  const keys = operation.access.alternatives
    .flat()
    .flatMap((scheme) => (scheme.kind === 'api-key' && scheme.in === 'query' ? scheme.key : []));
  const documented = new Set([...parameters.map(({ name }) => plainName(name)), ...keys]);
  const unknown = isOpen ? [] : [...names].filter((name) => !documented.has(name));
  const missing = parameters.filter(({ required, name }) => required && !names.has(plainName(name)));
  return [
    ...unknown.map((name) => ({
      message: `the request has "${name}" in its query, which the document does not list`,
    })),
    ...(isOpen ? [] : missing).map(({ name }) => ({
      message: `the request has no "${name}" in its query, which the document requires`,
    })),
  ];
}

/** "tags" of "tags[]" and "tags[0]": how lists are often written. */
function plainName(name: string): string {
  return name.replace(/\[\d*\]$/, '');
}

function bodyFlaws({ operation, request }: Exchange, { contract }: CheckContext): readonly Flaw[] {
  const { body: documented } = operation;
  const { body: text, headers } = request;
  if (!documented) return [];
  if (text === undefined || text === '')
    return documented.required ? [{ message: 'the request has no body, which the document requires' }] : [];
  const { 'content-type': contentType } = headers;
  if (contentType === undefined) return [];
  const media = documented.content.find(({ type }) => matches(contentType, type));
  if (!media)
    return [{ message: `the request is ${contentType.split(';')[0]}, which the document does not list` }];
  return bodyProblems(contract, contract.requests, media, { contentType, text }).map(
    ({ message, pointer }) => ({
      message: `the body of the request: ${message}`,
      ...(pointer !== undefined && { place: pointer }),
    }),
  );
}
