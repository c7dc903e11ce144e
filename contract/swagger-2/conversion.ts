import type { Finding } from '../finding.ts';
import type { JsonObject } from '../json.ts';
import { createMoves, type Moves } from './moves.ts';

/** The rule of what Swagger 2.0 says and OpenAPI 3 cannot say, or what Swagger 2.0 leaves open. */
export const swagger2Rule = 'swagger-2';

/** A conversion under way. */
export interface Conversion {
  /** Swagger 2.0, as it was written. */
  readonly document: JsonObject;
  readonly moves: Moves;
  /** Pointers lead into the file. Each sentence says what cannot be carried over, and how it is read. */
  readonly findings: readonly Finding[];
  readonly report: (pointer: string, message: string) => void;
}

export function startConversion(document: JsonObject): Conversion {
  const findings: Finding[] = [];
  const told = new Set<string>();
  return {
    document,
    moves: createMoves(),
    findings,
    report: (pointer, message) => {
      // What is shared is converted for each operation that uses it.
      const key = `${pointer} ${message}`;
      if (told.has(key)) return;
      told.add(key);
      findings.push({ rule: swagger2Rule, pointer, message });
    },
  };
}

/** The texts of a list; empty where it is none. */
export function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
