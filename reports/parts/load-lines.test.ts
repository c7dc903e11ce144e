import { expect, test } from 'vitest';
import { sampleReport } from '../testing/sample-report.ts';
import { sampleWithLoad } from '../testing/sample-with-load.ts';
import { loadLines } from './load-lines.ts';

test('a table, the slowest first, with a dash for what is not known', () => {
  expect(loadLines(sampleWithLoad)).toMatchInlineSnapshot(`
    [
      "",
      "Under load, by k6-summary.json:",
      "  operation          cells proven     p50       p95  errors  429  requests",
      "  POST /pets               1 of 4   38 ms  1,204 ms   0.3 %   17       400",
      "  GET /pets                3 of 4  4.3 ms     12 ms     0 %    0     1,200",
      "  GET /pets/{petId}        1 of 3    6 ms         –       –    –         –",
      "  And 1 operation that the document does not have.",
    ]
  `);
  expect(loadLines(sampleReport)).toEqual([]);
});
