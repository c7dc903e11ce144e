import { checks } from '../checks/checks.ts';
import type { KnownViolation, Lines, Span } from './known-violation.ts';

/** The members of an entry as they are written. */
export type Members = ReadonlyMap<string, Member>;

interface Member {
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
  /** Where its value stands; undefined where it has none. */
  readonly value: Span | undefined;
}

interface Problem {
  readonly message: string;
  /** Where it is; undefined for the entry as a whole. */
  readonly at?: number;
}

/** Every member of an entry: whether it has to be there, and what its value has to be. */
const rules: Readonly<Record<string, { readonly needed?: string; readonly isRight?: Rule }>> = {
  cell: { isRight: isPattern },
  scenario: {},
  check: { isRight: isCheck },
  reason: { needed: 'say why it is accepted' },
  owner: { needed: 'say who is responsible for it' },
  ticket: {},
  expires: { needed: 'give the last day on which it is accepted', isRight: isDay },
  firstSeen: { isRight: isDay },
  lastSeen: { isRight: isDay },
};

/** The sentence about a value that cannot be used; undefined if it can. */
type Rule = (text: string, name: string) => string | undefined;

/**
 * The first thing that is wrong with an entry; undefined if it can be used. A draft is an entry in which nobody has filled
 * in yet what has to be there.
 */
export function problemOf(given: Members, { drafts }: { readonly drafts: boolean }): Problem | undefined {
  const names = Object.keys(rules);
  for (const [name, { text, at }] of given) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) return { at, message: `"${name}" is not a member of an entry; use ${names.join(', ')}` };
    if (text === '') {
      if (rule.needed !== undefined && !drafts) return { at, message: `${name} is empty; ${rule.needed}` };
      continue;
    }
    const message = rule.isRight?.(text, name);
    if (message !== undefined) return { at, message };
  }
  if (written(given, 'cell') === undefined && written(given, 'scenario') === undefined)
    return { message: 'an entry names a cell or a scenario; this one names neither' };
  const both = given.get('cell')?.text ? given.get('scenario') : undefined;
  if (both?.text) return { at: both.at, message: 'an entry names a cell or a scenario, not both' };
  if (drafts) return undefined;
  const missing = names.find((name) => rules[name]?.needed !== undefined && !given.has(name));
  return missing === undefined
    ? undefined
    : { message: `${missing} is missing; ${rules[missing]?.needed ?? ''}` };
}

/** An entry without a problem. */
export function toEntry(given: Members, lines: Lines): KnownViolation {
  const cell = written(given, 'cell');
  return {
    names: cell === undefined ? 'scenario' : 'cell',
    pattern: cell ?? written(given, 'scenario') ?? '',
    check: written(given, 'check'),
    reason: written(given, 'reason') ?? '',
    owner: written(given, 'owner') ?? '',
    ticket: written(given, 'ticket'),
    expires: written(given, 'expires') ?? '',
    firstSeen: written(given, 'firstSeen'),
    lastSeen: written(given, 'lastSeen'),
    lines,
    lastSeenAt: given.get('lastSeen')?.value,
  };
}

function written(given: Members, name: string): string | undefined {
  const text = given.get(name)?.text;
  return text === '' ? undefined : text;
}

function isPattern(text: string): string | undefined {
  return text.includes(' ') || text.includes('*')
    ? undefined
    : `"${text}" is not a cell; write it as assay plan does, "GET /pets/{petId} 404", with * for any text`;
}

const knownChecks = [...checks.map(({ id }) => id), 'claim'];

function isCheck(text: string): string | undefined {
  return knownChecks.includes(text)
    ? undefined
    : `there is no check "${text}"; the checks are ${knownChecks.join(', ')}`;
}

function isDay(text: string, name: string): string | undefined {
  const day = new Date(`${text}T00:00:00Z`);
  const isReal = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime());
  return isReal && day.toISOString().startsWith(text)
    ? undefined
    : `${name} must be a day, such as 2026-03-31, and not "${text}"`;
}
