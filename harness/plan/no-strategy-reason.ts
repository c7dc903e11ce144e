import type { Cell, Operation } from '../../contract/operations/operation.ts';

/** Why no strategy can trigger a status from the document alone, and what could; the first that applies is used. */
const sentences: readonly (readonly [
  applies: (status: string, operation: Operation) => boolean,
  sentence: string,
])[] = [
  [
    (status, { access }) => (status === '401' || status === '403') && access.public,
    'the document requires no credentials here, so no caller can be refused; declare `security` in the document',
  ],
  [
    (status, { access }) => status === '401' && access.schemes.length === 0,
    'the document does not describe how credentials are sent, or they are not part of the request',
  ],
  [
    (status, { parameters, body }) =>
      ['400', '404', '409', '410', '422'].includes(status) && parameters.length === 0 && !body,
    'all requests to it are the same, so no request can trigger it',
  ],
  [(status) => status === '402', 'only the server knows whether a payment is required'],
  [(status) => status === '405', 'the method is documented for this path, so it is allowed'],
  [(status) => ['408', '425', '429'].includes(status), 'only the server knows its limits'],
  [(status) => status === '413', 'only the server knows its limit; a story can exceed it'],
  [(status) => status.startsWith('5'), 'a failure of the server cannot be requested'],
  [(status) => status.startsWith('1'), 'interim responses (1xx) are not judged'],
  [(status) => status.startsWith('2'), 'only a story knows which request returns another success status'],
  [(status) => status.startsWith('3'), 'only the server knows what it redirects'],
  [
    (status) => ['404', '409', '410', '412', '423', '424', '428'].includes(status),
    'only a story knows the state in which it is returned',
  ],
];

/** One half sentence. */
export function noStrategyReason({ operation, response: { status } }: Cell): string {
  const known = sentences.find(([applies]) => applies(status, operation));
  return known?.[1] ?? 'no known request triggers this status; a story could';
}
