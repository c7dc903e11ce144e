import type { DocumentRule } from './document-rule.ts';

/** The members of an exploded object stand in the query by themselves, where another parameter may have the same name. */
export const sharedQueryName: DocumentRule = {
  name: 'shared-query-name',
  help: 'Give one of the parameters another name, or send the object in style deepObject.',
  meaning:
    'Two parameters of one operation use the same name in the query. The members of an exploded object are themselves names in the query. A server cannot tell which parameter a value belongs to, so another status for such a request is not a violation.',
  source: 'OpenAPI 3.1.0, section 4.8.12 (Parameter Object), style values',
  example: `
    paths:
      /pets:
        get:
          parameters:
            - { name: page, in: query, schema: { type: integer } }
            - name: filter
              in: query
              schema: { type: object, properties: { page: { type: integer } } }
          responses: { 200: { description: All pets } }`,
  find: ({ operations }) =>
    operations.flatMap(({ key, pointer, sharedNames = [] }) =>
      sharedNames.map(({ name, parameters: [one, other] }) => ({
        pointer,
        message: `${key}: "${name}" in the query belongs to two parameters, ${one} and ${other}, so a server cannot tell them apart`,
      })),
    ),
};
