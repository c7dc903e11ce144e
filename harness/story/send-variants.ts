import type { Operation } from '../../contract/operations/operation.ts';
import type { Exchange } from '../model/exchange.ts';
import { documentedStatus, isAsExpected, requireExpected } from '../model/expectation.ts';
import { expectationOf, type Probe } from '../model/probe.ts';
import type { Answer, Draft, ProbeSending, Sending } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { isForeign } from '../model/target.ts';
import { mayRefer } from '../request/may-refer.ts';
import { plainerDrafts } from '../request/plainer-bodies.ts';
import { acceptor } from '../request/valid-request.ts';
import { identifiersOf } from '../safety/effect.ts';
import { excuseIfCausedByRun, requireMeaningfulAnswer } from './continue-after.ts';
import { mostLastingProbes } from './lasting.ts';
import { type SendParts, sendAs } from './send-request.ts';

/** Statuses that say that a server does not like what is in a request. */
const dislikes = new Set([400, 403, 404, 409, 422]);

/** Sends a valid request, and plainer ones where it is refused; the first one decides where all are. */
export async function sendPlainly(parts: SendParts, draft: Draft, sending: Sending): Promise<Answer> {
  const { context, means } = parts;
  const expected = documentedStatus(draft.operation, sending.expect);
  const first = await sendAs(parts, draft, { ...sending, expected });
  let plainest = draft;
  if (!isAsExpected(first.exchange) && dislikes.has(first.exchange.response.status)) {
    for (const plainer of plainerDrafts(draft, context.known, context.runId)) {
      plainest = plainer;
      const why = `${sending.why}, with a plainer body`;
      const { answer, exchange } = await sendAs(parts, plainer, {
        ...sending,
        why,
        expected,
        tries: true,
      }).catch((error) => {
        // Nobody knows what it would have said to the plainer ones.
        const reason = { kind: 'inconclusive', sentence: messageOf(error) } as const;
        context.recorder.excuse(first.exchange.id, { of: 'status', reason });
        throw error;
      });
      if (!isSuccess(exchange)) continue;
      const sentence = `${draft.operation.key} refused a body that the schema allows, and accepted a plainer one`;
      context.recorder.excuse(first.exchange.id, {
        of: 'status',
        reason: { kind: 'inconclusive', sentence },
      });
      // Whether it is a documented success, other checks judge.
      requireExpected(exchange);
      return answer;
    }
  }
  await excuseUnknownReference(parts, first.exchange, plainest, sending);
  await requireMeaningfulAnswer(context, means, first.exchange, {
    draft,
    isOthers: context.readOnly || parts.borrowed.touches(draft),
  });
  return first.answer;
}

function isSuccess({ response: { status } }: Exchange): boolean {
  return status >= 200 && status <= 299;
}

/** Whether there is a body that may name what only the server knows. What is no JSON is not looked into. */
function mayNameUnknown({ operation, body, alternative }: Draft, known: Known): boolean {
  const media = operation.body?.content.find(({ type }) => type === body?.mediaType);
  if (!body || !media || !('json' in body)) return body !== undefined;
  return mayRefer(body.json, acceptor(known, media, alternative));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * A body may name what only the server knows: something that is not there, or that the caller may not use. A documented
 * refusal that says so is no violation, where the document does not say who may do what. A 404 is one where even the
 * plainest body names nothing, or where what the path names is not there.
 */
async function excuseUnknownReference(
  parts: SendParts,
  { id, operation, response: { status } }: Exchange,
  plainest: Draft,
  sending: Sending,
): Promise<void> {
  const { recorder, target, known } = parts.context;
  const { access, responses, key, body } = operation;
  const isListed = responses.some((response) => response.status === String(status));
  if (!body || !isListed || !isForeign(target)) return;
  const mayBeMeant =
    status === 403
      ? !access.declared
      : status === 404 && mayNameUnknown(plainest, known) && (await isThere(parts, plainest, sending));
  if (!mayBeMeant) return;
  const sentence = `the target refuses the body of ${key} with ${status}: it may name what only the target knows`;
  recorder.excuse(id, { of: 'status', reason: { kind: 'inconclusive', sentence } });
}

/** Whether what the path of a request names can be read; a path that names nothing leads to the operation itself. */
async function isThere(parts: SendParts, { operation, path }: Draft, { as }: Sending): Promise<boolean> {
  const { known } = parts.context;
  if (identifiersOf(operation, known.contract).length === 0) return true;
  const itemPath = operation.path.slice(0, operation.path.lastIndexOf('}') + 1);
  const read = known.contract.operations.find((one) => one.method === 'GET' && one.path === itemPath);
  if (!read || read === operation) return false;
  try {
    const draft = await parts.means.validRequest(read, path);
    const expected = documentedStatus(read, '200');
    const why = `${read.summary}, to see whether it is there`;
    const { exchange } = await sendAs(parts, draft, {
      ...{ as, why, expect: expected, expected, step: 'control', tries: true },
    });
    return isSuccess(exchange);
  } catch (error) {
    if (error instanceof Stop && error.kind !== 'interrupted') return false;
    throw error;
  }
}

/** Sends what aims at no status: the scenario goes on whatever comes back. */
export async function sendProbe(parts: SendParts, draft: Draft, sending: ProbeSending): Promise<Answer> {
  const { probe } = sending;
  const { protection, lasting } = parts.context;
  const isLasting = !probe.forbidden && protection?.lasting.has(draft.operation);
  const place = isLasting ? lasting.takePlace(draft.operation) : undefined;
  if (isLasting && !place)
    throw new Stop(
      'protected',
      `nothing removes what ${draft.operation.key} creates: no more than ${mostLastingProbes} requests are sent that only probe it`,
    );
  const expected = expectationOf(probe);
  const why = whyProbed(draft.operation, probe);
  const { answer, exchange } = await sendAs(parts, draft, { ...sending, expect: expected, expected, why });
  if (exchange.response.status >= 400 && exchange.response.status <= 499) place?.giveBack();
  excuseIfCausedByRun(parts.context, exchange);
  return answer;
}

function whyProbed({ summary, key }: Operation, { what }: Probe): string {
  return `${summary === '' ? key : summary}, probed with ${what}`;
}
