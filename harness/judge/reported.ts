import type { ExcludedScenario } from '../model/excluded-scenario.ts';
import { type Persona, personas } from '../model/persona.ts';
import type { ScenarioOutline } from '../model/scenario.ts';
import { controlId } from '../personas/control.ts';
import type { ReportedExchange, ReportedPace, ReportedPersona, ReportedScenario } from '../report/report.ts';
import type { RunResult } from '../run/run.ts';
import type { PaceTold } from '../transport/pace.ts';
import type { JudgedExchange, Sighting } from '../transport/recorder.ts';

/** An exchange as the report shows it. What was said in it may lie on disk, and is read when it is shown. */
export function reportedExchange({ exchange, landed }: JudgedExchange): ReportedExchange {
  const { id, scenario, purpose, persona, account, operation, startedAt, milliseconds } = exchange;
  return {
    id,
    scenario,
    step: purpose.step,
    why: purpose.why,
    persona,
    ...(account !== undefined && { account }),
    operation: operation.key,
    expected: purpose.expected,
    landed: landed ?? null,
    evidence: purpose.evidence,
    get request() {
      const { request } = exchange;
      return { ...request, body: request.body ?? null };
    },
    get response() {
      const { status, headers, body, bodyLeftOut } = exchange.response;
      return { status, headers, body, ...(bodyLeftOut !== undefined && { bodyLeftOut }) };
    },
    startedAt,
    milliseconds,
  };
}

/** What was heard in one scenario. */
interface Heard {
  readonly exchanges?: readonly JudgedExchange[] | undefined;
  readonly sightings?: readonly Sighting[] | undefined;
}

/** A scenario with how it ended. `violated` are the ids of the scenarios that a MUST failure was found in. */
export function reportedScenario(
  scenario: ScenarioOutline,
  endings: RunResult['endings'],
  { exchanges = [], sightings = [] }: Heard,
  violated: ReadonlySet<string>,
): ReportedScenario {
  const { id, suite, title, aim, cell, requirements } = scenario;
  const reason = endings.get(id);
  return {
    id,
    suite,
    title,
    aim,
    cell: cell ?? null,
    requirements,
    outcome: violated.has(id) ? 'violated' : reason ? 'not-exercised' : 'passed',
    reason: reason?.sentence ?? null,
    exchanges: exchanges.map(({ exchange }) => exchange.id),
    sightings: sightings.map(({ at, title, text }) => ({ at, title, text })),
  };
}

/** A scenario that was left out, because the target lacks what it needs. */
export function leftOutScenario({ scenario, reason }: ExcludedScenario): ReportedScenario {
  return reportedScenario(scenario, new Map([[scenario.id, reason]]), {}, new Set());
}

export function reportedPace({
  perSecond,
  maxRequests,
  tooMany,
  unavailable,
  waited,
}: PaceTold): ReportedPace {
  return { perSecond: perSecond ?? null, maxRequests: maxRequests ?? null, tooMany, unavailable, waited };
}

type Standing = Pick<RunResult, 'endings' | 'lost'>;

export function reportedPersonas(standing: Standing): ReportedPersona[] {
  return personas.map((persona) => ({
    id: persona.id,
    sentence: persona.sentence,
    ...controlOutcome(persona, standing),
  }));
}

function controlOutcome(
  { kind, id }: Persona,
  { endings, lost }: Standing,
): Pick<ReportedPersona, 'control' | 'reason'> {
  const control = controlId(id);
  if (kind === 'broken' || !endings.has(control)) return { control: 'none', reason: null };
  const reason = endings.get(control);
  const loss = lost.find(({ persona }) => persona === id);
  if (loss) return { control: 'failed', reason: loss.sentence };
  if (!reason) return { control: 'passed', reason: null };
  return { control: reason.kind === 'not-possible' ? 'not-available' : 'failed', reason: reason.sentence };
}
