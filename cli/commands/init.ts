import { relative } from 'node:path';
import type { Contract } from '../../contract/contract.ts';
import { variablesIn } from '../authentication/variables-in.ts';
import { type LoadedConfig, loadConfig } from '../configuration/load-config.ts';
import { isPlainUrl } from '../configuration/plain-url.ts';
import { resolveSubject } from '../configuration/resolve-subject.ts';
import { type ConfiguredTarget, configuredTarget } from '../configuration/resolve-target.ts';
import { isLoopback } from '../configuration/resolve-writing.ts';
import { lookForDocument } from '../discovery/find-document.ts';
import { bundledName, understandDocument } from '../documents/documents.ts';
import { ExitCode } from '../exit-code.ts';
import { agentsFile, agentsLines, lacksLines } from '../init/agents-lines.ts';
import { ask } from '../init/ask.ts';
import { findDocuments } from '../init/find-documents.ts';
import { firstStory } from '../init/first-story.ts';
import { type Chosen, type NewConfiguration, newConfiguration } from '../init/new-configuration.ts';
import { type Host, hosts, pipelineFiles, type Work } from '../init/pipeline-files.ts';
import { repositoryOf } from '../init/repository.ts';
import { type Written, writeNewFiles } from '../init/write-new-files.ts';
import { print } from '../terminal/print.ts';
import { ownTerminal, type Terminal } from '../terminal/terminal.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface InitFlags {
  readonly target?: string;
  readonly start?: string;
  readonly ci?: string;
}

/** What the project had before. */
interface Before {
  readonly loaded: LoadedConfig;
  /** What its configuration says about the target. */
  readonly own: ConfiguredTarget | undefined;
}

/**
 * Writes what a project needs for its first run, and asks only for what its configuration does not say. Nothing that is
 * there is changed, and nothing is sent to the target.
 */
export async function init(
  document: string | undefined,
  flags: InitFlags,
  terminal: Terminal = ownTerminal(),
): Promise<ExitCode> {
  const loaded = await loadConfig(undefined);
  const before = { loaded, own: configuredTarget(flags, loaded) };
  const target = await chosenTarget(flags, before, terminal);
  const chosen = await chosenDocument(document, target, before, terminal);
  const { contract } = await understandDocument({ api: undefined, document: chosen.api ?? chosen.document });
  print(`${contract.title}: ${contract.operations.length} operations, ${contract.cells.length} cells.\n\n`);
  const host = await chosenHost(flags, terminal);
  const start = await chosenStart(flags, chosen, host, terminal);
  const configuration = newConfiguration(chosen, contract);
  const variables =
    loaded.file === undefined
      ? configuration.variables
      : variablesIn([loaded.config.personas, before.own?.settings]);
  const lacksAgentsLines = lacksLines(agentsFile);
  const written = [
    ...(await writeProject(loaded, configuration, contract)),
    ...(await writeNewFiles('.', [{ name: agentsFile, content: agentsLines(chosen.target) }])),
    ...(host ? await writePipeline(host, { target: chosen.target, start, variables }) : []),
  ];
  print(written.map(line).join(''));
  print(nextSteps({ loaded, variables, host, start, target: chosen.target, lacksAgentsLines }));
  return ExitCode.asExpected;
}

/** `mock`, the base URL of an instance, or what the configuration starts itself. */
async function chosenTarget(
  { target: typed }: InitFlags,
  { loaded: { config, file }, own }: Before,
  terminal: Terminal,
): Promise<string> {
  if (own) return own.settings.url ?? own.name;
  if (typed === undefined && file !== undefined) return config.target ?? 'mock';
  const target =
    typed ??
    (await ask(terminal, 'The base URL of a running instance, or mock to begin without one:', 'mock'));
  if (target === 'mock' || isPlainUrl(target)) return target.replace(/\/$/, '');
  throw new UserError(`the target ${target} is neither mock nor a URL such as http://localhost:8080`);
}

/** The document that was named, that of the configuration, of the folder, or of the instance. */
async function chosenDocument(
  typed: string | undefined,
  target: string,
  { loaded: { config, file }, own }: Before,
  terminal: Terminal,
): Promise<Chosen> {
  if (typed !== undefined) return { api: bundledName(typed), document: typed, target };
  const said = { typed, spec: undefined, own: own?.settings, config, file, folder: process.cwd() };
  const configured = resolveSubject(said);
  if (configured) return { api: configured.api, document: configured.document, target };
  const [first, ...others] = await findDocuments(process.cwd());
  if (first !== undefined) {
    if (others.length > 0 && !terminal.isAttended)
      throw new UserError(
        `there are several OpenAPI documents: ${[first, ...others].join(', ')}; name one of them`,
      );
    return { api: undefined, document: await ask(terminal, 'The OpenAPI document:', first), target };
  }
  const found = target === 'mock' ? undefined : await lookForDocument(target, undefined);
  if (found && 'base' in found) return { api: undefined, document: found.url, target: found.base };
  const named = await ask(terminal, 'The OpenAPI document, a file or a URL:', '');
  if (named !== '') return { api: bundledName(named), document: named, target };
  throw new UserError(
    `there is no OpenAPI document here; name one: ${typedCommand()} init <file or URL>, or give --target <URL> of an instance that publishes its document`,
  );
}

async function chosenHost({ ci }: InitFlags, terminal: Terminal): Promise<Host | undefined> {
  const { host } = await repositoryOf(process.cwd());
  const named = ci ?? (await ask(terminal, `A pipeline for ${hosts.join(', ')}, or none:`, host ?? 'none'));
  if (named === 'none') return undefined;
  const known = hosts.find((each) => each === named);
  if (known) return known;
  throw new UserError(`--ci ${named} is not known; use ${hosts.join(', ')} or none`);
}

/** Only a pipeline starts the API, and only where it is not there already. */
async function chosenStart(
  { start }: InitFlags,
  { target }: Chosen,
  host: Host | undefined,
  terminal: Terminal,
): Promise<string | undefined> {
  if (target === 'mock' && start !== undefined)
    throw new UserError('--start starts your API in the pipeline; give --target with its URL as well');
  if (start !== undefined || !isPlainUrl(target) || !host) return start;
  const typed = await ask(terminal, 'The command that starts your API in the pipeline, if any:', '');
  return typed === '' ? undefined : typed;
}

/** A project that has stories needs no first one. */
async function writeProject(
  { config, file }: LoadedConfig,
  { text }: NewConfiguration,
  contract: Contract,
): Promise<readonly Written[]> {
  const story = config.suites === undefined ? firstStory(contract) : undefined;
  return [
    ...(file === undefined
      ? await writeNewFiles('.', [{ name: 'assay.config.ts', content: text }])
      : [{ name: file, isOld: true }]),
    ...(story === undefined
      ? []
      : await writeNewFiles('.', [{ name: 'conformance/first.story.ts', content: story }])),
  ];
}

async function writePipeline(host: Host, work: Omit<Work, 'folder'>): Promise<readonly Written[]> {
  const { root } = await repositoryOf(process.cwd());
  const folder = relative(root, process.cwd()).replaceAll('\\', '/') || '.';
  const written = await writeNewFiles(root, pipelineFiles(host, { folder, ...work }));
  return written.map(({ name, isOld }) => ({ name: relative(process.cwd(), `${root}/${name}`), isOld }));
}

function line({ name, isOld }: Written): string {
  return isOld ? `  ${name} is there already, and stays as it is\n` : `  ${name} is new\n`;
}

/** What is told at the end. */
interface Begun {
  /** The configuration that was there before. */
  readonly loaded: LoadedConfig;
  readonly variables: readonly string[];
  readonly host: Host | undefined;
  /** The command that starts the API in the pipeline. */
  readonly start: string | undefined;
  readonly target: string;
  /** The file for coding agents was there before, and does not name Assay. */
  readonly lacksAgentsLines: boolean;
}

function nextSteps({ loaded, variables, host, start, target, lacksAgentsLines }: Begun): string {
  const { config, file } = loaded;
  const command = typedCommand();
  const isMock = target === 'mock';
  const lines = [
    ...(file === undefined || config.suites !== undefined
      ? []
      : [`Add this to ${file}, so that runs include your stories: suites: ['conformance/*.story.ts']`]),
    ...(variables.length === 0
      ? []
      : [
          `Set the credentials of different accounts, the owner first: ${variables.join(', ')}`,
          ...(host ? ['The pipeline takes them from variables of the same names.'] : []),
        ]),
    ...(host && start === undefined && isHere(target)
      ? [
          `Nothing starts ${target} in the pipeline yet: delete its file and call this again with --start "npm start", or whatever starts your API.`,
        ]
      : []),
    ...(host ? [] : ['For a pipeline, call it again with --ci github, gitlab, jenkins, azure or circleci.']),
    ...(isMock ? [] : [`${command} doctor --target ${target}   says in seconds what a run can test`]),
    `${command} run   tests every cell${isMock ? ' of a mock that is built from the document' : ''}, and writes conformance-report/report.html`,
    `${command} run --suite own   runs only your own stories${config.suites === undefined ? ', as in conformance/first.story.ts' : ''}`,
    ...(isMock
      ? ['For a running instance: --target and its URL, and later target in the configuration.']
      : []),
  ];
  const forAgents = lacksAgentsLines
    ? `\nFor coding agents, add this to ${agentsFile}:\n\n${agentsLines(target)}`
    : '';
  return `\nNext:\n${lines.map((each) => `  ${each}\n`).join('')}${forAgents}`;
}

/** Whether a target is an instance on the machine that tests it. */
function isHere(target: string): boolean {
  return isPlainUrl(target) && isLoopback(new URL(target).hostname);
}
