import { expect, test } from 'vitest';
import { pets } from './pets.ts';
import { expectAccused } from './visit.ts';

const nameless = 'a pet is read without its name';

test.each([
  { needsId: false, fault: undefined, accused: [] },
  { needsId: true, fault: undefined, accused: [] },
  { needsId: false, fault: nameless, accused: ['body-matches-schema GET /pet/{petId} 200'] },
  { needsId: true, fault: nameless, accused: ['body-matches-schema GET /pet/{petId} 200'] },
] as const)(
  'no pet of others is written over by its number; needed: $needsId, fault: $fault',
  async ({ needsId, fault, accused }) => {
    const { report, seen } = await expectAccused(pets({ needsId, fault }), accused);
    expect(report.cleanUp.created).toBeGreaterThan(0);
    expect(seen).toContain('POST /pet');
    expect(seen).not.toContain('DELETE /pet/10');
  },
);
