import { profileOf, requirementsOf } from '../../cli/documents/apis.ts';
import { understandDocument } from '../../cli/documents/documents.ts';
import { judge } from '../../harness/judge/judge.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { run } from '../../harness/run/run.ts';
import { type SubjectName, subjects } from './subjects.ts';
import type { Try } from './trial.ts';

const concurrency = 8;
const timeout = 10_000;

/** As `--target reference`. What all runs share is made once. */
export async function tryOnReference(api: SubjectName): Promise<Try> {
  const { contract } = await understandDocument({ api, document: api });
  const profile = await profileOf(api);
  const requirements = await requirementsOf(api, contract);
  return async (sabotage, part) => {
    const { target, close } = await subjects[api].start(sabotage, timeout);
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
          file: api,
          path: api,
          sha256: '',
        },
        concurrency,
      };
      const report = judge(plan, result, { run: about, findings: [], requirements });
      return { plan, report, abilities: target.abilities };
    } finally {
      await close();
    }
  };
}
