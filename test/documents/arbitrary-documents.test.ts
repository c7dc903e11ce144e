import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument } from './arbitrary-document.ts';
import { accusations, runOnMock } from './run-on.ts';

/** `ASSAY_DOCUMENTS=2000 npx vitest run test/documents/arbitrary` runs more of them. */
const documents = Number(process.env.ASSAY_DOCUMENTS ?? 100);

test('whatever a document says, its mock does what a run of it expects, and never fails', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDocument, async (document) => {
      const report = await runOnMock(document);
      expect(accusations(report)).toEqual([]);
      const failures = report.exchanges.filter(({ response }) => response.status === 500);
      expect(failures).toEqual([]);
    }),
    { numRuns: documents },
  );
}, 1_800_000);
