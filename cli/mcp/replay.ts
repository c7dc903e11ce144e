import { join } from 'node:path';
import { z } from 'zod';
import { renderReplay } from '../../reports/formats/replay.ts';
import { visible, visibleLines } from '../../reports/parts/visible.ts';
import { readReport } from '../files/read-report.ts';
import { folderFor } from '../plan/part.ts';
import { strictRecord } from '../strict-record.ts';
import { readOnlyLine, runArguments, runMembers } from './run-arguments.ts';
import { runAssay } from './run-assay.ts';
import { tool } from './tool.ts';

const input = strictRecord({
  scenario: z
    .string()
    .min(1)
    .meta({ description: 'the id of the scenario, as plan, run and explain show it' }),
  ...runMembers,
});

const output = z.object({
  scenario: z.string(),
  outcome: z.enum(['passed', 'violated', 'not-exercised']),
  reason: z.string().nullable(),
  readOnly: z.boolean(),
  violations: z.array(
    z.object({ level: z.enum(['MUST', 'SHOULD']), check: z.string(), message: z.string() }),
  ),
  report: z.string(),
});

export const replayTool = tool({
  name: 'replay',
  title: 'Replay',
  description:
    'Run one scenario by its id, and show its requests and responses. Give the same document and target as for run. Against a running instance it only reads, unless the server was started with --allow-writes.',
  input,
  output,
  isReadOnly: false,
  call: async ({ scenario: id, ...said }, workplace) => {
    const { words, readOnly } = await runArguments(said, [`--replay=${id}`], workplace);
    await runAssay(words, workplace);
    const file = join(folderFor({ replay: id }), 'report.json');
    const report = await readReport(join(workplace.folder, file));
    const scenario = report.scenarios.find((each) => each.id === id);
    const violations = report.violations
      .filter((each) => each.scenario === id)
      .map(({ level, check, message }) => ({ level, check, message }));
    const shown = visibleLines(renderReplay(report, id).trimEnd());
    return {
      text: [shown, ...(readOnly ? [readOnlyLine] : []), `report: ${file}`].join('\n'),
      data: visible({
        scenario: id,
        outcome: scenario?.outcome ?? 'not-exercised',
        reason: scenario ? scenario.reason : report.run.interrupted,
        readOnly,
        violations,
        report: file,
      }),
    };
  },
});
