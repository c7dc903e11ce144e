import type { Cell, Operation } from '../../contract/operations/operation.ts';

/** Why nothing that works from a document alone brings a status about, and what would; the first that applies is told. */
const sentences: readonly (readonly [
  applies: (status: string, operation: Operation) => boolean,
  sentence: string,
])[] = [
  [
    (status, { access }) => (status === '401' || status === '403') && access.public,
    'the document asks for no credentials here, so that nobody can be refused; with `security` it says whom',
  ],
  [
    (status, { access }) => status === '401' && access.schemes.length === 0,
    'how its credentials are carried is not in the document, or they are no part of a request',
  ],
  [
    (status, { parameters, body }) =>
      ['400', '404', '409', '410', '422'].includes(status) && parameters.length === 0 && !body,
    'all requests to it are the same, so that none of them can be the reason',
  ],
  [(status) => status === '402', 'whether something has to be paid for is known to the server alone'],
  [(status) => status === '405', 'the method is documented for this path, and thereby allowed'],
  [
    (status) => ['408', '425', '429'].includes(status),
    'how much is too much, or too late, only the server knows',
  ],
  [(status) => status === '413', 'how much is too much only the server knows; a story can send that'],
  [(status) => status.startsWith('5'), 'a failure of the server cannot be asked for'],
  [(status) => status.startsWith('1'), 'what comes before an answer is not looked at'],
  [(status) => status.startsWith('2'), 'only a story knows what leads to another success than the first'],
  [(status) => status.startsWith('3'), 'only the server knows what is to be found elsewhere'],
  [
    (status) => ['404', '409', '410', '412', '423', '424', '428'].includes(status),
    'only a story knows the state in which it is answered',
  ],
];

/** One half sentence. */
export function noStrategyReason({ operation, response: { status } }: Cell): string {
  const known = sentences.find(([applies]) => applies(status, operation));
  return known?.[1] ?? 'nothing that is known provokes this status; a story could';
}
