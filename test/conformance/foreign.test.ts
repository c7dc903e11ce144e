import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Violation } from '../../harness/report/defects.ts';
import type { Report } from '../../harness/report/report.ts';
import { assay, type Ended, reportIn, temporaryFolder } from '../cli/assay.ts';
import type { StandIn } from '../foreign/stand-in.ts';
import { august2026 } from '../foreign/stand-ins/august-2026.ts';
import { deletedComeIn } from '../foreign/stand-ins/deleted-come-in.ts';
import { november2025 } from '../foreign/stand-ins/november-2025.ts';
import { september2025 } from '../foreign/stand-ins/september-2025.ts';
import { webhooksForAdministrators } from '../foreign/stand-ins/webhooks-for-administrators.ts';
import { withLimits } from '../foreign/stand-ins/with-limits.ts';
import { withTeams } from '../foreign/stand-ins/with-teams.ts';
import { withoutAdministrators } from '../foreign/stand-ins/without-administrators.ts';
import { withoutUserinfo } from '../foreign/stand-ins/without-userinfo.ts';
import { startStandIn } from '../foreign/start-stand-in.ts';

const patience = 240_000;

const aModel = '/threat_models/{threat_model_id}';

/** What a run has to say about a server that it was not written for. */
interface Expected {
  readonly standIn: StandIn;
  /** The version that it takes it for. */
  readonly nearest: string;
  /** At least so many cells are proven: what is not tried is not called a violation either. */
  readonly proven: number;
  /** What of it is run, where all of it would take too long. */
  readonly part?: readonly string[];
  /** What is wrong with it even so: the cells. `*` stands for any text. */
  readonly wrong?: readonly string[];
  /** What stays behind, because this version has nothing that removes it. */
  readonly left?: readonly string[];
  /** Where the planted violation is looked for, if its cells do not say that. */
  readonly search?: readonly string[];
}

function suites(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => ['--suite', name]);
}

const ours = 'the TMI of our document';

/** In the first versions, whoever has an account may add to any threat model. */
const strangersAdd = 'POST /threat_models/* 403';

const all: readonly Expected[] = [
  {
    standIn: september2025,
    nearest: 'September 2025',
    proven: 100,
    part: suites('lifecycle', 'validation', 'authorization', 'invalid-body', 'insufficient-role'),
    wrong: [strangersAdd],
    left: ['accounts'],
    search: ['--cell', 'PUT /threat_models/{threat_model_id}/documents/{document_id} 404'],
  },
  {
    standIn: november2025,
    nearest: 'November 2025',
    proven: 100,
    part: suites('lifecycle', 'webhooks', 'valid-request', 'invalid-body'),
    search: suites('webhooks', 'authorization'),
  },
  {
    standIn: august2026,
    nearest: '2026 (release 1.8)',
    proven: 100,
    part: suites('lifecycle', 'addons', 'valid-request', 'invalid-body'),
  },
  {
    standIn: withoutAdministrators,
    nearest: ours,
    proven: 100,
    part: suites('addons', 'lifecycle', 'valid-request', 'insufficient-role'),
  },
  {
    standIn: webhooksForAdministrators,
    nearest: ours,
    proven: 100,
    part: suites('lifecycle', 'valid-request', 'unknown-id', 'insufficient-role'),
  },
  {
    standIn: withLimits,
    nearest: ours,
    proven: 50,
    part: suites('lifecycle'),
    search: suites('lifecycle'),
  },
  {
    standIn: withoutUserinfo,
    nearest: 'September 2025',
    proven: 200,
    part: suites('lifecycle', 'valid-request', 'insufficient-role', 'invalid-body', 'unknown-id'),
    wrong: [strangersAdd, 'GET /oauth2/userinfo *'],
    left: ['accounts'],
    search: ['--cell', 'PUT /threat_models/{threat_model_id}/documents/{document_id} 404'],
  },
];

async function runAgainst(
  standIn: StandIn,
  planted: boolean,
  flags: readonly string[],
): Promise<{ readonly ended: Ended; readonly report: Report }> {
  const { url, close } = await startStandIn(standIn, { planted });
  onTestFinished(close);
  const out = join(await temporaryFolder(), 'report');
  const ended = await assay([
    'run',
    'tmi',
    '--target',
    url,
    '--auth',
    'test-provider',
    '--out',
    out,
    ...flags,
  ]);
  expect(ended.stderr).not.toContain('Error');
  return { ended, report: await reportIn(out) };
}

test.each(all)(
  '$standIn.id: its version is told, and nothing that is merely different is a violation',
  {
    timeout: patience,
  },
  async ({ standIn, nearest, proven, part = [], wrong = [], left = [] }) => {
    const { ended, report } = await runAgainst(standIn, false, part);
    const unexpected = counted(report).filter(
      ({ cell }) => !wrong.some((pattern) => means(pattern, cell ?? '')),
    );
    expect(unexpected.map(({ cell, message }) => `${cell}: ${message}`)).toEqual([]);
    const cells = counted(report).map(({ cell }) => cell ?? '');
    expect(wrong.filter((pattern) => !cells.some((cell) => means(pattern, cell)))).toEqual([]);
    expect(report.era?.nearest).toBe(nearest);
    expect(timesOf(report)).toBe(report.violations.filter(isTolerated).length);
    expect(report.counts.conformant).toBeGreaterThanOrEqual(proven);
    expect(report.cleanUp.left.map(({ path }) => path)).toEqual(left);
    // All that can stay is what nobody can remove.
    expect(ended.stdout).not.toContain('assay clean');
    expect(ended.code).toBe(wrong.length > 0 ? 1 : 0);
  },
);

test.each(all)(
  '$standIn.id: what is really wrong is found: $standIn.planted.title',
  {
    timeout: patience,
  },
  async ({ standIn, search = standIn.planted.cells.flatMap((cell) => ['--cell', cell]) }) => {
    const { ended, report } = await runAgainst(standIn, true, search);
    const found = [...new Set(counted(report).map(({ cell }) => cell ?? 'no cell'))];
    expect(found).not.toEqual([]);
    expect(found.filter((cell) => !standIn.planted.cells.some((pattern) => means(pattern, cell)))).toEqual(
      [],
    );
    expect(ended.code).toBe(1);
  },
);

test('what only the document of an instance has is tested, and reported apart', {
  timeout: patience,
}, async () => {
  const inModels = ['--cell', 'GET /threat_models/{threat_model_id} 200'];
  const teams = ['GET /teams 200', 'POST /teams 201', 'POST /teams 400', 'GET /teams/{team_id} 404'];
  const flags = [...inModels, ...teams.flatMap((cell) => ['--cell', cell])];
  const url = expect.stringMatching(/\/openapi\.json$/);
  const figures = { url, operations: 4, cells: 11, conformant: 6, violating: 0, notExercised: 5 };

  const good = await runAgainst(withTeams, false, flags);
  expect(counted(good.report)).toEqual([]);
  expect(good.report.ownDocument).toEqual(figures);
  expect(good.report.cells.find(({ id }) => id === inModels[1])?.verdict).toEqual({ kind: 'conformant' });
  expect(good.ended.stdout).toContain(
    '4 more operations with 11 cells: 6 proven, 0 violating, 5 not exercised',
  );
  expect(good.report.cleanUp.left).toEqual([]);

  const bad = await runAgainst(withTeams, true, flags);
  expect(counted(bad.report).map(({ cell }) => cell)).toEqual(withTeams.planted.cells);
  expect(bad.ended.code).toBe(1);
});

test('deleted accounts that are let in are found in every cell', { timeout: patience }, async () => {
  const flags = ['--suite', 'broken-credentials'];
  const { ended, report } = await runAgainst(deletedComeIn, false, flags);
  const found = new Set(counted(report).map(({ cell }) => cell));
  const affected = report.cells.map(({ id }) => id).filter((id) => isAffected.test(id));
  expect(affected.length).toBeGreaterThan(60);
  expect(affected.filter((cell) => !found.has(cell))).toEqual([]);
  // Where the identity is read, the same fault shows as 404: another status than 401, and of no cell of the document.
  const others = counted(report).filter(({ cell }) => !affected.includes(cell ?? ''));
  expect(others.map(({ operation, cell, check }) => [operation, cell, check])).toEqual([
    ['GET /oauth2/userinfo', null, 'status-declared'],
    ['GET /oauth2/userinfo', 'GET /oauth2/userinfo 401', 'status-as-aimed'],
  ]);
  expect(ended.code).toBe(1);
});

/** What ends tokens and accounts itself, between what must notice that somebody is gone. */
const someEndings = ['GET /threat_models 401', `DELETE ${aModel} 401`, `GET ${aModel} 401`];

test('deleted accounts that are let in are found whatever the order', { timeout: patience }, async () => {
  const cells = [...someEndings, 'POST /oauth2/revoke 401', 'DELETE /users/me 401'];
  const flags = [
    '--suite',
    'broken-credentials',
    '--prove',
    '3',
    ...cells.flatMap((cell) => ['--cell', cell]),
  ];
  const { ended, report } = await runAgainst(deletedComeIn, false, flags);
  expect(ended.stdout).toContain('3 runs, all verdicts identical');
  expect(
    counted(report)
      .map(({ cell }) => cell ?? '')
      .sort(),
  ).toEqual([...someEndings].sort());
});

/** Where that server lets them in: to the list of threat models, and to each, where it looks for their role. */
const isAffected = /^(GET \/threat_models|\w+ \/threat_models\/.+) 401$/;

/** What is not only advice: a tolerance shows what it excuses. */
function counted({ violations }: Report): readonly Violation[] {
  return violations.filter(({ level }) => level === 'MUST');
}

/** How many findings are advisories because they are tolerated. */
function timesOf({ tolerances = [] }: Report): number {
  const advice = tolerances.filter(({ kind }) => kind === 'advice');
  return advice.reduce((sum, { times }) => sum + (times ?? 0), 0);
}

function isTolerated({ level, message }: Violation): boolean {
  return level === 'SHOULD' && / \(tolerated: \w+\)$/.test(message);
}

/** `*` stands for any text. */
function means(pattern: string, cell: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  return rest.length === 0 ? cell === pattern : cell.startsWith(start) && cell.endsWith(rest.join('*'));
}
