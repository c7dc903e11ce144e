import { locate } from '../../contract/locate.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { type Created, createdBy, goneBy, type Journal, makes } from '../journal/journal.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import { type Exchange, jsonOf, type Purpose } from '../model/exchange.ts';
import { documentedStatus, isAsExpected, isOfSameClass, requireExpected } from '../model/expectation.ts';
import type { PersonaId } from '../model/persona.ts';
import type { Hint, Profile } from '../model/profile.ts';
import { notReadOnly } from '../model/safe-method.ts';
import type { Answer, Draft, PathValues, Scenario, Sending, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { type Ability, type Caller, type Credentials, personaOf, type Target } from '../model/target.ts';
import type { Tolerances } from '../model/tolerance.ts';
import { controlId, controlOperation } from '../personas/control.ts';
import type { Renewal } from '../personas/credential-renewal.ts';
import type { StoryAccounts } from '../personas/story-accounts.ts';
import { createPeople, type Identities, signed } from '../personas/story-personas.ts';
import { type RequestedOutcome, requestedOutcome } from '../request/requested-outcome.ts';
import { toRequest } from '../request/to-request.ts';
import { buildValidRequest } from '../request/valid-request.ts';
import type { Pace } from '../transport/pace.ts';
import type { Planned, Recorder } from '../transport/recorder.ts';
import type { TargetHealth } from '../transport/target-health.ts';
import { deliver } from './deliver.ts';
import type { FoundResources } from './listed-resources.ts';
import { createListening } from './listening.ts';
import { requireSafeMethod } from './require-safe-method.ts';
import { createSupplies } from './supplies.ts';

/** What the stories of one run share. */
export interface StoryContext {
  readonly known: Known;
  readonly profile: Profile;
  readonly target: Target;
  readonly recorder: Recorder;
  /** What this target may do otherwise than its document says. */
  readonly tolerances: Tolerances;
  readonly pace: Pace;
  /** Whether nothing may be sent that asks for a change. */
  readonly readOnly: boolean;
  /** What a read-only run asks about. */
  readonly found: FoundResources;
  readonly health: TargetHealth;
  readonly renewal: Renewal;
  readonly unique: () => string;
  /** Stands in everything that `unique` gives. */
  readonly runId: string;
  readonly identities: Identities;
  /** Those that the story at hand asks for. */
  readonly accounts: StoryAccounts;
  readonly kept: JournalWriter;
}

/** A story that is being told. */
interface RunningStory {
  readonly story: Story;
  /** Filled while the story is told. */
  readonly journal: Journal;
  /** Has to be called when it is over: closes what it left open. */
  readonly leave: () => Promise<void>;
}

/** The story of one scenario, with resources of its own. */
export function createStory(context: StoryContext, scenario: Scenario): RunningStory {
  const { known, profile, target, recorder, tolerances, health, renewal, readOnly, runId } = context;
  const { unique, identities, accounts, kept, found } = context;
  const { contract } = known;
  const isAboutLimits = contract.cells.find(({ id }) => id === scenario.cell)?.response.status === '429';
  const created: Created[] = [];
  const gone = new Set<string>();

  async function send(draft: Draft, sending: Sending): Promise<Answer> {
    const { operation } = draft;
    if (readOnly) requireSafeMethod(draft, sending);
    const expected = documentedStatus(operation, sending.expect);
    const { headers, evidence } = requestedOutcome(target, operation, expected, sending);
    const hint = hintFor(operation);
    const caller = await people.callerFor(sending.as, hint);
    const credentials = await renewal.credentialsFor(caller, operation);
    const planned = (carried: Credentials): Planned => {
      const plain = toRequest(draft, carried, headers, contract.intended);
      return {
        scenario: scenario.id,
        purpose: purposeOf(scenario, operation, sending, evidence),
        persona: personaOf(caller),
        ...(typeof caller !== 'string' && caller.called !== undefined && { account: caller.called }),
        operation,
        // A mock knows personas by their credentials, and signatures not at all.
        request: can('business-rules') ? signed(plain, hint, caller) : plain,
      };
    };
    const first = planned(credentials);
    const asked = {
      operation,
      values: draft.path,
      by: caller,
      meant: /^2/.test(expected),
      marked: first.request.body?.includes(runId) ?? false,
    };
    const isMaking = evidence !== 'forced' && makes(operation, known.graph);
    const answered = isMaking ? kept.asking(asked) : undefined;
    const delivery = { caller, credentials, sending, isAboutLimits, first, planned, control };
    const answeredWith = accounts.sending(caller, hint);
    const { answer: exchange, gaveUp } = await deliver(context, delivery);
    answeredWith(exchange.response.status);
    const made = note(exchange, draft.path, caller);
    if (!asked.marked || !mayHaveMade(exchange)) answered?.(made);
    if (gaveUp !== undefined) {
      health.silent(operation.key);
      throw new Stop('put-off', `${operation.key} was put off: ${gaveUp}`);
    }
    if (readOnly) await stopIfGone(exchange, draft.path);
    requireExpectedOrTolerated(exchange);
    return {
      exchange: exchange.id,
      operation: operation.key,
      response: exchange.response,
      json: jsonOf(exchange.response),
      evidence,
    };
  }

  /** Nobody keeps others from deleting what a read-only run reads. */
  async function stopIfGone(exchange: Exchange, path: PathValues): Promise<void> {
    const { operation, response } = exchange;
    if (response.status !== 404 || isAsExpected(exchange)) return;
    if ((await found.isStillListed(means, operation, path)) !== false) return;
    const why = `somebody deleted what ${operation.key} is about`;
    recorder.excuse(exchange.id, { of: 'everything', reason: { kind: 'inconclusive', sentence: why } });
    throw new Stop('inconclusive', why);
  }

  /** Goes on after another status only where that is tolerated, and what follows makes sense. */
  function requireExpectedOrTolerated(exchange: Exchange): void {
    if (isAsExpected(exchange)) return;
    const tolerated = tolerances.ofStatus(exchange);
    if (tolerated === undefined) {
      requireExpected(exchange);
      return;
    }
    const { sentence, tolerance } = tolerated;
    recorder.excuse(exchange.id, { of: 'status', reason: { kind: 'tolerated', sentence }, tolerance });
    if (!isOfSameClass(exchange)) throw new Stop('tolerated', sentence);
  }

  const controlling = controlOperation(contract);
  const control =
    controlling &&
    (async (persona: PersonaId, credentials: Credentials): Promise<Planned> => {
      const why = 'To know whether the credentials still work';
      const sending: Sending = { as: persona, expect: '200', why, step: 'control' };
      return {
        scenario: controlId(persona),
        purpose: purposeOf(scenario, controlling, sending, 'provoked'),
        persona,
        operation: controlling,
        request: toRequest(await validRequest(controlling, {}), credentials, {}, contract.intended),
      };
    });

  function note(exchange: Exchange, path: PathValues, by: Caller): readonly Created[] {
    // What is there already was made by somebody else, whatever a second creation is answered with.
    const made = createdBy(exchange, { path, by }, known.graph).filter(
      (one) => gone.has(one.path) || !created.some((before) => before.path === one.path),
    );
    created.push(...made);
    for (const one of made) gone.delete(one.path);
    const removed = goneBy(exchange, path);
    if (removed !== undefined) noteGone(removed);
    return made;
  }

  function noteGone(path: string): void {
    gone.add(path);
    kept.gone(path);
  }

  async function validRequest(operation: Operation, path: PathValues, mediaType?: string): Promise<Draft> {
    const { reference } = supplies;
    const draft = await buildValidRequest({ known, unique, reference }, operation, path, mediaType);
    const adapt = hintFor(operation)?.adapt;
    return adapt ? adapt(draft, story) : draft;
  }

  function hintFor({ key }: Operation): Hint | undefined {
    return profile.hints.find((hint) => hint.operation === key);
  }

  function can(ability: Ability): boolean {
    return target.abilities.includes(ability);
  }

  const { auth } = target;
  const { operations } = contract;
  const people = createPeople({
    auth,
    accounts,
    whoAmI: profile.whoAmI ?? [],
    operations,
    identities,
    readOnly,
    send,
  });
  const means = { validRequest, send };
  const supplies = readOnly ? found.suppliesFor(means) : createSupplies(known, means);
  const { given, givenAnew } = supplies;
  const { account, identityOf, identity, member } = people;
  const { deadEnd, inbox, connect, leave } = createListening(target, recorder, scenario.id);
  const story: Story = {
    contract,
    operation: (name) => {
      const found = operations.find(({ id, key }) => id === name || key === name);
      if (!found) throw new Stop('does-not-fit', `the document has no operation ${name}`);
      return found;
    },
    given,
    givenAnew,
    validRequest,
    draft: async (operation, mediaType) => validRequest(operation, await given(operation), mediaType),
    send,
    locate: (reference) => locate(contract, reference),
    claim: ({ exchange, evidence }, { ruled, ...claim }) => {
      if (evidence !== 'forced' && (!ruled || can('business-rules'))) recorder.claim({ exchange, ...claim });
    },
    unique,
    can,
    account,
    identityOf,
    identity,
    member,
    deadEnd,
    inbox,
    connect: readOnly ? notConnected : connect,
    samlIdentityProvider: () => {
      if (!target.samlIdentityProvider)
        throw new Stop('not-possible', 'the target trusts no SAML identity provider that answers to stories');
      return target.samlIdentityProvider;
    },
    wentWith: (account) => {
      for (const { path, by } of created) if (by === account) noteGone(path);
    },
  };
  return { story, journal: { created, gone }, leave };
}

/** A server that fails, or what stands before it, may have done before what it was asked to do. */
function mayHaveMade({ response, purpose }: Exchange): boolean {
  return response.status >= 500 && purpose.evidence === 'provoked';
}

/** Whoever works together with others changes what is there. */
async function notConnected(): Promise<never> {
  throw new Stop('excluded', notReadOnly('a WebSocket would have to be opened'));
}

function purposeOf(
  { aim }: Scenario,
  operation: Operation,
  { expect, or = [], step = 'aim', why, cause, subject, example }: Sending,
  evidence: RequestedOutcome['evidence'],
): Purpose {
  return {
    step,
    why,
    expected: documentedStatus(operation, expect),
    alternatives: or.map((status) => documentedStatus(operation, status)),
    binding: aim === 'must' && (step === 'aim' || step === 'follow-up'),
    cause,
    subject,
    example,
    evidence,
  };
}
