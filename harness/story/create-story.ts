import { isDeepStrictEqual } from 'node:util';
import { locate } from '../../contract/locate.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Journal } from '../journal/journal.ts';
import type { Hint } from '../model/profile.ts';
import { notReadOnly } from '../model/safe-method.ts';
import type { Draft, PathValues, Scenario, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import { type Ability, type Credentials, isForeign } from '../model/target.ts';
import { controlOperation } from '../personas/control.ts';
import { createPeople } from '../personas/story-personas.ts';
import { buildValidRequest } from '../request/valid-request.ts';
import { withOwnIdentifier } from '../safety/own-identifier.ts';
import { Borrowed } from './borrowed.ts';
import { CreatedResources } from './created-resources.ts';
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
  /** Has to be called when it is over: closes what it left open. */
  readonly leave: () => Promise<void>;
}

/** The story of one scenario, with resources of its own. */
export function createStory(context: StoryContext, scenario: Scenario): RunningStory {
  const { known, profile, target, recorder, readOnly, unique, identities, accounts, found } = context;
  const { contract } = known;
  const created = new CreatedResources(context);
  const borrowed = new Borrowed(known);
  const hintFor = ({ key }: Operation): Hint | undefined =>
    profile.hints.find((hint) => hint.operation === key);
  const can = (ability: Ability): boolean => target.abilities.includes(ability);

  async function validRequest(operation: Operation, path: PathValues, mediaType?: string): Promise<Draft> {
    const { reference } = supplies;
    const built = await buildValidRequest({ known, unique, reference }, operation, path, mediaType);
    const draft = context.protection ? withOwnIdentifier(built, known, context) : built;
    const adapt = hintFor(operation)?.adapt;
    return adapt ? adapt(draft, story) : draft;
  }

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
    operations: contract.operations,
    identities,
    readOnly,
    send,
  });
  const parts: SendParts = {
    context,
    scenario,
    created,
    borrowed,
    people,
    means,
    hintFor,
    controlOperation: controlOperation(contract),
    isAboutLimits: contract.cells.find(({ id }) => id === scenario.cell)?.response.status === '429',
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
    : createSupplies(known, { ...means, setUps: context.setUps, existing }, context);
  const { given, givenAnew } = supplies;
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
    draft: async (operation, mediaType) => validRequest(operation, await given(operation), mediaType),
    send,
    sendPlainly: (draft, sending) => sendPlainly(parts, draft, sending),
    probe: (draft, sending) => sendProbe(parts, draft, sending),
    locate: (reference, request = '/') => locate(contract, reference, { target: target.url, request }),
    claim: ({ exchange, evidence }, { ruled, ...claim }) => {
      if (evidence !== 'forced' && (!ruled || can('business-rules'))) recorder.claim({ exchange, ...claim });
    },
    unique,
    can,
    areDistinct: async (operation, one, other) => {
      const [mine, theirs] = [one, other].map((persona) =>
        context.renewal.credentialsFor(persona, operation),
      );
      return !isDeepStrictEqual(shownBy(await mine), shownBy(await theirs));
    },
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
    wentWith: (account) => created.goneWith(account),
  };
  return { story, journal: created.journal, leave };
}

function shownBy(credentials: Credentials | undefined): unknown {
  return [credentials?.headers, credentials?.query];
}

/** Whoever works together with others changes what is there. */
async function notConnected(): Promise<never> {
  throw new Stop('excluded', notReadOnly('a WebSocket would have to be opened'));
}
