import { cellId } from '../../contract/operations/operation.ts';
import type { Check } from '../model/check.ts';
import type { Claim } from '../model/claim.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { ScenarioOutline } from '../model/scenario.ts';
import type { ToleranceName } from '../model/tolerance.ts';

/** Something that is wrong, before it has a number and a defect. */
export interface Wrong {
  readonly level: 'MUST' | 'SHOULD';
  readonly check: string;
  /** Where it counts; undefined where the document has no such cell. */
  readonly cell: string | undefined;
  readonly judged: JudgedExchange;
  readonly suite: string;
  readonly message: string;
  readonly place: string | undefined;
  /** Where the document has the schema that is not satisfied. */
  readonly schema?: string;
  readonly tolerance?: ToleranceName;
}

/**
 * Everything that is wrong in a run, in the order of the exchanges, MUST failures first. `isHeldAgainst` tells whether
 * what a check found in an exchange counts against the target; claims count as a check of that name.
 */
export function wrongs(
  exchanges: readonly JudgedExchange[],
  claims: readonly Claim[],
  scenarios: readonly ScenarioOutline[],
  isHeldAgainst: (judged: JudgedExchange, check: string) => boolean,
): Wrong[] {
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const failed = Map.groupBy(
    claims.filter(({ holds }) => !holds),
    ({ exchange }) => exchange,
  );
  const all = exchanges.flatMap((judged) => {
    const scenario = byId.get(judged.exchange.scenario);
    const suite = scenario?.suite ?? '';
    const flaws = judged.flaws.map(
      (flaw): Wrong => ({ ...flaw, judged, suite, cell: cellOf(flaw.check, judged) }),
    );
    const broken = (failed.get(judged.exchange.id) ?? []).map(
      ({ sentence, tolerance, level, check = claimCheck.id }): Wrong => ({
        level: tolerance ? 'SHOULD' : (level ?? (scenario?.aim === 'may' ? 'SHOULD' : 'MUST')),
        check,
        cell: landedCell(judged),
        judged,
        suite,
        message: `Failed: ${sentence}${tolerance ? ` (tolerated: ${tolerance.id})` : ''}`,
        place: undefined,
        ...(tolerance && { tolerance }),
      }),
    );
    return [...flaws, ...broken].filter(({ check }) => isHeldAgainst(judged, check));
  });
  return [...all.filter(({ level }) => level === 'MUST'), ...all.filter(({ level }) => level === 'SHOULD')];
}

/** What only several exchanges together show, and no check of a single one. */
export const claimCheck: Omit<Check, 'judge'> = {
  id: 'claim',
  title: 'A statement about several responses is true',
  help: 'The case in the report shows the responses, and which statement about them failed.',
  meaning:
    'Some rules can only be checked with several responses: a created resource can be read, a deletion also deletes child resources, a webhook arrives once. A scenario states such a rule, and the claim fails if the responses contradict it. The message is the statement that failed.',
  source: 'The requirement or the section that the scenario names',
  example: {
    document: `
      /pets:
        post:
          responses:
            201: { description: Created }`,
    request: `
      POST /pets
      Content-Type: application/json

      {"name": "Rex"}`,
    response: `
      201 Created
      Location: /cats/7`,
  },
  level: 'MUST',
};

export const aimCheck = 'status-as-aimed';

/** Checks that find no answer to a request, or none but a failure: its aim is missed by that. */
const failures = new Set(['answered', 'no-server-error']);

/** Evidence belongs to the cell where the response landed; a missed aim belongs to the cell that was aimed at. */
function cellOf(check: string, judged: JudgedExchange): string | undefined {
  const { operation, purpose } = judged.exchange;
  const isMissedAim = check === aimCheck || (failures.has(check) && purpose.binding);
  return isMissedAim ? cellId(operation.key, purpose.expected) : landedCell(judged);
}

export function landedCell({ exchange, landed }: JudgedExchange): string | undefined {
  return landed === undefined ? undefined : cellId(exchange.operation.key, landed);
}

/** The cell that something wrong counts against: an answer that the document does not list, the one it was to show. */
export function countsAt(wrong: Wrong | undefined): string | undefined {
  if (!wrong) return undefined;
  const { operation, purpose } = wrong.judged.exchange;
  return wrong.cell ?? cellId(operation.key, purpose.expected);
}
