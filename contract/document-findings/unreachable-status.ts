import { child } from '../json.ts';
import type { Operation } from '../operations/operation.ts';
import { parametersOf } from '../operations/path-template.ts';
import type { DocumentRule } from './document-rule.ts';

/** A status that no request to the operation can bring about, whatever it contains. Only what is certain. */
export const unreachableStatus: DocumentRule = {
  name: 'unreachable-status',
  help: 'Remove the status, or document what a request needs to trigger it.',
  meaning:
    'No request can return the status: a 415 on an operation without a body, a 304 on a POST, a 404 on an operation that always gets the same request. Only what is certain is reported.',
  source: 'RFC 9110, section 15',
  example: `
    paths:
      /pets:
        get:
          responses:
            200: { description: All pets }
            415: { description: Unsupported media type }`,
  find: ({ operations }) =>
    operations.flatMap((operation) =>
      operation.responses.flatMap(({ status }) => {
        const reason = unreachable.find((each) => each.statuses.includes(status) && each.holds(operation));
        if (!reason) return [];
        return [
          {
            pointer: child(operation.pointer, 'responses', status),
            message: `no request can trigger ${status} on ${operation.key}: ${reason.because}`,
          },
        ];
      }),
    ),
};

interface Unreachable {
  readonly statuses: readonly string[];
  readonly because: string;
  readonly holds: (operation: Operation) => boolean;
}

const unreachable: readonly Unreachable[] = [
  {
    statuses: ['405'],
    because: 'its method is documented, so it is allowed',
    holds: ({ path }) => parametersOf(path).length === 0,
  },
  {
    statuses: ['415'],
    because: 'it has no request body, so there is no media type to refuse',
    holds: ({ body }) => body === undefined,
  },
  {
    statuses: ['304'],
    because: '304 is only for GET and HEAD',
    holds: ({ method }) => !['GET', 'HEAD'].includes(method),
  },
  {
    statuses: ['401', '403', '404', '409', '410', '422'],
    because: 'it has no credentials, no parameters and no body, so all requests are the same',
    holds: ({ access, path, parameters, body, unresolved }) =>
      access.public &&
      access.schemes.length === 0 &&
      parametersOf(path).length === 0 &&
      parameters.length === 0 &&
      body === undefined &&
      unresolved.length === 0,
  },
];
