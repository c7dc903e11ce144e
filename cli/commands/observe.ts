import { dirname, resolve } from 'node:path';
import { documentFindings } from '../../contract/document-findings/document-findings.ts';
import { chooseServer, UnknownServerError } from '../../harness/observe/choose-server.ts';
import { observe } from '../../harness/observe/observe.ts';
import type { RecordedExchange, RecordedServer } from '../../harness/observe/recorded-exchange.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { loadConfig } from '../configuration/load-config.ts';
import { isPlainUrl } from '../configuration/plain-url.ts';
import { resolveSubject } from '../configuration/resolve-subject.ts';
import { profileOf } from '../documents/apis.ts';
import { reportedDocument, understandDocument } from '../documents/documents.ts';
import type { ExitCode } from '../exit-code.ts';
import { keepWholeReport } from '../files/earlier-report.ts';
import { openEvidenceFile } from '../files/evidence-file.ts';
import { prepareFolder } from '../files/write-files.ts';
import { type ReportFlags, reportFinisher } from '../running/finish-report.ts';
import { readHar } from '../traffic/read-har.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface ObserveFlags extends ReportFlags {
  readonly spec?: string;
  readonly server?: string;
  readonly config?: string;
}

/** Judges recorded traffic by a document, and writes the report. Sends nothing. */
export async function observeTraffic(files: readonly string[], flags: ObserveFlags): Promise<ExitCode> {
  const { config, file } = await loadConfig(flags.config);
  const folder = file === undefined ? process.cwd() : dirname(resolve(file));
  const finish = await reportFinisher(flags, { config, file });
  const subject = resolveSubject({
    typed: undefined,
    spec: flags.spec,
    own: undefined,
    config,
    file,
    folder,
  });
  if (!subject)
    throw new UserError('traffic does not say what it should be like; name the document with --spec');
  const understood = await understandDocument(subject, config.operations);
  const { contract } = understood;
  const entries = (await Promise.all(files.map(readHar))).flat();
  if (entries.length === 0) throw new UserError(`${files.join(', ')}: nothing was recorded; record again`);
  const server = serverFor(flags.server, () => chooseServer(contract, entries));
  if (!entries.some(({ url }) => url.origin === server.origin))
    throw new UserError(
      `no request in the traffic goes to ${server.origin}; it goes to ${originsIn(entries)}`,
    );
  await keepWholeReport(flags.out, undefined);
  await prepareFolder(flags.out);
  const { errors } = await profileOf(subject.api);
  const { plan, result, traffic } = observe(contract, entries, {
    ...{ server, errors, files },
    evidence: openEvidenceFile(flags.out),
  });
  const circumstances = {
    run: {
      assay: packageJson.version,
      target: { kind: 'traffic' as const, url: traffic.server, auth: 'as it was recorded' },
      document: reportedDocument(understood),
      concurrency: 1,
      ...(file !== undefined && { configuration: file }),
    },
    findings: [...contract.findings, ...documentFindings(contract)],
    requirements: [],
    traffic,
  };
  return finish({ plan, result, circumstances });
}

function serverFor(typed: string | undefined, find: () => RecordedServer): RecordedServer {
  if (typed !== undefined) {
    if (!isPlainUrl(typed))
      throw new UserError(
        '--server cannot be used; give a base URL without query, as in https://api.example.com/v2',
      );
    const { origin, pathname } = new URL(typed);
    return { origin, basePath: pathname.replace(/\/+$/, '') };
  }
  try {
    return find();
  } catch (error) {
    throw error instanceof UnknownServerError ? new UserError(error.message) : error;
  }
}

function originsIn(entries: readonly RecordedExchange[]): string {
  return [...new Set(entries.map(({ url }) => url.origin))].slice(0, 5).join(', ');
}
