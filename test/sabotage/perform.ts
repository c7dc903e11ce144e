import { startTmiTarget } from '../../apis/tmi/reference-target.ts';
import { profileOf, requirementsOf } from '../../cli/documents/apis.ts';
import { understandDocument } from '../../cli/documents/documents.ts';
import { judge } from '../../harness/judge/judge.ts';
import { makePlan, type Plan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import { run } from '../../harness/run/run.ts';
import { concerned, type Stories, storiesIn } from './concerned.ts';
import type { Sabotage } from './sabotage.ts';
import { createSabotaged, NotReachable } from './sabotaged-server.ts';
import { type Decision, decide } from './verdict.ts';

/** The sabotage that breaks nothing: whatever is found in it is wrong with the server, or with the suite. */
const nothing: Sabotage = { id: 'control', title: 'Nothing is broken.', at: [], apply: () => {} };

/** What a run of everything against a server that nobody sabotaged has shown. */
export interface Control {
  readonly decision: Decision;
  readonly stories: Stories;
}

export interface Performer {
  /** Throws where nothing can be concluded from the run. */
  readonly control: () => Promise<Control>;
  readonly perform: (sabotage: Sabotage, stories: Stories) => Promise<Decision>;
}

const document = 'tmi';
const concurrency = 8;
const timeout = 10_000;

/** What all runs share is made once. */
export async function createPerformer(): Promise<Performer> {
  const { contract } = await understandDocument({ api: document, document });
  const profile = await profileOf(document);
  const requirements = await requirementsOf(document, contract);

  async function found(
    sabotage: Sabotage,
    part: (whole: Plan) => Plan,
  ): Promise<{ readonly report: Report; readonly plan: Plan }> {
    const { target, close } = await startTmiTarget({
      database: undefined,
      timeout,
      create: (options) => createSabotaged(sabotage, options),
    });
    try {
      const plan = part(makePlan(contract, profile, target.abilities));
      const result = await run(plan, target, { concurrency, timeout });
      const { kind, url, auth } = target;
      const about = {
        assay: '',
        target: { kind, url, auth: auth.name },
        document: {
          title: contract.title,
          version: contract.version,
          file: document,
          path: document,
          sha256: '',
        },
        concurrency,
      };
      return { plan, report: judge(plan, result, { run: about, findings: [], requirements }) };
    } finally {
      await close();
    }
  }

  return {
    control: async () => {
      const { report, plan } = await found(nothing, (whole) => whole);
      if (report.result === 'inconclusive') throw new Error(report.summary);
      return { decision: decide(nothing, report), stories: storiesIn(plan, report) };
    },
    perform: async (sabotage, stories) => {
      try {
        const { report } = await found(sabotage, (whole) => concerned(whole, sabotage, stories));
        return decide(sabotage, report);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return {
          verdict: { kind: error instanceof NotReachable ? 'not-reachable' : 'crashed', why },
          falseAlarms: [],
        };
      }
    },
  };
}
