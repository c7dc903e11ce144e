import type { Finding } from '../finding.ts';
import type { JsonObject } from '../json.ts';
import { mapSchema, mapSchemas } from '../schemas/schema-map.ts';
import { closedAllOf } from './closed-all-of.ts';
import { enumOfAnotherType } from './enum-of-another-type.ts';
import { foreignPattern } from './foreign-pattern.ts';
import { invalidKeyword } from './invalid-keyword.ts';
import { invalidPattern } from './invalid-pattern.ts';
import { overlappingOneOf } from './overlapping-one-of.ts';
import type { Rule } from './rule.ts';
import { untypedNullable } from './untyped-nullable.ts';

/** In this order: what is "or null" is wrapped, and then hides what it says from the others. */
export const normalisations: readonly Rule[] = [
  invalidKeyword,
  enumOfAnotherType,
  foreignPattern,
  invalidPattern,
  closedAllOf,
  overlappingOneOf,
  untypedNullable,
];

export interface Normalised {
  /** The document as it was meant; the same object if nothing had to be read differently. */
  readonly document: JsonObject;
  /** One for each schema that was read differently. */
  readonly findings: readonly Finding[];
}

/** Reads defective schemas as they were meant, by all rules or some. Every difference is a finding, none is silent. */
export function normalise(written: JsonObject, rules: readonly Rule[] = normalisations): Normalised {
  const findings: Finding[] = [];
  const document = mapSchemas(written, (schema, pointer) =>
    rules.reduce((current, rule) => {
      const reading = rule.read(current, written);
      if (!reading) return current;
      findings.push({ rule: rule.name, pointer, message: reading.message });
      return rule === closedAllOf ? withMembersRead(reading.schema, written, rules) : reading.schema;
    }, schema),
  );
  return findings.length === 0 ? { document: written, findings } : { document, findings };
}

/**
 * A merge takes members of other schemas as they are written; what is wrong with them is found there. They are merged no
 * further: a schema may have itself among its members.
 */
function withMembersRead(schema: JsonObject, written: JsonObject, rules: readonly Rule[]): JsonObject {
  const others = rules.filter((rule) => rule !== closedAllOf);
  const { properties } = mapSchema({ properties: schema.properties }, '#', (inner) =>
    others.reduce((current, { read }) => read(current, written)?.schema ?? current, inner),
  );
  return { ...schema, properties };
}
