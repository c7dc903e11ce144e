import { execFile, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { ReportedExchange, ReportedScenario } from '../../../../harness/report/evidence.ts';
import type { ReportedRun } from '../../../../harness/report/run.ts';
import { sampleReport } from '../../../testing/sample-report.ts';
import { bookOf, pick } from '../book.ts';
import { reproduce } from './script.ts';

const book = bookOf(sampleReport);

test('a chain is sent again with the ids of the new answers', () => {
  expect(scriptOf('story/create-then-read')).toBe(`#!/usr/bin/env bash
# What was registered can be read, and forgotten
# Scenario story/create-then-read. Needs curl and jq.
# To run all of it automatically, logins included: npx assay run specs/pets.yaml --target http://127.0.0.1:8080/v1 --replay story/create-then-read
# ASSAY_TOKEN_OWNER: a token of the owner
set -euo pipefail
url=\${ASSAY_URL:-http://127.0.0.1:8080/v1}
: "\${ASSAY_TOKEN_OWNER:?is not set}"
send() { curl --silent --show-error --globoff --path-as-is "$@"; }

# 1. set-up, as owner: a pet to read. Expected 201.
answer_1=$(send --fail-with-body --request POST "$url"/pets \\
  --header 'accept: application/json' \\
  --header 'authorization: Bearer '"$ASSAY_TOKEN_OWNER" \\
  --header 'content-type: application/json' \\
  --data-raw '{"name":"Tom O'\\''Malley","kind":"dog","born":"2019-04-01"}')
petId=$(jq -er .id <<<"$answer_1")

# 2. follow-up, as owner: the pet can be read. Expected 200.
send --include --request GET "$url"/pets/"$petId" \\
  --header 'accept: application/json' \\
  --header 'authorization: Bearer '"$ASSAY_TOKEN_OWNER"
echo

# 3. follow-up, as owner: and forgotten. Expected 204.
send --include --request DELETE "$url"/pets/"$petId" \\
  --header 'accept: application/json' \\
  --header 'authorization: Bearer '"$ASSAY_TOKEN_OWNER"
echo

# 4. clean-up, as owner: what the story made is removed. Expected 204, got 500 in the report.
send --include --request DELETE "$url"/pets/"$petId" \\
  --header 'accept: application/json' \\
  --header 'authorization: Bearer '"$ASSAY_TOKEN_OWNER"
echo
`);
});

test('who is needed for it stands at its head, and who sends what at each step', () => {
  const script = scriptOf('insufficient-role/DELETE /pets/{petId}/reader');
  expect(script).toContain(`
# ASSAY_TOKEN_ACCOUNT_KEEPER: a token of an account that is used for nothing else; the scenario calls it "keeper" and uses it as the owner
# ASSAY_TOKEN_READER: a token of the reader
`);
  expect(script).toContain('# 1. set-up, as owner (account keeper): a pet that "reader" may read.');
  expect(script).toContain(`'authorization: Bearer '"$ASSAY_TOKEN_ACCOUNT_KEEPER"`);
  expect(scriptOf('injected-fault/GET /pets/rate-limited')).toContain(
    '# ASSAY_FAULT_SECRET: a secret that the report does not show\n',
  );
});

test('a secret that is not in the report is read from a variable', () => {
  expect(scriptOf('injected-fault/GET /pets/rate-limited')).toContain(
    `--header 'x-assay-fault-secret: '"$ASSAY_FAULT_SECRET"`,
  );
});

test('a secret that the server gave out is taken from its answer', () => {
  const login = exchange({
    target: '/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=password&password=‹redacted›',
    answer: '{"access_token":"‹redacted›","tokens":[{"refresh_token":"‹redacted›"}]}',
  });
  const refresh = exchange({ target: '/token', body: '{"refresh_token":"‹redacted›"}', answer: '{}' });
  const read = exchange({ target: '/me', headers: { authorization: 'Bearer ‹redacted›' }, answer: '{}' });
  const script = reproduce(scenario, [login, refresh, read], at('http://host'));
  expect(script).toContain('access_token=$(jq -er .access_token <<<"$answer_1")');
  expect(script).toContain(`refresh_token=$(jq -er '.tokens[0].refresh_token' <<<"$answer_1")`);
  expect(script).toContain(`'grant_type=password&password='"$ASSAY_PASSWORD"`);
  expect(script).toContain(`'{"refresh_token":"'"$refresh_token"'"}'`);
  expect(script).toContain(`--header 'authorization: Bearer '"$access_token"`);
});

test('values that are equal by chance are not taken from answers', () => {
  const first = exchange({ target: '/pets', answer: '{"id":"p-1","name":"Checkout","kind":"reptilian"}' });
  const second = exchange({ target: '/pets', body: '{"name":"Checkout","kind":"reptilian"}', answer: '{}' });
  expect(reproduce(scenario, [first, second], at('http://host'))).not.toContain('$(');
});

const tools = ['curl', 'jq'].filter((tool) => spawnSync(tool, ['--version']).error);

test.skipIf(tools.length > 0)(
  `the script runs, and sends what was recorded${tools.length > 0 ? ` (needs ${tools.join(' and ')})` : ''}`,
  async () => {
    const challenge = 'I want to go, & take "nothing" with me';
    const old = randomUUID();
    const recorded = [
      exchange({
        operation: 'POST /pets',
        target: '/pets?a={b}',
        body: `{"name":"it's \\"$(exit 9)\\" \`exit 9\`","none":"@file"}`,
        answerHeaders: { location: `/pets/${old}` },
        answer: '{"ok":true}',
      }),
      exchange({
        method: 'DELETE',
        target: `/pets/${old}/../x`,
        headers: { 'x-empty': '', authorization: 'Basic ‹token of owner›' },
        answer: JSON.stringify({ texts: [{ 'the-challenge': challenge }] }),
      }),
      exchange({
        method: 'DELETE',
        target: `/pets/${old}?challenge=${encodeURIComponent(challenge)}`,
        answer: '{}',
      }),
    ];
    const fresh = randomUUID();
    const freshChallenge = "Yes, 100% sure; that's 'it'";
    const answers = [
      { location: `http://host/pets/${fresh}/`, body: '{"ok":true}' },
      { body: JSON.stringify({ texts: [{ 'the-challenge': freshChallenge }] }) },
      { body: '{}' },
    ];
    const received = await serve(answers, async (url) => {
      const script = reproduce(scenario, recorded, at(url));
      const env = { ...process.env, ASSAY_TOKEN_OWNER: 'o\'w"n er' };
      await promisify(execFile)('bash', ['-c', script], { env });
    });
    expect(received).toEqual([
      {
        line: 'POST /pets?a={b}',
        body: recorded[0]?.request.body,
        authorization: undefined,
        empty: undefined,
      },
      { line: `DELETE /pets/${fresh}/../x`, body: '', authorization: `Basic o'w"n er`, empty: '' },
      {
        line: `DELETE /pets/${fresh}?challenge=${freshChallenge}`,
        body: '',
        authorization: undefined,
        empty: undefined,
      },
    ]);
  },
);

const scenario: ReportedScenario = {
  id: 's',
  suite: 's',
  title: 'A chain',
  aim: 'must',
  cell: null,
  requirements: [],
  outcome: 'passed',
  reason: null,
  exchanges: [],
  sightings: [],
};

function at(url: string): Pick<ReportedRun, 'target'> {
  return { target: { ...sampleReport.run.target, url } };
}

function scriptOf(id: string): string {
  const found = sampleReport.scenarios.find((each) => each.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  return reproduce(found, pick(book.exchanges, found.exchanges), sampleReport.run);
}

function exchange(told: {
  readonly method?: string;
  readonly operation?: string;
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly answer: string;
}): ReportedExchange {
  return {
    id: 'x1',
    scenario: 's',
    step: 'aim',
    why: 'a step',
    persona: 'owner',
    operation: told.operation ?? 'GET /nowhere',
    expected: '200',
    landed: '200',
    evidence: 'provoked',
    request: {
      method: told.method ?? 'POST',
      target: told.target,
      headers: told.headers ?? {},
      body: told.body ?? null,
    },
    response: { status: 200, headers: told.answerHeaders ?? {}, body: told.answer },
    startedAt: 0,
    milliseconds: 1,
  };
}

interface Received {
  readonly line: string;
  readonly body: string;
  readonly authorization: string | undefined;
  readonly empty: unknown;
}

/** A server that gives the answers in order; what it received while `work` went on. */
async function serve(
  answers: readonly { readonly location?: string; readonly body: string }[],
  work: (url: string) => Promise<void>,
): Promise<readonly Received[]> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = answers[received.length];
    received.push({
      // Versions of jq differ in what they encode.
      line: `${request.method} ${decodeURIComponent(request.url ?? '')}`,
      body: Buffer.concat(chunks).toString(),
      authorization: request.headers.authorization,
      empty: request.headers['x-empty'],
    });
    if (answer?.location) response.setHeader('location', answer.location);
    response.end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
  return received;
}
