import { at } from '../contract/json.ts';
import { locate } from '../contract/locate.ts';
import type { Operation } from '../contract/operation.ts';
import type { Producer } from '../contract/resource-graph.ts';
import { callerOf } from './caller.ts';
import { credentialsFor, loggedIn } from './credentials.ts';
import { type Exchange, jsonOf, type Purpose, type SentRequest } from './exchange.ts';
import { documentedStatus, stopUnlessExpected } from './expectation.ts';
import { type Created, createdBy, goneBy, type Journal } from './journal.ts';
import { lastSegment } from './last-segment.ts';
import { type HealthyPersonaId, healthyPersonas, type PersonaId } from './persona.ts';
import { persuasion } from './persuasion.ts';
import type { Hint, Profile } from './profile.ts';
import type { Recorder } from './recorder.ts';
import { toRequest } from './request.ts';
import type { Answer, Draft, PathValues, Scenario, Sending, Story } from './scenario.ts';
import { Stop } from './stop.ts';
import type { Known } from './strategy.ts';
import { type Ability, type Account, type Caller, type Identity, personaOf, type Target } from './target.ts';
import { buildValidRequest, sampleText } from './valid-request.ts';

/** What the stories of one run share. */
export interface Stage {
  readonly known: Known;
  readonly profile: Profile;
  readonly target: Target;
  readonly recorder: Recorder;
  readonly unique: () => string;
  /** Who the personas are, as far as the target was asked. */
  readonly identities: Map<HealthyPersonaId, Promise<Identity | undefined>>;
}

/** The story of one scenario, with resources of its own. The journal is filled while it is told. */
export function tell(stage: Stage, scenario: Scenario): { readonly story: Story; readonly journal: Journal } {
  const { known, profile, target, recorder, unique, identities } = stage;
  const created: Created[] = [];
  const gone = new Set<string>();
  const made = new Map<Operation, PathValues>();

  async function send(draft: Draft, sending: Sending): Promise<Answer> {
    const { operation } = draft;
    const expected = documentedStatus(operation, sending.expect);
    const { headers, evidence } = persuasion(target, operation, expected, sending);
    const caller = await callerFor(sending.as, operation);
    const credentials = await credentialsFor(target, caller, operation);
    const step = sending.step ?? 'aim';
    const purpose: Purpose = {
      step,
      why: sending.why,
      expected,
      alternatives: (sending.or ?? []).map((status) => documentedStatus(operation, status)),
      binding: scenario.aim === 'must' && (step === 'aim' || step === 'follow-up'),
      cause: sending.cause,
      subject: sending.subject,
      example: sending.example,
      evidence,
    };
    const request = signed(toRequest(draft, credentials, headers), operation, caller);
    const exchange = await recorder.exchange({
      scenario: scenario.id,
      purpose,
      persona: personaOf(caller),
      operation,
      request,
    });
    note(exchange, draft.path, caller);
    stopUnlessExpected(exchange);
    return { exchange: exchange.id, response: exchange.response, json: jsonOf(exchange.response), evidence };
  }

  function note(exchange: Exchange, path: PathValues, by: Caller): void {
    const made = createdBy(exchange, { path, by }, known.graph);
    created.push(...made);
    for (const one of made) gone.delete(one.path);
    const removed = goneBy(exchange, path);
    if (removed !== undefined) gone.add(removed);
  }

  async function validRequest(operation: Operation, path: PathValues, mediaType?: string): Promise<Draft> {
    const draft = await buildValidRequest({ known, unique, reference }, operation, path, mediaType);
    const adapt = hintFor(operation)?.adapt;
    return adapt ? adapt(draft, story) : draft;
  }

  function hintFor({ key }: Operation): Hint | undefined {
    return profile.hints.find((hint) => hint.operation === key);
  }

  /** Nobody may spoil a persona that other scenarios need. */
  async function callerFor(as: Caller, operation: Operation): Promise<Caller> {
    if (typeof as !== 'string' || !isHealthy(as) || !hintFor(operation)?.endsCaller) return as;
    return account('own', as);
  }

  function signed(request: SentRequest, operation: Operation, caller: Caller): SentRequest {
    const sign = hintFor(operation)?.sign;
    if (!sign || !isHealthy(personaOf(caller))) return request;
    return { ...request, headers: { ...request.headers, ...sign(request) } };
  }

  async function account(name: string, plays: PersonaId): Promise<Account> {
    const { freshAccount, name: adapter } = target.auth;
    if (!freshAccount) throw new Stop('not-possible', `${adapter} cannot make an account`);
    return loggedIn(freshAccount(name, plays));
  }

  async function produce(producer: Producer): Promise<PathValues> {
    const { operation, parameter, status } = producer;
    const remembered = made.get(operation);
    if (remembered) return remembered;
    const parents = await valuesFor(operation);
    const draft = await validRequest(operation, parents);
    const answer = await send(draft, {
      as: callerOf(operation),
      expect: status,
      why: `To have a ${nameOf(parameter)}`,
      step: 'set-up',
    });
    const values = { ...parents, [parameter]: identifierIn(answer, producer) };
    made.set(operation, values);
    return values;
  }

  /** Values for a path: made where an operation makes them, otherwise the document's examples. */
  async function valuesFor(operation: Operation): Promise<PathValues> {
    const producer = known.graph.producerFor(operation);
    const produced = producer ? await produce(producer) : {};
    const others = operation.parameters.filter(
      ({ in: place, name }) => place === 'path' && !(name in produced),
    );
    return {
      ...produced,
      ...Object.fromEntries(others.map((parameter) => [parameter.name, sampleText(known, parameter)])),
    };
  }

  async function given(operation: Operation): Promise<PathValues> {
    const path = await valuesFor(operation);
    const create = creationOfSingleton(known, operation);
    if (create && !made.has(create)) {
      const draft = await validRequest(create, path);
      await send(draft, {
        as: callerOf(create),
        expect: '201',
        why: 'To have what is asked for',
        step: 'set-up',
      });
      made.set(create, path);
    }
    return path;
  }

  async function reference(operation: Operation, member: string): Promise<string | undefined> {
    const producer = known.graph.producerOfMember(operation, member);
    return producer && (await produce(producer))[producer.parameter];
  }

  function identityOf(persona: HealthyPersonaId): Promise<Identity | undefined> {
    if (target.auth.identity) return loggedIn(target.auth.identity(persona));
    const asked = identities.get(persona) ?? askWho(persona);
    identities.set(persona, asked);
    return asked;
  }

  async function askWho(persona: HealthyPersonaId): Promise<Identity | undefined> {
    const operation = known.contract.operations.find(({ key }) => key === profile.whoAmI?.operation);
    if (!operation) return undefined;
    const draft = { operation, path: {}, query: {}, headers: {}, body: undefined };
    try {
      const answer = await send(draft, {
        as: persona,
        expect: '200',
        why: 'To know who it is',
        step: 'set-up',
      });
      return profile.whoAmI?.read(answer.json);
    } catch (error) {
      // Without credentials for a persona, nobody can know who it is; whatever needs to know says so.
      if (error instanceof Stop) return undefined;
      throw error;
    }
  }

  function can(ability: Ability): boolean {
    return target.abilities.includes(ability);
  }

  const story: Story = {
    contract: known.contract,
    operation: (name) => {
      const found = known.contract.operations.find(({ id, key }) => id === name || key === name);
      if (!found) throw new Stop('does-not-fit', `the document has no operation ${name}`);
      return found;
    },
    given,
    givenAnew: (operation) => {
      made.clear();
      return given(operation);
    },
    validRequest,
    draft: async (operation, mediaType) => validRequest(operation, await given(operation), mediaType),
    send,
    locate: (reference) => locate(known.contract, reference),
    claim: ({ exchange, evidence }, { ruled, ...claim }) => {
      if (evidence !== 'forced' && (!ruled || can('business-rules'))) recorder.claim({ exchange, ...claim });
    },
    unique,
    can,
    identityOf,
    identity: async (persona) => {
      const identity = await identityOf(persona);
      if (!identity)
        throw new Stop('not-possible', `${target.auth.name} does not tell who the ${persona} is`);
      return identity;
    },
    account,
    wentWith: (account) => {
      for (const { path, by } of created) if (by === account) gone.add(path);
    },
  };
  return { story, journal: { created, gone } };
}

function isHealthy(persona: PersonaId): boolean {
  return healthyPersonas.some(({ id }) => id === persona);
}

/** The POST that makes the singleton which an operation reads, changes or removes; undefined if it is about none. */
function creationOfSingleton({ graph }: Known, operation: Operation): Operation | undefined {
  const create = graph.singletons.find(({ roles }) => Object.values(roles).includes(operation))?.roles.create;
  return create === operation ? undefined : create;
}

function identifierIn({ json, response }: Answer, { pointer, operation }: Producer): string {
  const inBody = pointer === undefined ? undefined : at(json, pointer);
  if (typeof inBody === 'string' || typeof inBody === 'number') return String(inBody);
  const last = lastSegment(response.headers.location ?? '');
  if (last !== '') return last;
  throw new Stop(
    'setup-failed',
    `the answer of ${operation.key} does not tell the identifier of what it made`,
  );
}

/** "threat_model_id" → "threat model". */
function nameOf(parameter: string): string {
  const words = parameter.replace(/[_-]?id$/i, '').replaceAll(/[_-]/g, ' ');
  return words === '' ? 'resource' : words;
}
