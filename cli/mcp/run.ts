import { join } from 'node:path';
import { z } from 'zod';
import { renderAgent } from '../../reports/formats/agent.ts';
import { newDefects } from '../../reports/parts/known.ts';
import { visible } from '../../reports/parts/visible.ts';
import { readReport } from '../files/read-report.ts';
import { folderFor } from '../plan/part.ts';
import { strictRecord } from '../strict-record.ts';
import { readOnlyLine, runArguments, runMembers } from './run-arguments.ts';
import { runAssay } from './run-assay.ts';
import { tool } from './tool.ts';

const texts = (description: string) => z.array(z.string().min(1)).optional().meta({ description });

const input = strictRecord({
  ...runMembers,
  grep: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'only scenarios with this text in their id or title' }),
  suite: texts('only scenarios of these suites or strategies'),
  cell: texts('only scenarios of these cells, such as "GET /pets/{petId} 404"'),
});

const output = z.object({
  result: z.enum(['conformant', 'violating', 'partial', 'inconclusive']),
  summary: z.string(),
  readOnly: z.boolean(),
  cells: z.object({ total: z.int(), proven: z.int(), violating: z.int(), notExercised: z.int() }),
  defects: z.array(
    z.object({ id: z.string(), check: z.string(), title: z.string(), cells: z.array(z.string()) }),
  ),
  report: z.string(),
});

/** Defects in the data; the report has them all. */
const most = 50;

export const runTool = tool({
  name: 'run',
  title: 'Run',
  description:
    'Test every documented endpoint × status code of a target and write a conformance report. Against a running instance it only reads, unless the server was started with --allow-writes.',
  input,
  output,
  isReadOnly: false,
  call: async ({ grep, suite = [], cell = [], ...said }, workplace) => {
    const flags = [
      ...(grep === undefined ? [] : [`--grep=${grep}`]),
      ...suite.map((name) => `--suite=${name}`),
      ...cell.map((id) => `--cell=${id}`),
    ];
    const { words, readOnly } = await runArguments(said, flags, workplace);
    await runAssay(words, workplace);
    const file = join(folderFor({ suite, cell, ...(grep !== undefined && { grep }) }), 'report.json');
    const report = await readReport(join(workplace.folder, file));
    const { result, summary, counts } = report;
    const { cells: total, conformant: proven, violating, notExercised } = counts;
    const defects = newDefects(report)
      .filter(({ level }) => level === 'MUST')
      .slice(0, most)
      .map(({ id, check, title, cells }) => ({ id, check, title, cells: [...cells] }));
    const cells = { total, proven, violating, notExercised };
    return {
      text: [renderAgent(report).trimEnd(), ...(readOnly ? [readOnlyLine] : []), `report: ${file}`].join(
        '\n',
      ),
      data: visible({ result, summary, readOnly, cells, defects, report: file }),
    };
  },
});
