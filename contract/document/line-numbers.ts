import {
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import { tokens } from '../json.ts';

/**
 * In which lines of a document, YAML or JSON, the places are that pointers name; lines are counted from 1. A place that
 * is not written there (behind an alias, or in another file) is where what contains it is. No line is known of a JSON
 * document that YAML cannot read.
 */
export function linesOf(text: string, pointers: readonly string[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const events = eventsOf(text);
  const lineAt = lineCounter(text);
  let next = events[0]?.type === EVENT_DOCUMENT ? 1 : 0;
  const mark = ({ named, members }: Wanted, line: number): void => {
    for (const pointer of named) lines.set(pointer, line);
    for (const member of members.values()) mark(member, line);
  };
  const enter = (wanted: Wanted | undefined, line: number): void => {
    if (wanted) mark(wanted, line);
    const event = events[next++];
    if (event?.type === EVENT_MAPPING) members(wanted);
    else if (event?.type === EVENT_SEQUENCE) items(wanted);
  };
  const members = (wanted: Wanted | undefined): void => {
    for (let key = events[next]; key && key.type !== EVENT_POP; key = events[next]) {
      const name = wanted && key.type === EVENT_SCALAR ? getScalarValue(text, key) : '';
      const member = wanted?.members.get(name);
      const line = member ? lineAt(startOf(key)) : 0;
      enter(undefined, 0);
      enter(member, line);
    }
    next++;
  };
  const items = (wanted: Wanted | undefined): void => {
    let index = 0;
    for (let item = events[next]; item && item.type !== EVENT_POP; item = events[next]) {
      const member = wanted?.members.get(String(index++));
      enter(member, member ? lineAt(startOf(item)) : 0);
    }
    next++;
  };
  if (events.length > 0) enter(wantedBy(pointers), 1);
  return lines;
}

/** Pointers as a tree: what is wanted of a place, and of the places inside it. */
interface Wanted {
  readonly named: string[];
  readonly members: Map<string, Wanted>;
}

function wantedBy(pointers: readonly string[]): Wanted {
  const root: Wanted = { named: [], members: new Map() };
  for (const pointer of pointers) {
    let place = root;
    for (const token of tokens(pointer)) {
      const member = place.members.get(token) ?? { named: [], members: new Map() };
      place.members.set(token, member);
      place = member;
    }
    place.named.push(pointer);
  }
  return root;
}

function eventsOf(text: string): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth: 1000 });
  } catch (error) {
    if (error instanceof YAMLException) return [];
    throw error;
  }
}

function startOf(event: Event): number {
  if (event.type === EVENT_SCALAR) return event.valueStart;
  if (event.type === EVENT_MAPPING || event.type === EVENT_SEQUENCE) return event.start;
  return 'anchorStart' in event ? event.anchorStart : 0;
}

/** The line of an offset, for offsets that only grow. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let end = text.indexOf('\n');
  return (offset) => {
    while (end !== -1 && end < offset) {
      line += 1;
      end = text.indexOf('\n', end + 1);
    }
    return line;
  };
}
