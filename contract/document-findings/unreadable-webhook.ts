import type { DocumentRule } from './document-rule.ts';

/** A webhook or callback that cannot be read; reading the document finds it. */
export const unreadableWebhook: Omit<DocumentRule, 'find'> = {
  name: 'unreadable-webhook',
  help: 'Correct this part according to the OpenAPI specification.',
  meaning:
    'A part of this webhook or callback does not conform to the OpenAPI specification, and the webhook cannot be read without it. It is left out: no delivery is judged by it, and a delivery that is only documented there counts as undocumented. All others are used.',
  source: 'OpenAPI 3.1.0, section 4.8.10 (Operation Object)',
  example: `
    paths: {}
    webhooks:
      petAdopted:
        post:
          parameters: [7]
          responses: { 204: { description: Received } }`,
};
