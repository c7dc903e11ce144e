import { isDeepStrictEqual } from 'node:util';
import { locate } from '../../contract/locate.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Journal } from '../journal/journal.ts';
import type { Hint } from '../model/profile.ts';
import { notReadOnly } from '../model/safe-method.ts';
import type { Draft, PathValues, Scenario, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import { type Ability, type Credentials, isForeign } from '../model/target.ts';
import { controlFor } from '../personas/control.ts';
import { createPeople } from '../personas/story-personas.ts';
import { buildValidRequest } from '../request/valid-request.ts';
import { withOwnIdentifier } from '../safety/own-identifier.ts';
import { Borrowed } from './borrowed.ts';
import { CreatedResources } from './created-resources.ts';
import { sharersOf } from './lasting.ts';
import { createListening } from './listening.ts';
import { type SendParts, sendRequest } from './send-request.ts';
import { sendPlainly, sendProbe } from './send-variants.ts';
import type { StoryContext } from './story-context.ts';
import { createSupplies } from './supplies.ts';

/** A story that a scenario acts through. */
interface RunningStory {
  readonly story: Story;
  /** Filled while the story goes on. */
  readonly journal: Journal;
  /** Hands on what was made for it and is as it was made: it is not in the journal any more. */
  readonly handOn: () => void;
  /** Has to be called when it is over: closes what it left open. */
  readonly leave: () => Promise<void>;
}

/** The story of one scenario, with resources of its own. */
export function createStory(context: StoryContext, scenario: Scenario): RunningStory {
  const { known, profile, target, recorder, readOnly, unique, identities, accounts, found } = context;
  const { contract } = known;
  const created = new CreatedResources(context);
  const borrowed = new Borrowed(known, putOffFor(context, scenario));
  const hintFor = ({ key }: Operation): Hint | undefined =>
    profile.hints.find((hint) => hint.operation === key);
  const aimedAt = contract.cells.find(({ id }) => id === scenario.cell)?.response.status;
  const can = (ability: Ability): boolean => target.abilities.includes(ability);

  const validRequest: Story['validRequest'] = async (operation, path, mediaType, alternative) => {
    const { reference } = supplies;
    const built = await buildValidRequest(
      { known, unique, reference },
      operation,
      path,
      mediaType,
      alternative,
    );
    // The author of an API's own suite knows which identifiers are free.
    const isDisposable = !context.protection && isForeign(target) && profile.scenarios.length === 0;
    const draft =
      context.protection || isDisposable
        ? withOwnIdentifier(built, known, { ...context, isDisposable })
        : built;
    const adapt = hintFor(operation)?.adapt;
    return adapt ? adapt(draft, story) : draft;
  };

  const send: Story['send'] = async (draft, sending) => {
    await people.expectShared(sending.as, draft.operation);
    return sendRequest(parts, draft, sending);
  };
  const means = { validRequest, send };
  const people = createPeople({
    auth: target.auth,
    accounts,
    whoAmI: profile.whoAmI ?? [],
    sharesResources: profile.sharesResources ?? false,
    sharesBy: profile.sharesBy,
    operations: contract.operations,
    identities,
    readOnly,
    send,
  });
  let parts: SendParts = {
    context,
    scenario,
    created,
    borrowed,
    people,
    means,
    hintFor,
    controlFor: (operation) => controlFor(operation, contract),
    isAboutLimits: aimedAt === '429',
  };
  const share = async (operation: Operation, path: PathValues): Promise<void> =>
    hintFor(operation)?.share?.(path, { ...story, send: sendShared });
  /** The personas are what a share is about: their identifiers may stand in its path, and nowhere else. */
  const sendShared: Story['send'] = async (draft, sending) => {
    const subjects = [await people.identityOf('reader'), await people.identityOf('writer')].map(
      (person) => person?.subject,
    );
    for (const [name, value] of Object.entries(draft.path))
      if (subjects.includes(value)) context.own.add(draft.operation.path, name, value);
    return send(draft, sending);
  };
  const existing = async (operation: Operation, have: PathValues): Promise<PathValues> => {
    if (!isForeign(target)) return {};
    const values = await context.existing(means, operation, have);
    for (const [parameter, value] of Object.entries(values))
      context.own.exists(operation.path, parameter, value);
    return borrowed.take(operation, values, have);
  };
  const supplies = readOnly
    ? found.suppliesFor(means)
    : createSupplies(
        known,
        {
          ...means,
          share,
          setUps: context.setUps,
          existing,
          // The author of a story counts on resources that nobody else has had.
          spares: profile.scenarios.some(({ id }) => id === scenario.id) ? undefined : context.spares,
          created,
          scenario,
          sharersOf: ({ operation, itemPath }) =>
            context.protection?.lasting.has(operation)
              ? sharersOf(scenario, itemPath, { known, protection: context.protection })
              : undefined,
          onTaken: (exchanges) => recorder.handOn({ scenario: scenario.id, exchanges }),
        },
        context,
      );
  const { given, givenAnew } = supplies;

  const draft: Story['draft'] = async (operation, ...body) =>
    validRequest(operation, await given(operation), ...body);

  /** A request to a resource that there is none of. What comes back otherwise than expected is held against nobody. */
  async function draftWithoutResource(operation: Operation, mediaType?: string): Promise<Draft> {
    parts = { ...parts, scenario: { ...scenario, aim: 'may' } };
    const ingredients = { known, unique, reference: async () => undefined };
    return buildValidRequest(ingredients, operation, supplies.madeUp(operation), mediaType);
  }
  const { account, identityOf, identity, member } = people;
  const { deadEnd, inbox, connect, leave } = createListening(target, recorder, scenario.id);
  const story: Story = {
    contract,
    operation: (name) => {
      const operation = contract.operations.find(({ id, key }) => id === name || key === name);
      if (!operation) throw new Stop('does-not-fit', `the document has no operation ${name}`);
      return operation;
    },
    given,
    givenAnew,
    validRequest,
    draftForBody: async (operation, mediaType) => {
      const path = await given(operation);
      try {
        return await validRequest(operation, path, mediaType);
      } catch (error) {
        if (!(error instanceof Stop) || error.kind !== 'does-not-fit') throw error;
        return { ...(await validRequest({ ...operation, body: undefined }, path)), operation };
      }
    },
    draft,
    draftAnyway: async (operation, mediaType) => {
      try {
        return await draft(operation, mediaType);
      } catch (error) {
        if (!isForeign(target) || !(error instanceof Stop) || error.kind !== 'setup-failed') throw error;
        return draftWithoutResource(operation, mediaType);
      }
    },
    send,
    sendPlainly: (draft, sending) => sendPlainly(parts, draft, sending),
    probe: (draft, sending) => sendProbe(parts, draft, sending),
    locate: (reference, request = '/') => locate(contract, reference, { target: target.url, request }),
    claim: ({ exchange, evidence }, { ruled, ...claim }) => {
      if (evidence !== 'forced' && (!ruled || can('business-rules'))) recorder.claim({ exchange, ...claim });
    },
    isOwn: ({ path }, parameter, identifier) => context.own.made(path, parameter, identifier),
    unique,
    can,
    areDistinct: async (operation, one, other) => {
      const [mine, theirs] = await Promise.all([
        context.renewal.credentialsFor(one, operation),
        context.renewal.credentialsFor(other, operation),
      ]);
      return !isDeepStrictEqual(shownBy(mine), shownBy(theirs));
    },
    account,
    // Our own server tells logins apart.
    beforeLogin: async ({ subject }) => {
      if (isForeign(target)) await target.auth.beforeLogin?.(subject);
    },
    identityOf,
    identity,
    member,
    deadEnd,
    inbox,
    connect: readOnly ? notConnected : connect,
    samlIdentityProvider: () => {
      if (!target.samlIdentityProvider)
        throw new Stop('not-possible', 'the target trusts no SAML identity provider that stories control');
      return target.samlIdentityProvider;
    },
    oauthProviders: () => {
      if (!target.oauthProviders)
        throw new Stop('not-possible', 'the target trusts no OAuth 2.0 provider that stories control');
      return target.oauthProviders;
    },
    outbox: () => {
      if (!target.outbox) throw new Stop('not-possible', 'nobody can read what the target mails');
      return target.outbox;
    },
    wentWith: (account) => created.goneWith(account),
  };
  return { story, journal: created.journal, handOn: supplies.handOn, leave };
}

/** Undefined where somebody minds what becomes of what others made. */
function putOffFor(
  { protection, target, late }: StoryContext,
  { id }: Scenario,
): (() => boolean) | undefined {
  if (protection || !isForeign(target)) return undefined;
  return () => {
    if (!late.hasBegun) late.putOff.add(id);
    return !late.hasBegun;
  };
}

function shownBy(credentials: Credentials | undefined): unknown {
  return [credentials?.headers, credentials?.query];
}

/** Whoever works together with others changes what is there. */
async function notConnected(): Promise<never> {
  throw new Stop('excluded', notReadOnly('it needs a WebSocket'));
}
