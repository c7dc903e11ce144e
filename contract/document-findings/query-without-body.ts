import type { DocumentRule } from './document-rule.ts';

/** RFC 10008, section 2: a server fails a QUERY without a Content-Type, and what has no content has none. */
export const queryWithoutBody: DocumentRule = {
  name: 'query-without-body',
  help: 'Describe the body with the query, or use GET.',
  meaning:
    'A QUERY request carries its query in the body. A server must refuse one without a Content-Type, which a request without a body does not have. The document describes no request body here, so no request is valid.',
  source: 'RFC 10008, section 2',
  example: `
    openapi: 3.2.0
    paths:
      /pets:
        query:
          responses: { 200: { description: The pets that were asked for } }`,
  find: ({ operations }) =>
    operations
      .filter(({ method, body }) => method === 'QUERY' && body === undefined)
      .map(({ key, pointer }) => ({
        pointer,
        message: `${key} has no request body, and a server must refuse a QUERY without content (RFC 10008, section 2)`,
      })),
};
