import { expect, test } from 'vitest';
import { judgedOf } from '../testing/exchanges.ts';
import type { RecordedFlaw } from './judged-exchange.ts';
import { isProof } from './proof.ts';

const flaw = (level: RecordedFlaw['level']): RecordedFlaw => ({
  check: 'content-type',
  level,
  message: 'No',
  place: undefined,
});

test.each([
  { what: 'it landed where it was meant to', judged: judgedOf({ status: 400 }), proof: true },
  { what: 'an advisory does not matter', judged: judgedOf({ status: 400 }, [flaw('SHOULD')]), proof: true },
  {
    what: 'a violation does',
    judged: judgedOf({ status: 400 }, [flaw('SHOULD'), flaw('MUST')]),
    proof: false,
  },
  { what: 'a stray answer', judged: judgedOf({ status: 400, purpose: { expected: '200' } }), proof: false },
  { what: 'an answer that is not documented', judged: judgedOf({ status: 299 }), proof: false },
])('$what: $proof', ({ judged, proof }) => {
  expect(isProof(judged)).toBe(proof);
});
