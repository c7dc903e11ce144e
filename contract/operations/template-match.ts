/** Path templates against paths, and against each other. */

/** The decoded values in a path, or undefined if it is another one; a value that cannot be decoded is undefined. */
export function matchTemplate(template: string, path: string): (string | undefined)[] | undefined {
  return new RegExp(`^${expressionOf(template)}$`).exec(path)?.slice(1).map(decoded);
}

/** The source of an expression that matches the paths of a template, and captures what its parameters are. */
export function expressionOf(template: string): string {
  return template
    .split(/\{[^{}]+\}/)
    .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^/]+)');
}

/** A text of a path without its percent-encoding; undefined where that is malformed. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Finds, of some templates, the others that some path of one of them matches as well. */
export function overlapFinder(templates: Iterable<string>): (template: string) => readonly string[] {
  const known = [...new Set(templates)].map((template) => ({ template, segments: template.split('/') }));
  const bySize = Map.groupBy(known, ({ segments }) => segments.length);
  return (template) => {
    const segments = template.split('/');
    return (bySize.get(segments.length) ?? [])
      .filter(
        (other) =>
          other.template !== template &&
          segments.every((each, index) => segmentsMeet(each, other.segments[index] ?? '')),
      )
      .map((other) => other.template);
  };
}

function segmentsMeet(one: string, other: string): boolean {
  if (!one.includes('{') && !other.includes('{')) return one === other;
  if (!one.includes('{')) return matchTemplate(other, one) !== undefined;
  if (!other.includes('{')) return matchTemplate(one, other) !== undefined;
  const [[start, end], [otherStart, otherEnd]] = [literalEnds(one), literalEnds(other)];
  const startsMeet = start.startsWith(otherStart) || otherStart.startsWith(start);
  return startsMeet && (end.endsWith(otherEnd) || otherEnd.endsWith(end));
}

/** What stands before the first and behind the last parameter of a segment. */
function literalEnds(segment: string): [start: string, end: string] {
  return [segment.slice(0, segment.indexOf('{')), segment.slice(segment.lastIndexOf('}') + 1)];
}

/** How much each segment of a template leaves open: 0 nothing, 1 a part of it, 2 all of it. */
export function specificity(template: string): number[] {
  return template
    .split('/')
    .map((segment) => (segment.includes('{') ? (/^\{[^{}]+\}$/.test(segment) ? 2 : 1) : 0));
}

/** "As specific" is also what is more specific in one place and less in another: then nothing but the values decides. */
export function compareTemplates(
  one: string,
  other: string,
): 'more specific' | 'less specific' | 'as specific' {
  const others = specificity(other);
  const differences = specificity(one).map((each, index) => each - (others[index] ?? 0));
  const isBelow = differences.some((difference) => difference < 0);
  const isAbove = differences.some((difference) => difference > 0);
  if (isBelow === isAbove) return 'as specific';
  return isBelow ? 'more specific' : 'less specific';
}
