import { join } from 'node:path';
import { z } from 'zod';
import { explain, renderExplanation } from '../../reports/formats/explanation.ts';
import { readReport } from '../files/read-report.ts';
import { folderFor } from '../plan/part.ts';
import { strictRecord } from '../strict-record.ts';
import { UserError } from '../user-error.ts';
import { fileInside } from './inside-folder.ts';
import { tool } from './tool.ts';

const ofWholeRun = join(folderFor({}), 'report.json');

const input = strictRecord({
  defect: z.string().min(1).meta({ description: 'the id of the defect in the report: "d1"' }),
  report: z
    .string()
    .min(1)
    .optional()
    .meta({ description: `the report.json of a run, in the working directory (default: ${ofWholeRun})` }),
});

const output = z.object({
  id: z.string(),
  check: z.string(),
  level: z.enum(['MUST', 'SHOULD']),
  what: z.string(),
  cells: z.array(z.string()),
  scenario: z.string(),
  message: z.string(),
  place: z.string().nullable(),
  expected: z.string().nullable(),
  got: z.int().nullable(),
  schema: z.object({ pointer: z.string(), line: z.int().nullable(), text: z.string() }).nullable(),
  help: z.string().nullable(),
  page: z.string().nullable(),
  replay: z.string().nullable(),
});

/** Sends nothing. */
export const explainTool = tool({
  name: 'explain',
  title: 'Explain a defect',
  description:
    'Explain a defect of a report by its id: what is wrong, in which cells, the first request and response, what was expected, the schema in the document, and the page about the check. Sends nothing.',
  input,
  output,
  isReadOnly: true,
  call: async ({ defect: id, report: named = ofWholeRun }, { folder }) => {
    const file = await fileInside(folder, named);
    const report = await readReport(join(folder, file));
    const data = explain(report, id);
    const text = renderExplanation(report, id);
    if (data && text) return { text: text.trimEnd(), data: { ...data, cells: [...data.cells] } };
    const ids = report.defects.slice(0, 20).map((defect) => defect.id);
    const known = ids.length === 0 ? 'it has no defects' : `it has ${ids.join(', ')}`;
    throw new UserError(`${file} has no defect ${id}; ${known}`);
  },
});
