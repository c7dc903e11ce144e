import { unresolvedExtension } from '../extensions.ts';
import { deadEnd } from '../references.ts';
import type { Rule } from './rule.ts';

/**
 * A reference to a schema that is not there. Nobody knows what was meant: whatever stands there is neither made nor
 * judged, and all the rest is.
 */
export const unresolvedReference: Rule = {
  name: 'unresolved-reference',
  help: 'Add what is referred to, or correct the reference; until then, nothing that depends on it can be proven.',
  read: (schema, document) => {
    const { $ref, ...rest } = schema;
    const why = typeof $ref === 'string' ? deadEnd(document, $ref) : undefined;
    if (why === undefined) return undefined;
    return {
      schema: { ...rest, [unresolvedExtension]: $ref },
      message: `${why}; what stands there is not judged`,
    };
  },
};
