import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longest, mutated } from './odd-values.ts';

test('what is repeated in what was repeated stays a text that can be sent', () => {
  const samples = [[[['x'.repeat(5000)]]], { names: ['a', 'b'] }, 'text'];
  fc.assert(
    fc.property(mutated(samples), (value) => {
      expect((JSON.stringify(value) ?? '').length).toBeLessThan(4 * longest);
    }),
    { numRuns: 1000, seed: 480_297 },
  );
});
