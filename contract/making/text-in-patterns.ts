import { compilePattern, type Pattern } from '../schemas/pattern.ts';
import { type Automaton, automataOf } from './automaton.ts';
import type { Chance } from './chance.ts';

/** What a text has to be. Lengths are in characters (code points). */
export interface TextDemand {
  readonly patterns: readonly string[];
  readonly shortest: number;
  readonly longest: number;
}

/** How long a text is where nothing demands otherwise. */
const usual = 6;

/** Steps beyond the usual length that are looked into where nothing says how long a text may be. */
const furthest = 400;

/** The same where that is said. */
const furthestSaid = 4000;

/** Combinations of states that are looked into: patterns that contradict each other may have very many. */
const mostStates = 20_000;

/**
 * A text that matches all patterns within the lengths; undefined where none is found. Lengths and patterns are looked
 * at together, so that nothing is cut or padded out of its pattern.
 */
export function textInPatterns(demand: TextDemand, chance: Chance): string | undefined {
  // A long text with a pattern somewhere in it has too many states; one that is nothing but the pattern has few.
  const whole = () => ({ ...demand, patterns: demand.patterns.map((pattern) => `^(?:${pattern})$`) });
  return textOfPlan(planOf(demand), chance) ?? textOfPlan(planOf(whole()), chance);
}

function textOfPlan(plan: Plan | undefined, chance: Chance): string | undefined {
  for (const route of plan?.routes ?? []) {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const text = textOf(route, chance);
      if (plan?.expressions.every((expression) => expression.test(text))) return text;
    }
  }
  return undefined;
}

/** What is known about a demand: the ways to the few lengths that are tried, the most ordinary one first. */
interface Plan {
  readonly expressions: readonly Pattern[];
  readonly routes: readonly Route[];
}

/** By the length of a text so far, the states from which the end can be reached at one length. */
interface Route {
  readonly walk: Walk;
  readonly open: readonly ReadonlySet<Joint>[];
}

const plans = new Map<string, Plan | undefined>();

function planOf(demand: TextDemand): Plan | undefined {
  const key = JSON.stringify(demand);
  if (!plans.has(key)) plans.set(key, createPlan(demand));
  return plans.get(key);
}

function createPlan(demand: TextDemand): Plan | undefined {
  const { patterns, shortest, longest } = demand;
  const walk = walkOf(patterns);
  if (!walk) return undefined;
  const layers = layersOf(walk, demand);
  const lengths = [...layers.keys()].filter((length) => length >= shortest && length <= longest);
  const wanted = Math.min(Math.max(usual, shortest), longest);
  const preferred = [
    ...lengths.filter((length) => length >= wanted),
    ...lengths.filter((length) => length < wanted).reverse(),
  ];
  const ends = preferred.filter((length) => layers[length]?.some((joint) => walk.isEnd(joint, length)));
  return {
    expressions: patterns.map(compilePattern),
    routes: [...new Set([...ends.slice(0, 2), ...ends.slice(-1)])].map((length) =>
      routeTo(walk, layers, length),
    ),
  };
}

/** The states that all automata are in after the same characters: for each automaton a list. */
interface Joint {
  readonly states: readonly (readonly number[])[];
}

interface Walk {
  /** Characters that all patterns treat alike, the most readable ones first. */
  readonly alphabet: readonly (readonly string[])[];
  readonly begin: Joint;
  /** Where a character of a group of the alphabet leads; the same object for the same states. */
  readonly next: (joint: Joint, group: number) => Joint | undefined;
  readonly isEnd: (joint: Joint, length: number) => boolean;
}

const walks = new Map<string, Walk | undefined>();

function walkOf(patterns: readonly string[]): Walk | undefined {
  const key = JSON.stringify(patterns);
  if (!walks.has(key)) walks.set(key, createWalk(patterns));
  return walks.get(key);
}

function createWalk(patterns: readonly string[]): Walk | undefined {
  let automata: Automaton[];
  try {
    automata = patterns.flatMap(automataOf);
  } catch {
    // A pattern that is none, or larger than anybody can walk through: no text is found.
    return undefined;
  }
  const alphabet = alphabetOf(automata);
  const known = new Map<string, Joint>();
  const shared = (states: Joint['states']): Joint => {
    const key = states.map((set) => set.join()).join(';');
    const same = known.get(key) ?? { states };
    known.set(key, same);
    return same;
  };
  const steps = new Map<Joint, (Joint | undefined)[]>();
  const step = (joint: Joint, group: number): Joint | undefined => {
    const [character = ''] = alphabet[group] ?? [];
    const states = automata.map((automaton, index) =>
      closure(automaton, moved(automaton, joint.states[index] ?? [], character), ['anywhere']),
    );
    // What an automaton cannot accept any more, one that is excluded never will.
    const isDead = states.some((set, index) => set.length === 0 && automata[index]?.isExcluded === false);
    return isDead ? undefined : shared(states);
  };
  return {
    alphabet,
    begin: shared(automata.map((one) => closure(one, [one.start], ['anywhere', 'start']))),
    next: (joint, group) => {
      const row = steps.get(joint) ?? [];
      steps.set(joint, row);
      if (!(group in row)) row[group] = step(joint, group);
      return row[group];
    },
    isEnd: (joint, length) =>
      automata.every((automaton, index) => {
        const passable = length === 0 ? edgesAtBoth : edgesAtEnd;
        return (
          closure(automaton, joint.states[index] ?? [], passable).includes(automaton.end) !==
          automaton.isExcluded
        );
      }),
  };
}

const edgesAtBoth = ['anywhere', 'start', 'end'] as const;
const edgesAtEnd = ['anywhere', 'end'] as const;

function moved({ edges }: Automaton, states: readonly number[], character: string): number[] {
  return states.flatMap((state) =>
    (edges[state] ?? []).flatMap((edge) => ('accepts' in edge && edge.accepts(character) ? [edge.to] : [])),
  );
}

function closure({ edges }: Automaton, states: readonly number[], passable: readonly string[]): number[] {
  const reached = new Set(states);
  for (const state of reached) {
    for (const edge of edges[state] ?? []) {
      if ('only' in edge && passable.includes(edge.only)) reached.add(edge.to);
    }
  }
  return [...reached].sort((a, b) => a - b);
}

const readable = [...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const others = [...' -_.:/@+,;=()[]!*$&\'"#%?<>{}|\\^`~\n\téßΩяאا中あ한😀'];

/** Characters by what the automata make of them. */
function alphabetOf(automata: readonly Automaton[]): string[][] {
  const characters = new Set([...readable, ...others, ...automata.flatMap(({ named }) => named)]);
  const predicates = automata.flatMap(({ edges }) =>
    edges.flatMap((list) => list.flatMap((edge) => ('accepts' in edge ? [edge.accepts] : []))),
  );
  const groups = Map.groupBy(characters, (character) =>
    predicates.map((accepts) => (accepts(character) ? 1 : 0)).join(''),
  );
  return [...groups.values()];
}

/** For each length the joint states that texts of it lead to, up to the length that is asked for. */
function layersOf(walk: Walk, { shortest, longest }: TextDemand): Joint[][] {
  const beyond = Number.isFinite(longest) ? furthestSaid : furthest;
  const last = Math.min(longest, Math.max(shortest, usual) + beyond);
  const layers: Joint[][] = [[walk.begin]];
  let effort = 0;
  for (let length = 0; length < last; length += 1) {
    const layer = layers[length] ?? [];
    const isDone = length >= Math.max(shortest, usual) && layer.some((joint) => walk.isEnd(joint, length));
    effort += layer.length;
    if (isDone || layer.length === 0 || effort > mostStates) break;
    const next = layer.flatMap((joint) => walk.alphabet.flatMap((_, group) => walk.next(joint, group) ?? []));
    layers.push([...new Set(next)]);
  }
  return layers;
}

function routeTo(walk: Walk, layers: readonly Joint[][], length: number): Route {
  const open: Set<Joint>[] = [];
  open[length] = new Set(layers[length]?.filter((joint) => walk.isEnd(joint, length)));
  for (let at = length - 1; at >= 0; at -= 1) {
    const later = open[at + 1];
    const leadsOn = (joint: Joint) =>
      walk.alphabet.some((_, group) => {
        const next = walk.next(joint, group);
        return next !== undefined && later?.has(next);
      });
    open[at] = new Set(layers[at]?.filter(leadsOn));
  }
  return { walk, open };
}

/** A text by a walk through the states from which the end can be reached, of readable characters where there are any. */
function textOf({ walk, open }: Route, chance: Chance): string {
  let joint = walk.begin;
  let text = '';
  for (const later of open.slice(1)) {
    const ways = walk.alphabet.flatMap((characters, group) => {
      const next = walk.next(joint, group);
      return next && later.has(next) ? [{ characters, next }] : [];
    });
    const plain = ways.filter(({ characters }) => readable.includes(characters[0] ?? ''));
    const way = chance.pick(plain.length > 0 ? plain : ways);
    if (!way) break;
    const legible = way.characters.filter((character) => readable.includes(character));
    text += chance.pick(legible.length > 0 ? legible : way.characters) ?? '';
    joint = way.next;
  }
  return text;
}
