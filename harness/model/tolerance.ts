import { at, type JsonObject } from '../../contract/json.ts';
import type { Cause } from '../../contract/operations/cause.ts';
import { cellId } from '../../contract/operations/operation.ts';
import { type Exchange, jsonOf } from './exchange.ts';
import type { PersonaId } from './persona.ts';

/**
 * A deviation of instances from our document that is decided to be no violation: data, with the reason. It never
 * applies to targets that are made from our document or implement it.
 */
export type Tolerance = StatusTolerance | AdviceTolerance | ShapeTolerance;

/** What identifies a tolerance. */
export interface ToleranceName {
  /** "C13": the number of the decision. Tolerances that were decided together share it. */
  readonly id: string;
  /** One sentence. */
  readonly why: string;
}

/** Another status is accepted: the cell is not exercised, and it is no violation. */
export interface StatusTolerance extends About {
  readonly kind: 'status';
  /** Ids of the cells of the expected status. */
  readonly cells: RegExp;
  readonly accepts: readonly number[];
  /** Only for this cause of a refusal. */
  readonly causes?: readonly Cause[];
  /** Only for requests of these personas. */
  readonly personas?: readonly PersonaId[];
  /** Only for these scenarios, by their ids. */
  readonly scenarios?: RegExp;
  /** Only with one of these in the member `error` of the body. */
  readonly errors?: readonly string[];
  /**
   * Only in a run in which the same persona gets no such response, which shows that the reason does not apply: ids of the
   * cells of the returned status.
   */
  readonly unless?: RegExp;
}

/** Failures of a check there are advisories: shown, and not counted. */
export interface AdviceTolerance extends About {
  readonly kind: 'advice';
  /** Ids of the cells of the returned status; of the expected status, for `status-as-aimed`. */
  readonly cells: RegExp;
  /** Ids of checks, and "claim". */
  readonly checks: readonly string[];
  /** Only failures with such a message. */
  readonly messages?: RegExp;
  readonly personas?: readonly PersonaId[];
}

/** The document requires less. */
export interface ShapeTolerance extends About {
  readonly kind: 'shape';
  readonly document: (document: JsonObject) => JsonObject;
}

interface About extends ToleranceName {
  /**
   * The versions that are known to deviate so, by their ids. `every`: it is about how an instance is operated, so that it also
   * applies to an instance of our version.
   */
  readonly versions: readonly string[] | 'every';
}

/** The tolerances of a run. `ours` returns our id of a cell. */
export interface Tolerances {
  /** Why another status than the expected one is accepted; undefined if it is not. */
  readonly ofStatus: (
    exchange: Judged,
  ) => { readonly sentence: string; readonly tolerance: ToleranceName } | undefined;
  /** A failure of a check or of a story, as an advisory if it is tolerated. */
  readonly asAdvice: <T extends Found>(
    exchange: Judged,
    found: T,
  ) => T & { readonly tolerance?: ToleranceName };
}

/** What tolerances look at. */
type Judged = Pick<Exchange, 'scenario' | 'operation' | 'purpose' | 'persona' | 'response'>;

/** A failure of a check, or of a story under the name "claim". */
interface Found {
  readonly check: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly message: string;
}

/** No tolerances. */
export const noTolerances: Tolerances = { ofStatus: () => undefined, asAdvice: (_, found) => found };

/** The tolerances that apply to an instance of a version, by its id. Pure. */
export function tolerancesOf(all: readonly Tolerance[], version: string): readonly Tolerance[] {
  return all.filter(({ versions }) => versions === 'every' || versions.includes(version));
}

export function createTolerances(
  all: readonly Tolerance[],
  ours: (cell: string) => string = (cell) => cell,
): Tolerances {
  const ofStatus = all.filter((one) => one.kind === 'status');
  const ofAdvice = all.filter((one) => one.kind === 'advice');
  /** Patterns use our names; readers of a report see those of the version. */
  const isAt = (cells: RegExp, cell: string) => cells.test(cell) || cells.test(ours(cell));
  const accepting = ({ scenario, operation, purpose, persona, response }: Judged) => {
    const cell = cellId(operation.key, purpose.expected);
    return ofStatus.find(
      ({ cells, accepts, causes, personas, scenarios, errors }) =>
        accepts.includes(response.status) &&
        isAt(cells, cell) &&
        (causes === undefined || (purpose.cause !== undefined && causes.includes(purpose.cause))) &&
        (personas === undefined || personas.includes(persona)) &&
        (scenarios === undefined || scenarios.test(scenario)) &&
        (errors === undefined || errors.some((error) => error === at(jsonOf(response), '/error'))),
    );
  };
  /** What makes a returned status one of the operation, whatever the request was meant to get: 200 for a documented 201. */
  const listing = (exchange: Judged) => {
    const { operation, response } = exchange;
    const alike = operation.responses
      .map(({ status }) => status)
      .filter((status) => status[0] === String(response.status)[0])
      .map((status) => cellId(operation.key, status));
    const always = ({ cells, accepts, causes, personas, scenarios, errors }: StatusTolerance) =>
      accepts.includes(response.status) &&
      alike.some((cell) => isAt(cells, cell)) &&
      [causes, personas, scenarios, errors].every((condition) => condition === undefined);
    return accepting(exchange) ?? ofStatus.find(always);
  };
  const advising = ({ operation, purpose, persona, response }: Judged, { check, message }: Found) => {
    const status = check === 'status-as-aimed' ? purpose.expected : String(response.status);
    const cell = cellId(operation.key, status);
    return ofAdvice.find(
      ({ checks, cells, messages, personas }) =>
        checks.includes(check) &&
        isAt(cells, cell) &&
        (messages === undefined || messages.test(message)) &&
        (personas === undefined || personas.includes(persona)),
    );
  };
  return {
    ofStatus: (exchange) => {
      const found = accepting(exchange);
      if (!found) return undefined;
      const sentence = `${exchange.response.status} is tolerated instead (${found.id}): ${found.why}`;
      return { sentence, tolerance: nameOf(found) };
    },
    asAdvice: (exchange, flaw) => {
      if (flaw.level === 'SHOULD') return flaw;
      const accepted = flaw.check === 'status-declared' ? listing(exchange) : undefined;
      const found = advising(exchange, flaw) ?? accepted;
      if (!found) return flaw;
      const message = `${flaw.message} (tolerated: ${found.id})`;
      return { ...flaw, level: 'SHOULD', message, tolerance: nameOf(found) };
    },
  };
}

/** Only its name, so that it can be stored as JSON. */
export function nameOf({ id, why }: Tolerance): ToleranceName {
  return { id, why };
}
