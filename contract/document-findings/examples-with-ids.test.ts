import { expect, test } from 'vitest';
import { contractOf } from '../testing/contract-of.ts';
import { documentFindings } from './document-findings.ts';

/** Closed parts of an `allOf` are read otherwise as a whole, so that their examples are judged by what was written. */
test('what looks like an identity of a schema in the data of an example is data', () => {
  const metadata = { type: 'object', example: { card: { $id: '01234500-12f1-1234-aa12-b1d234cb567e' } } };
  const closed = (name: string) => ({
    type: 'object',
    additionalProperties: false,
    properties: { [name]: { allOf: [metadata, metadata] } },
  });
  const contract = contractOf({
    openapi: '3.0.3',
    components: { schemas: { File: { allOf: [closed('card'), closed('more')] } } },
  });
  expect(documentFindings(contract).map(({ rule }) => rule)).not.toContain('embedded-id');
});
