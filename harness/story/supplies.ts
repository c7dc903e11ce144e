import { lastSegment } from '../../contract/operations/last-segment.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { renamed } from '../../contract/operations/path-template.ts';
import type { Producer } from '../../contract/resources/resource-graph.ts';
import { callerOf } from '../model/caller.ts';
import type { Answer, Draft, PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { identifierAt } from '../request/made-identifier.ts';
import { pathOf } from '../request/valid-request.ts';

/** The resources that one story needs, each made once. */
export interface Supplies {
  readonly given: Story['given'];
  readonly givenAnew: Story['givenAnew'];
  /** The identifier of a resource that a member of a body can refer to; undefined if nothing makes such resources. */
  readonly reference: (operation: Operation, member: string) => Promise<string | undefined>;
}

export function createSupplies(
  known: Known,
  { validRequest, send }: Pick<Story, 'validRequest' | 'send'>,
): Supplies {
  const made = new Map<Operation, PathValues>();
  /** What is being made, because something else needs it: it cannot need that in turn. */
  const underWay = new Set<Operation>();

  async function produce(producer: Producer): Promise<PathValues> {
    const { operation, parameter, status } = producer;
    const remembered = made.get(operation);
    if (remembered) return remembered;
    if (underWay.has(operation))
      throw new Stop('setup-failed', `${operation.key} needs what can only be made with its own result`);
    underWay.add(operation);
    try {
      const parents = await valuesFor(operation);
      const draft = await validRequest(operation, parents);
      const why = `To have a ${nameOf(parameter)}`;
      const answer = await make(draft, status, why);
      const around =
        producer.basis === 'path-shape' ? renamed(parents, operation.path, producer.itemPath) : parents;
      const values = { ...around, [parameter]: identifierIn(answer, producer) };
      made.set(operation, values);
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
    const produced = producer ? namedFor(operation, producer, await produce(producer)) : {};
    return { ...pathOf(known, operation, produced), ...produced };
  }

  async function given(operation: Operation): Promise<PathValues> {
    const path = await valuesFor(operation);
    const create = creationOfSingleton(known, operation);
    if (create && !made.has(create)) {
      const own = renamed(path, operation.path, create.path);
      await make(await validRequest(create, own), '201', 'To have what is asked for');
      made.set(create, own);
    }
    return path;
  }

  return {
    given,
    givenAnew: (operation) => {
      made.clear();
      return given(operation);
    },
    reference: async (operation, member) => {
      const producer = known.graph.producerOfMember(operation, member);
      // A reference back to what is being made is left as the document has it.
      if (!producer || underWay.has(producer.operation)) return undefined;
      return (await produce(producer))[producer.parameter];
    },
  };
}

/** The POST that makes the singleton which an operation reads, changes or removes; undefined if it is about none. */
export function creationOfSingleton({ graph }: Known, operation: Operation): Operation | undefined {
  const create = graph.singletons.find(({ roles }) => Object.values(roles).includes(operation))?.roles.create;
  return create === operation ? undefined : create;
}

/** What a producer made, as the path of an operation names it. */
function namedFor({ path }: Operation, { basis, itemPath }: Producer, values: PathValues): PathValues {
  return basis === 'path-shape' ? renamed(values, itemPath, path) : values;
}

function identifierIn({ json, response }: Answer, { pointer, operation }: Producer): string {
  const inBody = pointer === undefined ? undefined : identifierAt(json, pointer);
  if (inBody !== undefined) return inBody;
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
