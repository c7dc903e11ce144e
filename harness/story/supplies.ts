import type { Operation } from '../../contract/operations/operation.ts';
import { parametersOf, renamed } from '../../contract/operations/path-template.ts';
import { isNamedByPlace, type Producer } from '../../contract/resources/producer.ts';
import { identifierShown } from '../journal/told-identifiers.ts';
import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Answer, Draft, PathValues, Scenario, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { isForeign, type Target } from '../model/target.ts';
import { madeUpValue } from '../request/made-up-value.ts';
import { type Mark, setUpDrafts } from '../request/set-up-drafts.ts';
import { pathOf } from '../request/valid-request.ts';
import { identifiersOf } from '../safety/effect.ts';
import type { OwnResources } from '../safety/own-resources.ts';
import type { Protection } from '../safety/protection.ts';
import type { Lasting, Sharers } from './lasting.ts';
import { identifierIn, makesWhatItNames, namedFor, nameOf, requireTakenInPath } from './producer-values.ts';
import type { SetUps } from './set-ups.ts';
import type { Belongings, Spares } from './spare-resources.ts';
import { type UntoldProducer, untoldProducerFor } from './untold-producer.ts';

/** The resources that one story needs, each made once. */
export interface Supplies {
  readonly given: Story['given'];
  readonly givenAnew: Story['givenAnew'];
  /** The identifier of a resource that a member of a body can refer to; undefined if nothing makes such resources. */
  readonly reference: (operation: Operation, member: string) => Promise<string | undefined>;
  /** Values for a path that leads to nothing, for whoever is refused before that matters. */
  readonly madeUp: (operation: Operation) => PathValues;
  /** Hands on what was made for the story, if it is as it was made. */
  readonly handOn: () => void;
}

/** What supplies are made with. `existing` gives values from lists, for what cannot be created. */
interface Sources {
  readonly validRequest: Story['validRequest'];
  readonly send: Story['send'];
  /** Lets the personas with a role use what an operation has created. */
  readonly share: (operation: Operation, path: PathValues) => Promise<void>;
  readonly setUps: SetUps;
  readonly existing: (operation: Operation, have: PathValues) => Promise<PathValues>;
  /** What other stories left as it was; undefined where every story makes its own. */
  readonly spares: Spares | undefined;
  readonly created: Belongings;
  readonly scenario: Scenario;
  /** Who the story is among those that use what a producer made; undefined where it needs one of its own. */
  readonly sharersOf: (producer: Producer) => Sharers | undefined;
  /** Called with the ids of the exchanges of other stories that made what this one takes over. */
  readonly onTaken: (exchanges: readonly string[]) => void;
}

export function createSupplies(
  known: Known,
  { validRequest, send, share, setUps, existing, spares, created, scenario, sharersOf, onTaken }: Sources,
  {
    own,
    protection,
    lasting,
    target,
    ...mark
  }: {
    readonly own: OwnResources;
    readonly protection: Protection | undefined;
    readonly lasting: Lasting;
    readonly target: Pick<Target, 'kind' | 'abilities'>;
  } & Mark,
): Supplies {
  const made = new Map<Operation, PathValues>();
  /** What is being made, because something else needs it: it cannot need that in turn. */
  const underWay = new Set<Operation>();
  /** How many requests made something of `made`. */
  let count = 0;
  /** Ids of the exchanges that made what is in `made`, also those of other stories. */
  const exchanges: string[] = [];
  /** Whether all that was made for this story is in `made`, and as any other story would have it. */
  let isPlain = true;
  /** Whether something is being made that other stories use, too. */
  let isSharing = false;
  /** Whether everything has to be the story's own. */
  let isAnew = false;

  function takeSpare(operation: Operation): PathValues | undefined {
    const spare = spares?.take(operation, made);
    if (!spare) return undefined;
    for (const [maker, values] of spare.made) made.set(maker, values);
    created.adopt(spare.created);
    exchanges.push(...spare.exchanges);
    onTaken(spare.exchanges);
    return made.get(operation);
  }

  function identifierOf(answer: Answer, draft: Draft, producer: Producer | UntoldProducer): string {
    const shown =
      'collection' in producer ? identifierShown(answer.json, producer.collection, known.graph) : undefined;
    return shown ?? identifierIn(answer, draft, producer);
  }

  /** What nothing removes is made once for all that leave it as it is. */
  async function shared(producer: Producer | UntoldProducer): Promise<PathValues | undefined> {
    const { operation } = producer;
    const by = isAnew || underWay.has(operation) ? undefined : sharersOf(producer);
    if (by === undefined) return undefined;
    let isMine = false;
    const isInside = isSharing;
    const found = await lasting.share({ operation, by, isInside }, async () => {
      isMine = true;
      isSharing = true;
      const before = exchanges.length;
      try {
        const values = await makeOne(producer);
        return { values, exchanges: exchanges.slice(before) };
      } finally {
        isSharing = isInside;
      }
    });
    isPlain = false;
    made.set(operation, found.values);
    if (!isMine) onTaken(found.exchanges);
    return found.values;
  }

  async function produce(producer: Producer | UntoldProducer): Promise<PathValues> {
    const { operation, parameter } = producer;
    const remembered = made.get(operation) ?? (await shared(producer)) ?? takeSpare(operation);
    // One response may hold several identifiers, and was then asked for another one.
    if (remembered && Object.hasOwn(remembered, parameter)) return remembered;
    return makeOne(producer);
  }

  async function makeOne(producer: Producer | UntoldProducer): Promise<PathValues> {
    const { operation, parameter, status } = producer;
    if (underWay.has(operation))
      throw new Stop('setup-failed', `${operation.key} needs a resource that only its own result can create`);
    setUps.requirePossible(operation.key);
    underWay.add(operation);
    try {
      const parents = await valuesFor(operation);
      const draft = await validRequest(operation, parents);
      const why = `Create one ${nameOf(parameter)}`;
      const attempts = setUpDrafts(draft, known, mark).map((each) => async () => {
        const answer = await make(each, status, why);
        const id = identifierOf(answer, each, producer);
        exchanges.push(answer.exchange);
        return id;
      });
      const around = isNamedByPlace(producer) ? renamed(parents, operation.path, producer.itemPath) : parents;
      // What lacks a member by which it is looked for was made all the same.
      const what = producer.basis === 'lookup' ? `${operation.key} with ${parameter}` : operation.key;
      const values = { ...around, [parameter]: await setUps.tryInOrder(what, attempts) };
      await share(operation, values);
      made.set(operation, values);
      count++;
      return values;
    } finally {
      underWay.delete(operation);
    }
  }

  function make(draft: Draft, expect: string, why: string): Promise<Answer> {
    return send(draft, { as: callerOf(draft.operation), expect, why, step: 'set-up' });
  }

  /** Values for a path: made where an operation makes them, otherwise the document's examples. */
  async function valuesFor(operation: Operation): Promise<PathValues> {
    const producer = known.graph.producerFor(operation);
    const inPath = producer ? await produceIfPossible(producer, operation) : await produceUntold(operation);
    const made = { ...inPath, ...(await namedElsewhere(operation, inPath)) };
    const values = { ...(await existing(operation, made)), ...made };
    return { ...pathOf(known, operation, values), ...madeUpFor(operation, values), ...values };
  }

  /** Where what others made is not changed, no example names what a request changes: it may be theirs. */
  function madeUpFor(operation: Operation, produced: PathValues): PathValues {
    if (!protection || isSafe(operation.method) || protection.isAllowed(operation)) return {};
    const names = identifiersOf(operation, known.contract).filter((name) => !Object.hasOwn(produced, name));
    const parameters = operation.parameters.filter((one) => one.in === 'path' && names.includes(one.name));
    const values = parameters.flatMap((parameter) => {
      const value = madeUpValue(parameter, known);
      return value === undefined ? [] : [[parameter.name, value] as const];
    });
    for (const [parameter, value] of values) own.addMadeUp(operation.path, parameter, value);
    return Object.fromEntries(values);
  }

  function noteOwn(producer: Producer, { path }: Operation, parameter: string, value: string): void {
    // Others may have the same name, colour or whatever it is looked for by.
    if (makesWhatItNames(producer) && producer.basis !== 'lookup') own.add(path, parameter, value);
  }

  /**
   * Made for an outer parameter that the producer of the last one knows nothing of, or where another path has a parameter of
   * the same name: of "/tags/{featureName}" by POST /features.
   */
  async function namedElsewhere(operation: Operation, have: PathValues): Promise<PathValues> {
    const found: Record<string, string> = {};
    const { graph } = known;
    const lacking = identifiersOf(operation, known.contract).filter((name) => !Object.hasOwn(have, name));
    for (const name of lacking) {
      const producer = graph.producerAround(operation, name) ?? graph.producerOfParameter(name);
      if (!producer || underWay.has(producer.operation) || producer.operation === operation) continue;
      try {
        const value = (await produce(producer))[name];
        if (value === undefined) continue;
        noteOwn(producer, operation, name, value);
        found[name] = value;
      } catch (error) {
        // It only has the same name: what it cannot make is looked for otherwise.
        if (!(error instanceof Stop) || error.kind !== 'setup-failed') throw error;
      }
    }
    return found;
  }

  async function produceFor(operation: Operation, producer: Producer | UntoldProducer): Promise<PathValues> {
    const values = namedFor(operation, producer, await produce(producer));
    const [last = ''] = parametersOf(operation.path).slice(-1);
    requireTakenInPath(known.contract.intended, operation, producer, values[last] ?? '');
    noteOwn(producer, operation, last, values[last] ?? '');
    return values;
  }

  /** What cannot be made may be there already; where it is not, the failure is what everything below it ends with. */
  async function produceIfPossible(producer: Producer, operation: Operation): Promise<PathValues> {
    try {
      return await produceFor(operation, producer);
    } catch (error) {
      if (!(error instanceof Stop) || error.kind !== 'setup-failed') throw error;
      const found = await existing(operation, {});
      if (!Object.hasOwn(found, parametersOf(operation.path).at(-1) ?? '')) throw error;
      return found;
    }
  }

  /** Made by what may tell its identifier; nothing where it does not: the values are looked for otherwise. */
  async function produceUntold(operation: Operation): Promise<PathValues> {
    const producer = isForeign(target) ? untoldProducerFor(operation, known) : undefined;
    if (!producer || underWay.has(producer.operation)) return {};
    try {
      return await produceFor(operation, producer);
    } catch (error) {
      if (error instanceof Stop && error.kind !== 'interrupted') return {};
      throw error;
    }
  }

  async function given(operation: Operation): Promise<PathValues> {
    const path = await valuesFor(operation);
    const create = creationOfSingleton(known, operation);
    if (create && !made.has(create)) {
      const own = renamed(path, operation.path, create.path);
      const draft = await validRequest(create, own);
      await setUps.tryInOrder(create.key, [() => make(draft, '201', 'Create the requested resource')]);
      made.set(create, own);
      isPlain = false;
    }
    return path;
  }

  return {
    given,
    givenAnew: (operation) => {
      made.clear();
      isPlain = false;
      isAnew = true;
      return given(operation);
    },
    reference: async (operation, member) => {
      const producer = known.graph.producerOfMember(operation, member);
      // A reference back to what is being made is left as the document has it.
      if (!producer || underWay.has(producer.operation)) return undefined;
      const isForSetUp = underWay.size > 0;
      try {
        return (await produce(producer))[producer.parameter];
      } catch (error) {
        // A member may only look like a reference: what is only needed is tried with the value of the document.
        if (isForSetUp && error instanceof Stop && error.kind === 'setup-failed') return undefined;
        throw error;
      }
    },
    madeUp: (operation) => ({ ...pathOf(known, operation), ...madeUpFor(operation, {}) }),
    handOn: () => {
      if (!spares || !isPlain || made.size === 0 || created.accepted !== count) return;
      const all = created.giveAway();
      if (all) spares.put({ made: new Map(made), exchanges, created: all, scenario });
    },
  };
}

/** The POST that makes the singleton which an operation reads, changes or removes; undefined if it is about none. */
export function creationOfSingleton({ graph }: Known, operation: Operation): Operation | undefined {
  const create = graph.singletons.find(({ roles }) => Object.values(roles).includes(operation))?.roles.create;
  return create === operation ? undefined : create;
}
