import type { Operation } from '../../contract/operations/operation.ts';
import { documentedStatus, isAsExpected } from '../model/expectation.ts';
import { expectationOf, type Probe } from '../model/probe.ts';
import type { Answer, Draft, ProbeSending, Sending } from '../model/scenario.ts';
import { plainerDrafts } from '../request/plainer-bodies.ts';
import { requireMeaningfulAnswer } from './continue-after.ts';
import { type SendParts, sendAs } from './send-request.ts';

/** Statuses that say that a server does not like what is in a request, or misses what that refers to. */
const dislikes = new Set([400, 404, 409, 422]);

/** Sends a valid request, and plainer ones where it is refused; the first one decides where all are. */
export async function sendPlainly(parts: SendParts, draft: Draft, sending: Sending): Promise<Answer> {
  const { context, means } = parts;
  const expected = documentedStatus(draft.operation, sending.expect);
  const first = await sendAs(parts, draft, { ...sending, expected });
  if (!isAsExpected(first.exchange) && dislikes.has(first.exchange.response.status)) {
    for (const plainer of plainerDrafts(draft, context.known)) {
      const why = `${sending.why}, with a plainer body`;
      const { answer, exchange } = await sendAs(parts, plainer, { ...sending, why, expected, tries: true });
      if (!isAsExpected(exchange)) continue;
      const sentence = `${draft.operation.key} refused a body that the schema allows, and accepted a plainer one`;
      context.recorder.excuse(first.exchange.id, {
        of: 'status',
        reason: { kind: 'inconclusive', sentence },
      });
      return answer;
    }
  }
  await requireMeaningfulAnswer(context, means, first.exchange, {
    path: draft.path,
    isOthers: context.readOnly || parts.borrowed.touches(draft),
  });
  return first.answer;
}

/** Sends what aims at no status: the scenario goes on whatever comes back. */
export async function sendProbe(parts: SendParts, draft: Draft, sending: ProbeSending): Promise<Answer> {
  const { probe } = sending;
  const expected = expectationOf(probe);
  const why = whyProbed(draft.operation, probe);
  const { answer } = await sendAs(parts, draft, { ...sending, expect: expected, expected, why });
  return answer;
}

function whyProbed({ summary, key }: Operation, { what }: Probe): string {
  return `${summary === '' ? key : summary}, probed with ${what}`;
}
