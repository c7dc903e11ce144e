import { isElsewhere, operationServedAt, placeText, servedAt } from '../servers.ts';
import type { DocumentRule } from './document-rule.ts';

/** Servers of a path or an operation that are none of the document: one target cannot be all of them. */
export const otherServer: DocumentRule = {
  name: 'other-server',
  help: 'Test this operation in a separate run against its server, or give it the servers of the document.',
  meaning:
    'An operation has its own servers, and none of them is a server of the document. One target cannot be all of them, so the operation is tested only on a mock.',
  source: 'OpenAPI 3.1.0, section 4.8.9 (Path Item Object) and 4.8.10 (Operation Object), servers',
  example: `
    servers: [{ url: https://api.example.com }]
    paths:
      /uploads:
        servers: [{ url: https://uploads.example.com }]
        post:
          responses: { 201: { description: Uploaded } }`,
  find: (contract) =>
    contract.operations
      .filter((operation) => isElsewhere(contract, operation))
      .map((operation) => {
        const own = operationServedAt(contract, operation).map(placeText).join(' and ');
        const whole = servedAt(contract).map(placeText).join(' and ');
        return {
          pointer: operation.pointer,
          message: `${operation.key} is served at ${own}, everything else at ${whole}; it is tested only on a mock`,
        };
      }),
};
