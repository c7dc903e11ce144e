import type { Flaw } from '../model/check.ts';

/** Of flaws that differ in the index of an item only, so many are kept. */
const mostAlike = 10;

/** Of all that one check finds in one response. */
const most = 200;

/**
 * What one check finds in one response, bounded: a long list whose items are all wrong in one way says so a few times,
 * and how often it would be said again. Nothing else grows with a response that a target has sent once.
 */
export function boundedFlaws(flaws: readonly Flaw[]): readonly Flaw[] {
  if (flaws.length <= mostAlike) return flaws;
  const groups = [...Map.groupBy(flaws, kindOf).values()];
  const kept = groups.flatMap((group) => {
    const [first, ...others] = group.slice(0, mostAlike);
    return first ? [withRest(first, group.length - mostAlike, 'like it'), ...others] : [];
  });
  const [first, ...others] = kept.slice(0, most);
  return first ? [withRest(first, kept.length - most, 'of other kinds'), ...others] : [];
}

function withRest(flaw: Flaw, rest: number, what: string): Flaw {
  if (rest <= 0) return flaw;
  return {
    ...flaw,
    message: `${flaw.message}, and ${rest.toLocaleString('en')} more ${what} in this response`,
  };
}

/** What is said, without how often it would be said again. */
export function withoutRest(message: string): string {
  return message.replace(/, and [\d,]+ more (like it|of other kinds) in this response$/, '');
}

/** What is said, and where, without the indices of items. */
function kindOf({ message, place = '' }: Flaw): string {
  return `${place.replaceAll(/\/\d+(?=\/|$)/g, '/*')} ${message.replaceAll(/\[\d+\]/g, '[*]')}`;
}
