import { join } from 'node:path';

/** What is to be run, as it was typed. Values of one flag are alternatives; different flags narrow each other. */
export interface SelectionFlags {
  readonly grep?: string;
  readonly suite?: readonly string[];
  readonly cell?: readonly string[];
  /** The id of one scenario. */
  readonly replay?: string;
  /** What writes is left out before anything is selected. */
  readonly readOnly?: true;
}

/** The part of a run that flags ask for, as they were typed: "--grep delete"; undefined if they ask for all of it. */
export function partAsked({ grep, suite = [], cell = [], replay }: SelectionFlags): string | undefined {
  const asked = [
    ...(grep === undefined ? [] : [`--grep ${grep}`]),
    ...suite.map((name) => `--suite ${name}`),
    ...cell.map((id) => `--cell "${id}"`),
    ...(replay === undefined ? [] : [`--replay "${replay}"`]),
  ];
  return asked.length === 0 ? undefined : asked.join(' ');
}

const usual = 'conformance-report';

/** Folders for reports about a part, inside the folder of the report about everything. */
export const foldersOfParts = { part: 'part', replay: 'replay' } as const;

/** The folder of a shard, "2/4", inside the folder of the report about everything. */
const folderOfShard = (shard: string): string => `shard-${shard.replace('/', '-of-')}`;

/** Whether a folder inside that folder is about a part of it. */
export function isFolderOfPart(name: string): boolean {
  return Object.values<string>(foldersOfParts).includes(name) || /^shard-\d+-of-\d+$/.test(name);
}

/** Where a report is written: one about a part never in place of the one about everything, unless a folder is named. */
export function folderFor(
  flags: SelectionFlags & { readonly out?: string; readonly shard?: string },
): string {
  const { out, replay, shard } = flags;
  if (out !== undefined) return out;
  if (shard !== undefined) return join(usual, folderOfShard(shard));
  if (replay !== undefined) return join(usual, foldersOfParts.replay);
  return partAsked(flags) === undefined ? usual : join(usual, foldersOfParts.part);
}
