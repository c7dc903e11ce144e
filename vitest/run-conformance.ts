import { beforeAll, describe, type TestContext, test } from 'vitest';
import type { AuthSettings } from '../cli/authentication/auth-kinds.ts';
import { resolveSettings } from '../cli/configuration/resolve-settings.ts';
import type { SaidSettings, Settings } from '../cli/configuration/settings.ts';
import { keepWholeReport } from '../cli/files/earlier-report.ts';
import { formatNamed } from '../cli/files/format-named.ts';
import { readBaseline } from '../cli/files/read-baseline.ts';
import { readGate } from '../cli/files/read-gate.ts';
import { readKnownViolations } from '../cli/files/read-known-violations.ts';
import { remembered } from '../cli/files/remember.ts';
import { writeReport } from '../cli/files/write-report.ts';
import { folderFor, partAsked } from '../cli/plan/part.ts';
import { select } from '../cli/plan/select-scenarios.ts';
import { journaledRun } from '../cli/running/journaled-run.ts';
import { type PreparedRun, prepareRun } from '../cli/running/prepare-run.ts';
import { abilitiesOf } from '../cli/targets/abilities.ts';
import { askToWrite } from '../cli/targets/ask-to-write.ts';
import { withRunningTarget } from '../cli/targets/with-running-target.ts';
import { ownTerminal } from '../cli/terminal/terminal.ts';
import type { Scenario } from '../harness/model/scenario.ts';
import { controls } from '../harness/personas/control.ts';
import type { Plan } from '../harness/plan/plan.ts';
import type { Report } from '../harness/report/report.ts';
import { createDefectTests } from './defect-tests.ts';
import {
  type Outcome,
  outcomeOfCell,
  outcomeOfCleanUp,
  outcomeOfGate,
  outcomeOfList,
  outcomeOfRun,
  outcomeOfScenario,
} from './outcomes.ts';
import { besideTest, documentBesideTest } from './paths.ts';

/** Starts an instance on this machine, or elsewhere, before the run. */
export type StartsTarget = () => Promise<StartedTarget> | StartedTarget;

/** An instance that was started for a run. */
export interface StartedTarget {
  /** Its base URL. */
  readonly url: string;
  /** Called after the run, however it ends. */
  readonly stop?: () => unknown;
}

/**
 * What to test, and as whom; as the flags of `assay run`.
 *
 * @example
 * ```ts
 * const staging: ConformanceOptions = {
 *   target: 'https://staging.example.com',
 *   api: 'api.yaml',
 *   writable: 'staging.example.com',
 *   gate: 'new=0, cells>=95%',
 *   baseline: 'before/report.json',
 * };
 * ```
 */
export interface ConformanceOptions {
  /**
   * `mock`, `reference`, a target of the configuration, or the base URL of a running instance; or a function that starts
   * one for the run.
   */
  readonly target: string | StartsTarget;
  /** `tmi`, `mini`, a file or a URL. Relative paths, here and below, start at the test file. */
  readonly api: string;
  /** Where credentials for a URL come from; `tokens` (ASSAY_TOKEN_<PERSONA>) unless given. */
  readonly auth?: AuthSettings['kind'];
  /** Send only GET, HEAD and OPTIONS. */
  readonly readOnly?: true;
  /** Host of a running instance that may be written to; the configuration can say it as well. */
  readonly writable?: string;
  /** For the reference server. */
  readonly database?: string;
  /** Only scenarios with this text in their id or title. */
  readonly grep?: string;
  /** Only these suites and strategies. */
  readonly suites?: readonly string[];
  /** Scenarios at a time; 8 unless given. */
  readonly concurrency?: number;
  /** Seconds that one answer may take; 10 unless given. */
  readonly timeout?: number;
  /** Seconds that the whole run may take; 300 unless given. */
  readonly patience?: number;
  /** Folder for the report; `conformance-report` unless given, and `conformance-report/part` for a part. */
  readonly out?: string;
  /** List of violations that are accepted for a while; that of the configuration unless given. */
  readonly knownViolations?: string;
  /** What has to hold, "new=0, cells>=95%"; that of the configuration unless given. */
  readonly gate?: string;
  /** The report that "new" is counted from: violations that it has already do not fail the gate. */
  readonly baseline?: string;
  /** File to which a line about the run is added, and whose runs the report shows. */
  readonly history?: string;
  /** The configuration; assay.config.ts, .json or .yaml of the working directory unless given. */
  readonly config?: string;
}

/**
 * Registers a vitest `describe` for every suite with a `test` for every scenario, and one for every documented status of
 * every operation. The run happens once, before them; each test then looks up what came of it. To be awaited at the top
 * of a test file. Throws a UserError for options that cannot be used.
 *
 * @example A local server:
 * ```ts
 * import { runConformance } from '@assay-api/assay/vitest';
 *
 * await runConformance({ target: 'http://localhost:8080', api: 'api.yaml' });
 * ```
 *
 * @example Only who may do what, and nothing is written:
 * ```ts
 * await runConformance({
 *   target: 'https://tmi.example.com',
 *   api: 'tmi',
 *   readOnly: true,
 *   suites: ['insufficient-role', 'broken-credentials'],
 * });
 * ```
 */
export async function runConformance(options: ConformanceOptions): Promise<void> {
  const { target, grep, suites = [], patience = 300, history } = options;
  const beside = besideTest();
  const selection = { suite: suites, ...(grep !== undefined && { grep }) };
  const part = partAsked(selection);
  const out = folderFor({ ...selection, ...(options.out !== undefined && { out: beside(options.out) }) });
  const settingsFor = (place: string): Promise<SaidSettings> => resolve(options, place, beside);
  const said = await settingsFor(typeof target === 'string' ? target : nowhere);
  const settings = assumed(said);
  const { knownViolations: list } = settings;
  const known = list === undefined ? undefined : await readKnownViolations(list);
  await keepWholeReport(out, part);
  const baseline = await readBaseline(options.baseline && beside(options.baseline), part);
  const judgeByGate = readGate(settings.gates, baseline);
  const choose = (plan: Plan): Plan => select(plan, selection);
  const ready = await prepared(settings);
  const plan = choose(
    await ready.planFor({ abilities: abilitiesOf(settings.target, ready.settings.subject.api) }),
  );
  const runAgainst = async (prepared: PreparedRun): Promise<Report> => {
    const ran = await journaledRun({
      ready: prepared,
      out,
      choose: async (whole) => choose(whole),
      concurrency: settings.pace.concurrency,
      bail: false,
      known,
    });
    const memory = { baseline, history: history && beside(history), out };
    const report = await remembered(judgeByGate(ran), memory);
    await writeReport(report, out, settings.formats.map(formatNamed));
    return report;
  };

  describe(`${plan.known.contract.title}, ${typeof target === 'string' ? target : 'started for the run'}`, () => {
    let report: Report | undefined;
    const defects = createDefectTests();

    beforeAll(async () => {
      if (typeof target === 'string') {
        report = await withRunningTarget(said, { out }, async (running) =>
          runAgainst(said.target.kind === 'container' ? await prepared(running) : ready),
        );
        return;
      }
      const started = await target();
      try {
        const there = assumed(await settingsFor(started.url));
        report = withoutCommand(await runAgainst(await prepared(there)));
      } finally {
        await started.stop?.();
      }
    }, patience * 1000);

    const settled = (outcomeOf: (report: Report) => Outcome) => (context: TestContext) => {
      if (!report) throw new Error('the run did not start');
      settle(outcomeOf(report), context);
    };

    test('the result is not inconclusive', settled(outcomeOfRun));
    test('nothing is left behind', settled(outcomeOfCleanUp));
    if (known) test('the list of known violations is up to date', settled(outcomeOfList));
    if (settings.gates !== undefined) test(`the gate passes: ${settings.gates}`, settled(outcomeOfGate));
    const scenarios = [...controls(plan.known.contract), ...plan.scenarios];
    for (const [suite, members] of bySuite(scenarios))
      describe(suite, () => {
        for (const { id, title } of members)
          test(
            `${title} [${id}]`,
            settled((known) => outcomeOfScenario(known, id, defects)),
          );
      });
    for (const [operation, cells] of Map.groupBy(plan.known.contract.cells, (cell) => cell.operation.key))
      describe(operation, () => {
        for (const { id, response } of cells)
          test(
            response.status,
            settled((known) => outcomeOfCell(known, id, defects)),
          );
      });
  });
}

/** Where an instance will be is not known before it is started; the plan does not depend on it. */
const nowhere = 'http://127.0.0.1:1';

function assumed(said: SaidSettings): Settings {
  const { target } = said;
  return { ...said, target: target.kind === 'container' ? target.at(nowhere) : target };
}

/** Options as settings of a run against a place. */
async function resolve(
  options: ConformanceOptions,
  target: string,
  beside: (path: string) => string,
): Promise<SaidSettings> {
  const { api, auth, database, concurrency, timeout, readOnly, writable, knownViolations, gate, config } =
    options;
  return resolveSettings(documentBesideTest(api, beside), {
    target,
    ...(auth !== undefined && { auth }),
    ...(database !== undefined && { database }),
    ...(concurrency !== undefined && { concurrency: String(concurrency) }),
    ...(timeout !== undefined && { timeout: String(timeout) }),
    ...(readOnly && { readOnly }),
    ...(writable !== undefined && { writable }),
    ...(knownViolations !== undefined && { knownViolations: beside(knownViolations) }),
    ...(gate !== undefined && { gate }),
    ...(config !== undefined && { config: beside(config) }),
  });
}

/** Nobody sits at a test: what may not be written to is refused. */
async function prepared(settings: Settings): Promise<PreparedRun> {
  await askToWrite(settings, { ...ownTerminal(), isAttended: false });
  return prepareRun(settings);
}

/** Where it ran is gone: no command leads there again. */
function withoutCommand(report: Report): Report {
  const { command: _, ...run } = report.run;
  return { ...report, run };
}

function bySuite(scenarios: readonly Scenario[]): ReadonlyMap<string, readonly Scenario[]> {
  return Map.groupBy(scenarios, ({ suite }) => suite);
}

function settle(outcome: Outcome, context: TestContext): void {
  switch (outcome.kind) {
    case 'passed':
      return;
    case 'skipped':
      context.skip(outcome.reason);
      return;
    case 'failed':
      throw new NotConformant(outcome.message);
  }
}

/** What a target does is not what its document says. The message is for people; where it was thrown says nothing. */
class NotConformant extends Error {
  override readonly name = 'NotConformant';

  constructor(message: string) {
    super(message);
    this.stack = `${this.name}: ${message}`;
  }
}
