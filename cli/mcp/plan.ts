import { z } from 'zod';
import { plural } from '../../reports/parts/figures.ts';
import { visible } from '../../reports/parts/visible.ts';
import { strictRecord } from '../strict-record.ts';
import { documentWords } from './document-words.ts';
import { documentInside } from './inside-folder.ts';
import { runAssay } from './run-assay.ts';
import { tool } from './tool.ts';

const input = strictRecord({
  document: z.string().min(1).meta({
    description: documentWords,
  }),
  target: z
    .enum(['mock', 'reference', 'url'])
    .optional()
    .meta({ description: 'what the plan is for: url is any running instance (default: mock)' }),
  cell: z.string().min(1).optional().meta({
    description: 'only cells with this text, such as "POST /pets" or "404"; lists the ids of their scenarios',
  }),
});

const output = z.object({
  cells: z.int(),
  scenarios: z.int(),
  listed: z.array(
    z.object({ cell: z.string(), scenarios: z.array(z.string()), reason: z.string().nullable() }),
  ),
  leftOut: z.int(),
});

/** A cell as `assay plan --format json` prints it. */
interface PrintedCell {
  readonly operation: string;
  readonly status: string;
  readonly scenarios: readonly { readonly id: string }[];
  readonly reason: { readonly sentence: string } | null;
}

/** Cells that are listed: as many as are read. */
const most = 100;

/** Sends nothing. */
export const planTool = tool({
  name: 'plan',
  title: 'Plan',
  description:
    'List every documented endpoint × status code (cell) of an API and the scenarios that would test it. Sends nothing.',
  input,
  output,
  isReadOnly: true,
  call: async ({ document, target = 'mock', cell: wanted }, workplace) => {
    const file = await documentInside(workplace.folder, document);
    const args = ['plan', '--format', 'json', `--target=${target}`, '--', file];
    const { stdout } = await runAssay(args, workplace);
    const all = (JSON.parse(stdout) as readonly PrintedCell[]).map(({ operation, status, ...rest }) => ({
      cell: `${operation} ${status}`,
      scenarios: rest.scenarios.map(({ id }) => id),
      reason: rest.reason?.sentence ?? null,
    }));
    const chosen = wanted === undefined ? all : all.filter(({ cell }) => cell.includes(wanted));
    const listed = chosen.slice(0, most);
    const data = visible({
      cells: chosen.length,
      scenarios: new Set(chosen.flatMap(({ scenarios }) => scenarios)).size,
      listed,
      leftOut: chosen.length - listed.length,
    });
    return { text: textOf(data, wanted !== undefined), data };
  },
});

function textOf({ cells, scenarios, listed, leftOut }: z.output<typeof output>, withIds: boolean): string {
  const lines = [
    `cells: ${cells}, scenarios: ${scenarios}`,
    ...listed.flatMap(({ cell, scenarios: ids, reason }) => [
      `${cell}: ${ids.length === 0 ? `not exercised; ${reason}` : plural(ids.length, 'scenario')}`,
      ...(withIds ? ids.map((id) => `  ${id}`) : []),
    ]),
    ...(leftOut > 0 ? [`left-out: ${plural(leftOut, 'cell')}; name some with "cell"`] : []),
  ];
  return lines.join('\n');
}
