import type { Exchange } from '../model/exchange.ts';
import type { ExcludedScenario } from '../model/excluded-scenario.ts';
import type { HandedOn } from '../model/handed-on.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { PaceTold } from '../model/pace.ts';
import { type Persona, personas } from '../model/persona.ts';
import type { ScenarioOutline } from '../model/scenario.ts';
import type { Sighting } from '../model/sighting.ts';
import { controlId } from '../personas/control.ts';
import type { ReportedPersona } from '../report/access.ts';
import type { Violation } from '../report/defects.ts';
import type { ReportedExchange, ReportedScenario } from '../report/evidence.ts';
import type { ReportedPace, ReportedRun } from '../report/run.ts';
import type { RunResult } from '../run/run.ts';
import type { Circumstances } from './circumstances.ts';
import type { JudgedPlan } from './judged-plan.ts';

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
    response: reportedResponse(exchange),
    startedAt,
    milliseconds,
  };
}

function reportedResponse({ response }: Exchange): ReportedExchange['response'] {
  const { status, failure, bodyLeftOut } = response;
  return {
    status,
    ...(failure !== undefined && { failure }),
    get headers() {
      return response.headers;
    },
    get body() {
      return response.body;
    },
    ...(bodyLeftOut !== undefined && { bodyLeftOut }),
  };
}

/** What was heard in one scenario. */
interface Heard {
  readonly exchanges?: readonly JudgedExchange[] | undefined;
  readonly sightings?: readonly Sighting[] | undefined;
  readonly handedOn?: readonly HandedOn[] | undefined;
}

/** A scenario with how it ended. `violated` are the ids of the scenarios that a MUST failure was found in. */
export function reportedScenario(
  scenario: ScenarioOutline,
  endings: RunResult['endings'],
  { exchanges = [], sightings = [], handedOn = [] }: Heard,
  violated: ReadonlySet<string>,
): ReportedScenario {
  const { id, suite, title, aim, cell, requirements } = scenario;
  const reason = endings.get(id);
  const setUp = [...new Set(handedOn.flatMap((one) => one.exchanges))];
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
    ...(setUp.length > 0 && { setUp }),
    sightings: sightings.map(({ at, title, text }) => ({ at, title, text })),
  };
}

/** A scenario that was left out, because the target lacks what it needs. */
function leftOutScenario({ scenario, reason }: ExcludedScenario): ReportedScenario {
  return reportedScenario(scenario, new Map([[scenario.id, reason]]), {}, new Set());
}

function reportedPace({ perSecond, maxRequests, tooMany, unavailable, waited }: PaceTold): ReportedPace {
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

/** Every scenario that ran, then those that were left out. `violations` decide which of them violated. */
export function reportedScenarios(
  { leftOut }: Pick<JudgedPlan, 'leftOut'>,
  { scenarios, exchanges, sightings, handedOn = [], endings }: RunResult,
  violations: readonly Violation[],
): readonly ReportedScenario[] {
  const must = violations.filter(({ level }) => level === 'MUST');
  const violated = new Set(must.map(({ scenario }) => scenario));
  const sent = Map.groupBy(exchanges, ({ exchange }) => exchange.scenario);
  const heard = Map.groupBy(sightings, ({ scenario }) => scenario);
  const taken = Map.groupBy(handedOn, ({ scenario }) => scenario);
  const ran = scenarios.map((scenario) => {
    const { id } = scenario;
    return reportedScenario(
      scenario,
      endings,
      { exchanges: sent.get(id), sightings: heard.get(id), handedOn: taken.get(id) },
      violated,
    );
  });
  return [...ran, ...leftOut.map(leftOutScenario)];
}

/** The head of the report: `about` is what is known of the run besides what happened in it. */
export function reportedRun(
  about: Circumstances['run'],
  { selection, part }: Pick<JudgedPlan, 'selection' | 'part'>,
  { runId, startedAt, seconds, interrupted, pace }: RunResult,
): ReportedRun {
  return {
    ...about,
    id: runId,
    startedAt,
    seconds,
    interrupted: interrupted?.sentence ?? null,
    interruptedBy: interrupted?.by ?? null,
    pace: reportedPace(pace),
    selection: selection ?? null,
    ...(part !== undefined && { part }),
  };
}
