import { z } from 'zod';
import { nearest } from '../harness/model/nearest-name.ts';

/** A record with these members and no others; an unknown one is answered with the known one that is nearest to it. */
export function strictRecord<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? unknownMembers(issue.keys, known) : undefined),
  });
}

function unknownMembers(names: readonly string[], known: readonly string[]): string {
  const sentences = names.map((name) => {
    const meant = nearest(name, known);
    return meant === undefined
      ? `has a member "${name}" that is not known; there are ${known.join(', ')}`
      : `has a member "${name}" that is not known; did you mean "${meant}"?`;
  });
  return sentences.join('; ');
}
