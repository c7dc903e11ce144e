import type { Contract } from '../../contract/contract.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import { callerOf } from '../model/caller.ts';
import type { Change, People, Said } from '../model/capability.ts';
import type { ExcludedScenario } from '../model/excluded-scenario.ts';
import type { Hint, Profile } from '../model/profile.ts';
import type { Query } from '../model/query.ts';
import type { Answer, Draft, PathValues, Scenario, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Caller, Identity } from '../model/target.ts';
import { eraKey } from './version-document.ts';

/**
 * The language of one version of an API. Stories and hints are written in ours; a dialect translates what they say on
 * its way to an instance, and what it answers on its way back. The judge hears neither: it sees what was sent and
 * received, and the document of the version.
 */
export interface Dialect {
  /** The operations of this version that are ours as well. */
  readonly operations: readonly Operation[];
  /** The operation that one of ours is in this version; undefined where it has none. */
  readonly operation: (name: string) => Operation | undefined;
  /** Why stories cannot use one of our operations; undefined where they can. */
  readonly whyNot: (name: string) => string | undefined;
  /** Why a story cannot be told of this version; undefined where it can. */
  readonly whyUntold: (scenario: Scenario) => string | undefined;
  /** Our id of a cell in the document of this version; undefined where it has no such operation. */
  readonly cell: (ours: string) => string | undefined;
  /** Our id of a cell of this version; as it is where ours has none. */
  readonly ours: (cell: string) => string;
  readonly said: (draft: Draft) => Draft;
  /** What was said with what only the instance knows. `read` reads an operation with the path of the draft. */
  readonly complete: (draft: Draft, read: (operation: Operation) => Promise<unknown>) => Promise<Draft>;
  readonly heard: (draft: Draft, answer: Answer) => Answer;
  /** Values for the path of an operation, by our names as well. */
  readonly path: (operation: Operation, values: PathValues) => PathValues;
  readonly meet: (identity: Identity) => void;
}

interface Pair {
  readonly ours: Operation;
  readonly theirs: Operation;
}

/** Translates between our contract and that of a version which differs by some changes. */
export function createDialect(ours: Contract, theirs: Contract, changes: readonly Change[]): Dialect {
  const pairs = pairsOf(ours, theirs, changes);
  const byName = new Map(
    pairs.flatMap((pair) => [
      [pair.ours.key, pair],
      [pair.ours.id ?? '', pair],
    ]),
  );
  const byTheirs = new Map(pairs.map((pair) => [pair.theirs.key, pair]));
  const met = new Map<string, Identity>();
  const people: People = { named: (name) => met.get(name.toLowerCase()) };

  function whyNot(name: string): string | undefined {
    const key = ours.operations.find((operation) => operation.id === name)?.key ?? name;
    const refused = changes.flatMap(({ lacks, untold }) => [lacks ?? [], untold ?? []].flat());
    const reason = refused.find(({ operations }) => operations?.test(key));
    if (reason) return reason.because;
    return byName.has(name) ? undefined : `the document has no operation ${name}`;
  }

  function said(draft: Draft): Draft {
    const pair = byTheirs.get(draft.operation.key);
    if (!pair) return draft;
    const { body } = draft;
    const { texts, lists } = sorted(draft.query);
    const isSpoken = body !== undefined && 'json' in body && isJson(body.mediaType);
    const first: Said = {
      operation: pair.ours.id ?? pair.ours.key,
      query: texts,
      json: isSpoken ? body.json : undefined,
      mediaType: body?.mediaType,
    };
    const last = changes.reduce((before, change) => change.said?.(before, people) ?? before, first);
    return {
      ...draft,
      path: renamed(draft.path, parametersOf(pair.ours.path), parametersOf(pair.theirs.path)),
      query: { ...lists, ...last.query },
      body: bodyOf(last) ?? body,
    };
  }

  return {
    operations: pairs.map(({ theirs: operation }) => operation),
    operation: (name) => byName.get(name)?.theirs,
    whyNot,
    whyUntold: ({ id, cell }) => {
      const untold = changes.find((change) => change.untold?.stories?.test(id))?.untold;
      return untold?.because ?? (cell === undefined ? undefined : whyNot(partsOf(cell).key));
    },
    cell: (id) => {
      const { key, status } = partsOf(id);
      const pair = byName.get(key);
      return pair && `${pair.theirs.key} ${status}`;
    },
    ours: (id) => {
      const { key, status } = partsOf(id);
      const pair = byTheirs.get(key);
      return pair ? `${pair.ours.key} ${status}` : id;
    },
    said,
    complete: async (draft, read) => {
      const { body } = draft;
      const name = byTheirs.get(draft.operation.key)?.ours.id;
      const wanted = changes.find(({ complete }) => complete !== undefined && complete.operation === name);
      if (!wanted?.complete || !body || !('json' in body)) return draft;
      const json = await wanted.complete.with(body.json, async (id) => {
        const operation = byName.get(id)?.theirs;
        return operation && read(operation);
      });
      return { ...draft, body: { ...body, json } };
    },
    heard: ({ operation }, answer) => {
      const pair = byTheirs.get(operation.key);
      if (!pair) return answer;
      const name = pair.ours.id ?? pair.ours.key;
      const json = changes.reduceRight(
        (before, change) => (change.heard ? change.heard(before, name, people) : before),
        answer.json,
      );
      return { ...answer, json };
    },
    path: (operation, values) => {
      const pair = byTheirs.get(operation.key);
      if (!pair) return values;
      return renamed(values, parametersOf(pair.theirs.path), parametersOf(pair.ours.path));
    },
    meet: (identity) => {
      for (const name of [identity.subject, identity.email]) met.set(name.toLowerCase(), identity);
    },
  };
}

/** A body of JSON, also where there was none before. */
function bodyOf({ json, mediaType = 'application/json' }: Said): Draft['body'] {
  return json === undefined ? undefined : { mediaType, json };
}

/** Our operations with what they are in a version: the same method and path, whatever the parameters are called. */
function pairsOf(ours: Contract, theirs: Contract, changes: readonly Change[]): Pair[] {
  const byShape = new Map(theirs.operations.map((operation) => [shapeOf(operation.key), operation]));
  return ours.operations.flatMap((operation) => {
    const key = eraKey(operation.key, changes);
    const found = key === undefined ? undefined : byShape.get(shapeOf(key));
    return found ? [{ ours: operation, theirs: found }] : [];
  });
}

function shapeOf(key: string): string {
  return key.replaceAll(/\{[^{}]*\}/g, '{}');
}

function partsOf(cell: string): { readonly key: string; readonly status: string } {
  const cut = cell.lastIndexOf(' ');
  return { key: cell.slice(0, cut), status: cell.slice(cut + 1) };
}

/** What versions say otherwise are single values; a name that stands there several times is passed on. */
function sorted(query: Query): { texts: Record<string, string>; lists: Query } {
  const texts: Record<string, string> = {};
  const lists: Record<string, Query[string]> = {};
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string') texts[name] = value;
    else lists[name] = value;
  }
  return { texts, lists };
}

/** The values under other names as well; a value that has its name already is left alone. */
function renamed(values: PathValues, from: readonly string[], to: readonly string[]): PathValues {
  const more = from.flatMap((name, index) => {
    const other = to[index];
    const value = values[name];
    return other === undefined || value === undefined || other in values ? [] : [[other, value] as const];
  });
  return more.length === 0 ? values : { ...values, ...Object.fromEntries(more) };
}

/** A profile whose stories and hints are told in a dialect. What the version lacks for a story is why it is left out. */
export function inDialect(profile: Profile, dialect: Dialect): Profile {
  const { whoAmI = [], hints, unfit = [], scenarios, sharesBy } = profile;
  const told: Scenario[] = [];
  const leftOut: ExcludedScenario[] = [];
  for (const scenario of scenarios) {
    const cell = scenario.cell === undefined ? undefined : dialect.cell(scenario.cell);
    const why = dialect.whyUntold(scenario);
    if (why !== undefined) leftOut.push({ scenario, reason: { kind: 'does-not-fit', sentence: why } });
    else told.push({ ...scenario, cell, run: (story) => scenario.run(storyIn(dialect, story)) });
  }
  const askers = whoAmI.flatMap(({ operation, read }) => {
    const found = dialect.operation(operation);
    return found ? [{ operation: found.key, read }] : [];
  });
  return {
    ...profile,
    whoAmI: askers,
    ...(sharesBy !== undefined && { sharesBy: dialect.operation(sharesBy)?.key ?? sharesBy }),
    hints: hintsIn(dialect, hints),
    unfit: unfit.map(({ scenario, why }) => ({ scenario: scenarioIn(dialect, scenario), why })),
    scenarios: told,
    ours: dialect.ours,
    leftOut: [...(profile.leftOut ?? []), ...leftOut],
  };
}

/** A hint for every operation: what a document cannot say of a version is said of all valid requests. */
function hintsIn(dialect: Dialect, hints: readonly Hint[]): Hint[] {
  return dialect.operations.map((operation) => {
    const { adapt, share, ...hint } =
      hints.find((one) => dialect.operation(one.operation) === operation) ?? {};
    return {
      ...hint,
      operation: operation.key,
      ...(share && { share: (path, story) => share(path, storyIn(dialect, story)) }),
      // What a hint changes is in our words, the rest of the draft in those of the document.
      adapt: async (draft, story) => {
        const adapted = adapt ? await adapt(draft, storyIn(dialect, story)) : draft;
        return sayable(dialect, story, adapted, callerOf(operation));
      },
    };
  });
}

/** "strategy › cell › variant", where the cell is one of ours. */
function scenarioIn(dialect: Dialect, id: string): string {
  const [strategy = '', cell = '', ...variant] = id.split(' › ');
  return [strategy, dialect.cell(cell) ?? cell, ...variant].join(' › ');
}

/** A story that is told in our words, and acts in those of a version. */
function storyIn(dialect: Dialect, story: Story): Story {
  const met = <T extends Identity | undefined>(identity: T): T => {
    if (identity) dialect.meet(identity);
    return identity;
  };
  const { path } = dialect;
  return {
    ...story,
    operation: (name) => {
      const operation = dialect.operation(name);
      const why = dialect.whyNot(name);
      if (operation && why === undefined) return operation;
      throw new Stop('does-not-fit', why ?? `the document has no operation ${name}`);
    },
    given: async (operation) => path(operation, await story.given(operation)),
    givenAnew: async (operation) => path(operation, await story.givenAnew(operation)),
    validRequest: (operation, values, ...body) =>
      story.validRequest(operation, dialect.said(plain(operation, values)).path, ...body),
    send: async (draft, sending) => {
      const spoken = await sayable(dialect, story, draft, sending.as);
      return dialect.heard(spoken, await story.send(spoken, sending));
    },
    identityOf: async (persona) => met(await story.identityOf(persona)),
    identity: async (persona) => met(await story.identity(persona)),
    account: async (...wanted) => {
      const account = await story.account(...wanted);
      met(account.identity);
      return account;
    },
    member: async () => {
      const member = await story.member();
      met(member.account.identity);
      return member;
    },
  };
}

/** A request as the version wants it, with all that it wants. */
async function sayable(dialect: Dialect, story: Story, draft: Draft, as: Caller): Promise<Draft> {
  return dialect.complete(dialect.said(draft), async (operation) => {
    const documented = operation.responses.map(({ status }) => status);
    const answer = await story.send(plain(operation, draft.path), {
      as,
      expect: 200,
      // Whoever may not read it is refused again by what comes after.
      or: ['400', '401', '403', '404'].filter((status) => documented.includes(status)),
      step: 'set-up',
      why: 'Read the state to send again',
    });
    return answer.response.status === 200 ? answer.json : undefined;
  });
}

function plain(operation: Operation, path: PathValues): Draft {
  return { operation, path, query: {}, headers: {}, body: undefined };
}
