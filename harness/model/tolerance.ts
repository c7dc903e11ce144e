import type { JsonObject } from '../../contract/json.ts';
import type { Cause } from '../../contract/operations/cause.ts';
import { cellId } from '../../contract/operations/operation.ts';
import type { Exchange } from './exchange.ts';
import type { PersonaId } from './persona.ts';

/**
 * Something that instances do otherwise than our document says, and that is decided to be no violation: data, with the
 * reason beside it. It is never applied to what is made from our document or implements it.
 */
export type Tolerance = StatusTolerance | AdviceTolerance | ShapeTolerance;

/** What a tolerance is known by. */
export interface ToleranceName {
  /** "C13": the number under which it was decided. What was decided together has the same. */
  readonly id: string;
  /** One sentence. */
  readonly why: string;
}

/** Another status is accepted: the cell that was aimed at is not exercised, and nobody is accused. */
export interface StatusTolerance extends About {
  readonly kind: 'status';
  /** Ids of the cells that were aimed at. */
  readonly cells: RegExp;
  readonly accepts: readonly number[];
  /** Only what was done for this reason. */
  readonly causes?: readonly Cause[];
  /** Only what was sent by these. */
  readonly personas?: readonly PersonaId[];
  /** Only what these scenarios send, by their ids. */
  readonly scenarios?: RegExp;
}

/** What a check finds there is an advisory: shown, and not counted. */
export interface AdviceTolerance extends About {
  readonly kind: 'advice';
  /** Ids of the cells where the answers landed; of those aimed at, for `status-as-aimed`. */
  readonly cells: RegExp;
  /** Ids of checks, and "claim". */
  readonly checks: readonly string[];
  /** Only findings with such a message. */
  readonly messages?: RegExp;
  readonly personas?: readonly PersonaId[];
}

/** The document asks for less. */
export interface ShapeTolerance extends About {
  readonly kind: 'shape';
  readonly document: (document: JsonObject) => JsonObject;
}

interface About extends ToleranceName {
  /** Only in these eras, by their ids; in all where it is missing. */
  readonly eras?: readonly string[];
  /** It is about how an instance is run, and not about its version: also one that has ours may do so. */
  readonly everywhere?: true;
}

/** The tolerances of a run, asked about one thing at a time. `ours` is our id of a cell. */
export interface Tolerances {
  /** Why another status than the one that was due is accepted; undefined if it is not. */
  readonly ofStatus: (
    exchange: Exchange,
  ) => { readonly sentence: string; readonly tolerance: ToleranceName } | undefined;
  /** What a check found, or a story, as an advisory where it is tolerated. */
  readonly asAdvice: <T extends Found>(
    exchange: Pick<Exchange, 'operation' | 'purpose' | 'persona' | 'response'>,
    found: T,
  ) => T & { readonly tolerance?: ToleranceName };
}

/** What a check found, or a story under the name "claim". */
interface Found {
  readonly check: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly message: string;
}

/** Nothing is tolerated. */
export const noTolerances: Tolerances = { ofStatus: () => undefined, asAdvice: (_, found) => found };

export function createTolerances(
  all: readonly Tolerance[],
  ours: (cell: string) => string = (cell) => cell,
): Tolerances {
  const ofStatus = all.filter((one) => one.kind === 'status');
  const ofAdvice = all.filter((one) => one.kind === 'advice');
  /** Patterns are in our words; whoever reads a report sees those of the version. */
  const isAt = (cells: RegExp, cell: string) => cells.test(cell) || cells.test(ours(cell));
  return {
    ofStatus: ({ scenario, operation, purpose, persona, response }) => {
      const cell = cellId(operation.key, purpose.expected);
      const found = ofStatus.find(
        ({ cells, accepts, causes, personas, scenarios }) =>
          accepts.includes(response.status) &&
          isAt(cells, cell) &&
          (causes === undefined || (purpose.cause !== undefined && causes.includes(purpose.cause))) &&
          (personas === undefined || personas.includes(persona)) &&
          (scenarios === undefined || scenarios.test(scenario)),
      );
      if (!found) return undefined;
      const sentence = `${response.status} is tolerated instead (${found.id}): ${found.why}`;
      return { sentence, tolerance: nameOf(found) };
    },
    asAdvice: ({ operation, purpose, persona, response }, flaw) => {
      if (flaw.level === 'SHOULD') return flaw;
      const status = flaw.check === 'status-as-aimed' ? purpose.expected : String(response.status);
      const cell = cellId(operation.key, status);
      const found = ofAdvice.find(
        ({ checks, cells, messages, personas }) =>
          checks.includes(flaw.check) &&
          isAt(cells, cell) &&
          (messages === undefined || messages.test(flaw.message)) &&
          (personas === undefined || personas.includes(persona)),
      );
      if (!found) return flaw;
      const message = `${flaw.message} (tolerated: ${found.id})`;
      return { ...flaw, level: 'SHOULD', message, tolerance: nameOf(found) };
    },
  };
}

/** Nothing but its name, so that it can be kept as JSON. */
export function nameOf({ id, why }: Tolerance): ToleranceName {
  return { id, why };
}
