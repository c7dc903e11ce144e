import type { ReportedExchange, ReportedScenario } from '../../../../harness/report/evidence.ts';
import type { ReportedRun } from '../../../../harness/report/run.ts';
import { replayCommand } from '../../../parts/replay-command.ts';
import { senderOf } from '../../../parts/sender-name.ts';
import { comment, type Part, replaceText, shellWord } from '../../../parts/shell-word.ts';
import { count } from '../links.ts';
import { type Capture, capturesOf, namedSecret, occurrencesOf, redacted } from './captures.ts';

/** Headers that curl sets by itself. */
const ownHeaders = new Set(['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding']);

/**
 * A shell script that sends the requests of a scenario again, in order. Ids that the server gives out are taken from
 * its answers; what the report does not show is read from variables: ASSAY_TOKEN_<PERSONA> for credentials. ASSAY_URL
 * names another target than that of the run. Needs bash, curl and jq.
 */
export function reproduce(
  scenario: ReportedScenario,
  exchanges: readonly ReportedExchange[],
  run: Pick<ReportedRun, 'target' | 'command'>,
): string {
  const captures = capturesOf(exchanges);
  const steps = exchanges.map((exchange, at) => {
    const known = captures.slice(0, at).flat();
    return stepOf(exchange, at + 1, known, captures[at] ?? []);
  });
  const text = steps.join('\n\n');
  const replay = replayCommand(run, scenario.id);
  const secrets = [...new Set(text.match(/(?<=\$)ASSAY_(?!URL)\w+/g) ?? [])].sort();
  return [
    '#!/usr/bin/env bash',
    comment(scenario.title),
    comment(`Scenario ${scenario.id}. Needs curl and jq.`),
    ...(replay === undefined ? [] : [comment(`To run all of it automatically, logins included: ${replay}`)]),
    ...secrets.map((name) => comment(`${name}: ${meaningOf(name, exchanges)}`)),
    'set -euo pipefail',
    `url=\${ASSAY_URL:-${shellWord([run.target.url.replace(/\/$/, '')])}}`,
    ...secrets.map((name) => `: "\${${name}:?is not set}"`),
    'send() { curl --silent --show-error --globoff --path-as-is "$@"; }',
    '',
    text,
    '',
  ].join('\n');
}

/** One request as a single command; what the report does not show is read from variables, as in the script. */
export function curlCommand(exchange: ReportedExchange, { target }: Pick<ReportedRun, 'target'>): string {
  const start = 'curl --include --globoff --path-as-is';
  return command(start, wordsOf(exchange, [], target.url.replace(/\/$/, '')));
}

/** Who, or what, a variable of the script is. */
function meaningOf(name: string, exchanges: readonly ReportedExchange[]): string {
  const { persona, account } =
    exchanges.find(
      (each) => each.account !== undefined && name === variableOfToken(accountName(each.account)),
    ) ?? {};
  if (account !== undefined)
    return `a token of an account that is used for nothing else; the scenario calls it "${account}" and uses it as the ${persona}`;
  const [, played] = /^ASSAY_TOKEN_(\w+)$/.exec(name) ?? [];
  return played === undefined
    ? 'a secret that the report does not show'
    : `a token of the ${played.toLowerCase()}`;
}

function stepOf(
  exchange: ReportedExchange,
  number: number,
  known: readonly Capture[],
  captures: readonly Capture[],
): string {
  const { step, why, expected, response } = exchange;
  const got = String(response.status) === expected ? '' : `, got ${response.status} in the report`;
  const cut = exchange.request.bodyLeftOut ?? 0;
  const lacks = cut === 0 ? '' : ` The last ${count(cut, 'character')} of the body are left out here.`;
  const said = comment(
    `${number}. ${step}, as ${senderOf(exchange)}: ${why}. Expected ${expected}${got}.${lacks}`,
  );
  const words = wordsOf(exchange, known);
  if (captures.length === 0) return `${said}\n${command('send --include', words)}\necho`;
  const locations = captures.filter(({ from }) => from === 'location');
  const answer = `answer_${number}`;
  const include = locations.length === 0 ? '' : ' --include';
  return [
    said,
    `${answer}=$(${command(`send --fail-with-body${include}`, words)})`,
    ...captures.map((capture) => taking(capture, answer, locations.length > 0)),
  ].join('\n');
}

/** The line that takes a value out of an answer. The body follows the first empty line if headers are included. */
function taking({ variable, encoded, from }: Capture, answer: string, withHeaders: boolean): string {
  if (from === 'location') {
    const lastSegment = String.raw`s|^[Ll]ocation:.*/\([^/?#][^/?#]*\)/*\([?#].*\)*$|\1|p`;
    return `${variable}=$(tr -d '\\r' <<<"$${answer}" | sed -n '${lastSegment}')`;
  }
  const filter = shellWord([`${jqPath(from)}${encoded ? ' | @uri' : ''}`]);
  if (!withHeaders) return `${variable}=$(jq -er ${filter} <<<"$${answer}")`;
  return `${variable}=$(tr -d '\\r' <<<"$${answer}" | sed '1,/^$/d' | jq -er ${filter})`;
}

function jqPath(path: readonly (string | number)[]): string {
  const steps = path.map((step) =>
    typeof step === 'string' && /^[a-z_]\w*$/i.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
  );
  return steps[0]?.startsWith('.') ? steps.join('') : `.${steps.join('')}`;
}

function wordsOf(
  exchange: ReportedExchange,
  known: readonly Capture[],
  url: Part = { variable: 'url' },
): readonly string[] {
  const { method, target, headers, body } = exchange.request;
  const word = (parts: readonly Part[]) => shellWord(withVariables(parts, exchange, known));
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const sent = Object.entries(headers).filter(([name]) => !ownHeaders.has(name.toLowerCase()));
  return [
    `${method === 'HEAD' ? '--head' : `--request ${shellWord([method])}`} ${word([url, target])}`,
    ...sent.map(([name, value]) => `--header ${word(headerParts(name, value, exchange, known))}`),
    // curl would call any body a form.
    ...(body !== null && !names.has('content-type') ? [`--header ${shellWord(['content-type:'])}`] : []),
    ...(body === null ? [] : [`--data-raw ${word([body])}`]),
  ];
}

/** `name;` is how curl sends a header without a value. */
function headerParts(
  name: string,
  value: string,
  { persona, account }: ReportedExchange,
  known: readonly Capture[],
): readonly Part[] {
  if (value === '') return [`${name};`];
  const issued = value === `Bearer ${redacted}` ? secretNamed('access_token', known) : undefined;
  if (issued) return [`${name}: Bearer `, issued];
  const secret = ['authorization', 'proxy-authorization', 'cookie', 'x-api-key'].includes(name.toLowerCase())
    ? token(account === undefined ? persona : accountName(account))
    : { variable: `ASSAY_${shellName(name.replace(/^x-(assay-)?/i, ''))}` };
  return replaceText([`${name}: ${value}`], /‹redacted›/g, () => [secret]);
}

/** Puts variables where values come from earlier answers or are not in the report. */
function withVariables(
  parts: readonly Part[],
  { persona }: ReportedExchange,
  known: readonly Capture[],
): readonly Part[] {
  const withTokens = replaceText(parts, /‹token of ([^›]*)›/g, (match) => [token(match[1] ?? persona)]);
  const withSecrets = replaceText(withTokens, namedSecret, ([, name = '', between = '']) => [
    `${name}${between}`,
    secretNamed(name, known) ?? { variable: `ASSAY_${shellName(name)}` },
  ]);
  return known
    .filter(({ value }) => value !== redacted)
    .reduce(
      (before, { value, variable }) => replaceText(before, occurrencesOf(value), () => [{ variable }]),
      withSecrets,
    );
}

/** The variable that holds the secret of that name that was given out last. */
function secretNamed(name: string, known: readonly Capture[]): Part | undefined {
  const last = known.findLast(({ value, from }) => value === redacted && from.at(-1) === name);
  return last && { variable: last.variable };
}

function token(whose: string): Part {
  return { variable: variableOfToken(whose) };
}

function variableOfToken(whose: string): string {
  return `ASSAY_TOKEN_${shellName(whose)}`;
}

/** As recorded tokens name it. */
function accountName(account: string): string {
  return `account ${account}`;
}

function shellName(text: string): string {
  return text.toUpperCase().replaceAll(/\W+/g, '_');
}

function command(start: string, [first = '', ...rest]: readonly string[]): string {
  return [`${start} ${first}`, ...rest].join(' \\\n  ');
}
