import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { isUnicodePattern } from '../schemas/pattern.ts';

/** The one file that imports a parser of regular expressions. */

/** A way from one state to another: by a character, or by none, perhaps only at the start or the end of the text. */
export type Edge =
  | { readonly to: number; readonly accepts: (character: string) => boolean }
  | { readonly to: number; readonly only: 'anywhere' | 'start' | 'end' };

/** A pattern as states and edges. Whatever stands before and after a match is part of it. */
export interface Automaton {
  readonly edges: readonly (readonly Edge[])[];
  readonly start: number;
  readonly end: number;
  /** Characters that the pattern names: what no list of ordinary characters has. */
  readonly named: readonly string[];
  /** Whether a text has to be one of those that it accepts, or none of them. */
  readonly isExcluded: boolean;
}

/** States of one pattern: more are not built, as in "(a{99}){99}". */
const mostStates = 8_000;

/** How often something is repeated beyond what has to be, where a pattern lets it be repeated more often than that. */
const mostRepeats = 300;

/**
 * The automata that a text has to satisfy to match a pattern: one for the pattern, one for each look-ahead at its start
 * and each look-behind at its end. Other such assertions, word boundaries and back-references are left out, so what
 * is made has to be tested. Throws a SyntaxError if the pattern is none, a RangeError if it is too large.
 */
export function automataOf(pattern: string): Automaton[] {
  const { alternatives } = new RegExpParser().parsePattern(pattern, undefined, undefined, {
    unicode: isUnicodePattern(pattern),
  });
  const [only, ...others] = alternatives;
  const sides = only && others.length === 0 ? besides(only.elements) : [];
  const flags = isUnicodePattern(pattern) ? 'u' : '';
  return [build(alternatives, flags, 'within', false), ...sides.map((side) => buildSide(side, flags))];
}

/** The assertions at the very start and the very end of a pattern that look into its text. */
function besides(elements: readonly AST.Element[]): AST.LookaroundAssertion[] {
  const isEdge = (element: AST.Element) =>
    element.type === 'Assertion' && (element.kind === 'start' || element.kind === 'end');
  const isLooking = (element: AST.Element, kind: string): element is AST.LookaroundAssertion =>
    element.type === 'Assertion' && element.kind === kind;
  const inner = elements.filter((element) => !isEdge(element));
  const after = inner.findIndex((element) => !isLooking(element, 'lookahead'));
  const before = inner.findLastIndex((element) => !isLooking(element, 'lookbehind'));
  return [...inner.slice(0, Math.max(0, after)), ...inner.slice(before + 1)].filter(
    (element) => isLooking(element, 'lookahead') || isLooking(element, 'lookbehind'),
  );
}

function buildSide({ kind, alternatives, negate }: AST.LookaroundAssertion, flags: string): Automaton {
  return build(alternatives, flags, kind === 'lookahead' ? 'at-start' : 'at-end', negate);
}

function build(
  alternatives: readonly AST.Alternative[],
  flags: string,
  where: 'within' | 'at-start' | 'at-end',
  isExcluded: boolean,
): Automaton {
  const edges: Edge[][] = [];
  const named = new Set<string>();
  const state = (): number => {
    if (edges.length >= mostStates) throw new RangeError('the pattern has too many states');
    return edges.push([]) - 1;
  };
  const connect = (from: number, edge: Edge): void => {
    edges[from]?.push(edge);
  };
  const skip = (from: number, to: number, only: 'anywhere' | 'start' | 'end' = 'anywhere'): void =>
    connect(from, { to, only });
  const choice = (all: readonly AST.Alternative[], from: number): number => {
    const end = state();
    for (const { elements } of all)
      skip(
        elements.reduce((at, one) => element(one, at), from),
        end,
      );
    return end;
  };
  const character = (from: number, accepts: (text: string) => boolean): number => {
    const to = state();
    connect(from, { to, accepts });
    return to;
  };
  const element = (one: AST.Element, from: number): number => {
    switch (one.type) {
      case 'Character': {
        const text = String.fromCodePoint(one.value);
        named.add(text);
        return character(from, (other) => other === text);
      }
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass': {
        for (const text of charactersIn(one)) named.add(text);
        const expression = new RegExp(`^${one.raw}$`, flags);
        return character(from, (text) => expression.test(text));
      }
      case 'Group':
      case 'CapturingGroup':
        return choice(one.alternatives, from);
      case 'Quantifier':
        return repeated(one, from);
      case 'Assertion': {
        if (one.kind !== 'start' && one.kind !== 'end') return from;
        const to = state();
        skip(from, to, one.kind);
        return to;
      }
      default:
        return from;
    }
  };
  const repeated = ({ element: one, min, max }: AST.Quantifier, from: number): number => {
    let at = from;
    for (let count = 0; count < min; count += 1) at = element(one, at);
    const end = state();
    if (max === Number.POSITIVE_INFINITY) {
      const loop = state();
      skip(at, loop);
      skip(element(one, loop), loop);
      skip(loop, end);
      return end;
    }
    skip(at, end);
    for (let count = min; count < Math.min(max, min + mostRepeats); count += 1) {
      at = element(one, at);
      skip(at, end);
    }
    return end;
  };
  const anything = (): number => {
    const loop = state();
    connect(loop, { to: loop, accepts: () => true });
    return loop;
  };
  const before = where === 'at-start' ? state() : anything();
  const matched = choice(alternatives, before);
  const end = where === 'at-end' ? matched : anything();
  if (end !== matched) skip(matched, end);
  return { edges, start: before, end, named: [...named], isExcluded };
}

/** Characters of a set that it names itself: each one, and both ends of each range. */
function charactersIn(set: AST.Node): string[] {
  if (set.type === 'CharacterClass') return set.elements.flatMap(charactersIn);
  if (set.type === 'CharacterClassRange') return [set.min, set.max].flatMap(charactersIn);
  return set.type === 'Character' ? [String.fromCodePoint(set.value)] : [];
}
