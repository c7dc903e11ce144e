import { concerned, type Stories, storiesIn } from './concerned.ts';
import { hiddenBecause } from './hidden.ts';
import type { Sabotage } from './sabotage.ts';
import { NotReachable } from './sabotaged-server.ts';
import { type SubjectName, subjects } from './subjects.ts';
import type { Place, Try } from './trial.ts';
import { tryBehindUrl } from './try-behind-url.ts';
import { tryOnReference } from './try-on-reference.ts';
import { type Decision, decide } from './verdict.ts';

/** The sabotage that breaks nothing: whatever is found in it is wrong with the server, or with the suite. */
const nothing: Sabotage = { id: 'control', title: 'Nothing is broken.', at: [], apply: () => {} };

/** What a run of everything against a server that nobody sabotaged has shown. */
export interface Control {
  readonly decision: Decision;
  readonly stories: Stories;
  /** Why sabotages cannot be seen there, by their ids; the others can. */
  readonly hidden: Readonly<Record<string, string>>;
}

export interface Performer {
  /** Throws where nothing can be concluded from the run. */
  readonly control: () => Promise<Control>;
  readonly perform: (sabotage: Sabotage, stories: Stories) => Promise<Decision>;
}

/** What all runs share is made once. */
export async function createPerformer(place: Place, api: SubjectName): Promise<Performer> {
  const trial: Try = place === 'url' ? tryBehindUrl : await tryOnReference(api);
  return {
    control: async () => {
      const { report, plan, abilities } = await trial(nothing, (whole) => whole);
      if (report.result === 'inconclusive') throw new Error(report.summary);
      const hidden = subjects[api].sabotages.flatMap((sabotage) => {
        const why = hiddenBecause(sabotage, { ...report, abilities });
        return why === undefined ? [] : [[sabotage.id, why]];
      });
      return {
        decision: decide(nothing, report),
        stories: storiesIn(plan, report),
        hidden: Object.fromEntries(hidden),
      };
    },
    perform: async (sabotage, stories) => {
      try {
        const { report } = await trial(sabotage, (whole) => concerned(whole, sabotage, stories));
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
