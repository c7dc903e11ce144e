import type { Operation } from '../../contract/operations/operation.ts';
import { fill } from '../../contract/operations/path-template.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import { makes } from '../journal/journal.ts';
import { callerOf, holderOf } from '../model/caller.ts';
import { type Exchange, isUnanswered, jsonOf, type Purpose } from '../model/exchange.ts';
import { documentedStatus } from '../model/expectation.ts';
import type { PersonaId } from '../model/persona.ts';
import type { Probe } from '../model/probe.ts';
import type { Hint } from '../model/profile.ts';
import type { Answer, Draft, Scenario, Sending, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { type Caller, type Credentials, personaOf } from '../model/target.ts';
import { controlId } from '../personas/control.ts';
import { inSession } from '../personas/sessions/in-session.ts';
import { type People, signed } from '../personas/story-personas.ts';
import { type RequestedOutcome, requestedOutcome } from '../request/requested-outcome.ts';
import { toRequest } from '../request/to-request.ts';
import type { Planned } from '../transport/recorder.ts';
import type { Borrowed } from './borrowed.ts';
import { confirmUnanswered } from './confirm-unanswered.ts';
import { requireMeaningfulAnswer } from './continue-after.ts';
import type { CreatedResources } from './created-resources.ts';
import { type Delivery, deliver } from './deliver.ts';
import { kindOf } from './outages.ts';
import { versionIn, versionReadAfter } from './precondition.ts';
import { requireOwnResource } from './require-own-resource.ts';
import { requireSafeMethod } from './require-safe-method.ts';
import { requireStillGone } from './require-still-gone.ts';
import type { StoryContext } from './story-context.ts';
import { witnessIn } from './witness.ts';

/** What sending a request for one story takes. */
export interface SendParts {
  readonly context: StoryContext;
  readonly scenario: Scenario;
  readonly created: CreatedResources;
  readonly borrowed: Borrowed;
  readonly people: People;
  readonly means: Pick<Story, 'validRequest' | 'send'>;
  readonly hintFor: (operation: Operation) => Hint | undefined;
  /** Where the credentials that an operation wants let everybody in. */
  readonly controlFor: (operation: Operation) => Operation | undefined;
  /** Whether the scenario is about rate limits: a 429 is then an answer, and not a reason to wait. */
  readonly isAboutLimits: boolean;
}

/**
 * Sends one request of a story as its persona: draft → wire format → exchange → what it created → whether the story can go
 * on. Throws a Stop where it cannot.
 */
export async function sendRequest(parts: SendParts, draft: Draft, sending: Sending): Promise<Answer> {
  const expected = documentedStatus(draft.operation, sending.expect);
  const { answer, exchange } = await sendAs(parts, draft, { ...sending, expected });
  const isOthers = parts.context.readOnly || parts.borrowed.touches(draft);
  await requireMeaningfulAnswer(parts.context, parts.means, exchange, { draft, isOthers });
  return answer;
}

/** A sending with the documented status that it expects, or what a probe expects instead. */
interface Expecting extends Sending {
  readonly expected: string;
  readonly probe?: Probe;
  /** Another status is no violation, whatever the scenario aims at. */
  readonly tries?: true;
}

interface Sent {
  readonly answer: Answer;
  readonly exchange: Exchange;
}

/**
 * Sends, and leaves it to the caller what the answer means. What is refused with 428 is sent once more with an If-Match that
 * names the version there is: the refusal was not applied, and does not count.
 */
export async function sendAs(parts: SendParts, draft: Draft, sending: Expecting): Promise<Sent> {
  const { recorder, known } = parts.context;
  const sent = await sendBare(parts, draft, sending);
  const read = versionReadAfter(sent.exchange, draft, known.contract);
  if (!read) return sent;
  const { operation } = read.draft;
  const as = typeof sending.as === 'string' ? callerOf(operation) : sending.as;
  const expected = documentedStatus(operation, '200');
  const { exchange } = await sendBare(parts, read.draft, {
    ...{ as, why: read.why, expect: expected, expected, step: 'set-up', tries: true },
  });
  const version = versionIn(exchange);
  const sentence =
    version === undefined
      ? `${draft.operation.key} wants an If-Match, and nothing shows the version`
      : `${draft.operation.key} wants an If-Match: sent again with one`;
  recorder.excuse(sent.exchange.id, { of: 'status', reason: { kind: 'inconclusive', sentence } });
  if (version === undefined) throw new Stop('inconclusive', sentence);
  return sendBare(parts, { ...draft, headers: { ...draft.headers, 'if-match': version } }, sending);
}

async function sendBare(parts: SendParts, draft: Draft, sending: Expecting): Promise<Sent> {
  const { context, scenario, created, borrowed, hintFor, isAboutLimits } = parts;
  const { target, renewal, kept, accounts, health, known, readOnly, runId } = context;
  const { operation } = draft;
  if (readOnly) requireSafeMethod(draft, sending);
  borrowed.require(draft, sending, { accusesNobody: scenario.aim === 'may' && scenario.cell !== undefined });
  requireOwnResource(draft, sending, scenario, { ...context, borrowed });
  stopIfContested(known, draft);
  await requireStillGone(context, {
    draft,
    scenario,
    step: sending.step,
    gone: created.journal.gone,
    statusOf: (reading) => statusOf(parts, reading, sending.as),
  });
  const { expected } = sending;
  const { headers, evidence } = requestedOutcome(target, operation, expected, sending);
  const hint = hintFor(operation);
  const caller = await parts.people.callerFor(sending.as, hint);
  const holder = typeof caller === 'string' ? holderOf(caller, operation) : caller;
  const { schemes } = operation.access;
  const credentials =
    target.auth.ofResource?.(personaOf(holder), schemes, draft.path) ??
    (await renewal.credentialsFor(holder, operation));
  const planned = async (carried: Credentials): Promise<Planned> => {
    const bare = toRequest(draft, carried, headers, known.contract.intended);
    const { csrf } = sending;
    const plain = await inSession(context.sessions, bare, { caller, credentials: carried, operation, csrf });
    return {
      scenario: scenario.id,
      purpose: purposeOf(scenario, operation, sending, evidence),
      persona: personaOf(caller),
      ...accountName(caller),
      operation,
      // A mock knows personas by their credentials, and signatures not at all.
      request: target.abilities.includes('business-rules') ? signed(plain, hint, caller) : plain,
    };
  };
  const first = await planned(credentials);
  await context.pace.untilNobodyIsAlone();
  stopIfItTakesDown(context, first);
  const marked = first.request.body?.includes(runId) ?? false;
  const asked = { operation, values: draft.path, by: holder, meant: /^2/.test(expected), marked };
  const isMaking = evidence !== 'forced' && makes(operation, known.graph);
  const answered = isMaking ? kept.asking(asked) : undefined;
  const answeredWith = accounts.sending(holder, hint);
  const control = controlRequest(parts, operation);
  const delivery = { caller: holder, credentials, sending, isAboutLimits, first, planned, control };
  const { answer: exchange, gaveUp } = await deliver(context, delivery).catch(async (failure) => {
    const answer = await confirmUnanswered(context, failure, { planned: first, other: otherRequest(parts) });
    if (isUnanswered(answer.response) && !sending.probe) throw failure;
    return { answer, gaveUp: undefined };
  });
  answeredWith(exchange.response.status);
  if (!isUnanswered(exchange.response)) context.outages.answered(kindOf(first));
  const made = created.note(exchange, draft.path, holder);
  if (!marked || !mayHaveMade(exchange)) answered?.(made);
  if (gaveUp !== undefined) {
    health.silent(operation.key);
    throw new Stop('put-off', `${operation.key} was postponed: ${gaveUp}`);
  }
  const answer = {
    exchange: exchange.id,
    operation: operation.key,
    target: exchange.request.target,
    response: exchange.response,
    json: jsonOf(exchange.response),
    evidence,
  };
  return { answer, exchange };
}

/** Asks for what the target has answered before; undefined where it has answered nothing that can be asked again. */
function otherRequest({ context, scenario, means }: SendParts): (() => Promise<Planned>) | undefined {
  const witness = witnessIn(context.recorder);
  if (!witness) return undefined;
  const { operation, persona, purpose } = witness;
  return async () => {
    const why = 'Check whether other requests get a response';
    const sending: Sending = { as: persona, expect: purpose.expected, why, step: 'control' };
    const credentials = await context.renewal.credentialsFor(persona, operation);
    return {
      scenario: scenario.id,
      purpose: {
        ...purposeOf(scenario, operation, { ...sending, expected: purpose.expected }, 'provoked'),
        binding: false,
      },
      persona,
      operation,
      request: toRequest(await means.validRequest(operation, {}), credentials, {}),
    };
  };
}

/** The status of a request that only asks, and that nothing is held against. */
async function statusOf(parts: SendParts, draft: Draft, as: Sending['as']): Promise<number> {
  const documented = draft.operation.responses.map(({ status }) => status);
  // What is there in any case has no 404.
  const expected = coveringStatus(documented, 404) ?? documented[0] ?? '404';
  const why = 'Check that the address still leads nowhere';
  const sending: Expecting = { as, expect: expected, expected, why, step: 'control', tries: true };
  return (await sendAs(parts, draft, sending)).answer.response.status;
}

/** A target that is known to go down is not taken down again. */
function stopIfItTakesDown({ outages }: StoryContext, planned: Planned): void {
  const why = planned.purpose.step === 'clean-up' ? undefined : outages.whyNot(kindOf(planned));
  if (why !== undefined) throw new Stop('inconclusive', why);
}

/** What another operation may have answered says nothing about this one. */
function stopIfContested({ routing }: Known, { operation, path }: Draft): void {
  const rival = routing.rivalFor(operation, path);
  if (!rival) return;
  const where = fill(operation.path, path);
  throw new Stop(
    'not-provocable',
    `${operation.method} ${where} also matches ${rival.key}: the values in its path do not show which operation is meant`,
  );
}

function accountName(caller: Caller): Pick<Planned, 'account'> {
  return typeof caller !== 'string' && caller.called !== undefined ? { account: caller.called } : {};
}

/** The request that shows whether credentials still work; undefined where the document has none that anybody may send. */
function controlRequest(
  { context, controlFor, scenario, means }: SendParts,
  refused: Operation,
): Delivery['control'] {
  const operation = controlFor(refused);
  if (!operation) return undefined;
  return async (persona: PersonaId, credentials: Credentials): Promise<Planned> => {
    const why = 'Check whether the credentials still work';
    const sending: Sending = { as: persona, expect: '200', why, step: 'control' };
    return {
      scenario: controlId(persona),
      purpose: purposeOf(
        scenario,
        operation,
        { ...sending, expected: documentedStatus(operation, '200') },
        'provoked',
      ),
      persona,
      operation,
      request: await inSession(
        context.sessions,
        toRequest(await means.validRequest(operation, {}), credentials, {}, context.known.contract.intended),
        { caller: persona, credentials, operation },
      ),
    };
  };
}

/** A server that fails, or what stands before it, may have done before what it was asked to do. */
function mayHaveMade({ response, purpose }: Exchange): boolean {
  return (response.status >= 500 || isUnanswered(response)) && purpose.evidence === 'provoked';
}

function purposeOf(
  { aim }: Scenario,
  operation: Operation,
  { expected, or = [], step = 'aim', why, cause, subject, example, probe, tries }: Expecting,
  evidence: RequestedOutcome['evidence'],
): Purpose {
  return {
    step,
    why,
    expected,
    alternatives: or.map((status) => documentedStatus(operation, status)),
    binding: aim === 'must' && !probe && !tries && (step === 'aim' || step === 'follow-up'),
    cause,
    subject,
    example,
    evidence,
    ...(probe && { probe }),
  };
}
