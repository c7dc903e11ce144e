import { z } from 'zod';
import { understand } from '../../contract/contract.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';
import { recordingPath } from '../../mock-server/recording/recording.ts';
import { exampleRequest } from '../../mock-server/requests/example-request.ts';
import { visibleText } from '../../reports/parts/visible.ts';
import { load } from '../documents/documents.ts';
import { strictRecord } from '../strict-record.ts';
import { recordingOf } from '../targets/recording-of.ts';
import { listening } from '../terminal/listening.ts';
import { UserError } from '../user-error.ts';
import { documentWords } from './document-words.ts';
import { documentInside } from './inside-folder.ts';
import { type Tool, tool } from './tool.ts';

const input = strictRecord({
  action: z.enum(['start', 'stop']).meta({ description: 'stop ends the mock at a URL, or all without one' }),
  document: z
    .string()
    .min(1)
    .optional()
    .meta({
      description: `for start: ${documentWords}`,
    }),
  port: z
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .meta({ description: 'for start: the port on 127.0.0.1 (default: any that is free)' }),
  record: z.boolean().optional().meta({
    description:
      'for start: tell at /__assay/requests what the mock received: operation, problems and answered status',
  }),
  url: z.string().min(1).optional().meta({ description: 'for stop: the URL that start returned' }),
});

const output = z.object({
  running: z.array(z.string()),
  url: z.string().nullable(),
  requests: z.string().nullable(),
});

/** Mocks at a time: a client that forgets to stop them does not fill the memory. */
const most = 8;

interface Starting {
  readonly port: number;
  readonly record: boolean;
  readonly folder: string;
}

/** A tool whose mocks run in this process, and end with it. */
export function mockTool(): { readonly tool: Tool; readonly close: () => Promise<void> } {
  const running = new Map<string, () => Promise<void>>();
  const stop = async (urls: readonly string[]): Promise<void> => {
    const closing = urls.map((url) => running.get(url)?.());
    for (const url of urls) running.delete(url);
    await Promise.all(closing);
  };
  const start = async (document: string, { port, record, folder }: Starting) => {
    if (running.size >= most)
      throw new UserError(
        `there are ${most} mocks already; stop one first: ${[...running.keys()].join(', ')}`,
      );
    const contract = understand(await load(await documentInside(folder, document)));
    const server = createMockServer(contract, { recording: record ? recordingOf(contract) : undefined });
    const url = await listening(server.listen({ port }), { port });
    running.set(url, server.close);
    return { url, title: contract.title, example: exampleRequest(contract, url) };
  };
  return {
    close: () => stop([...running.keys()]),
    tool: tool({
      name: 'mock',
      title: 'Mock',
      description:
        'Start or stop a mock of an OpenAPI document on 127.0.0.1. It validates requests, keeps what is created, and ends with this server.',
      input,
      output,
      isReadOnly: false,
      call: async ({ action, document, port = 0, record = false, url }, { folder }) => {
        if (action === 'start') {
          if (document === undefined) throw new UserError('mock: start needs a document');
          const started = await start(document, { port, record, folder });
          const requests = record ? `${started.url}${recordingPath}` : null;
          const lines = [
            `Mock of ${started.title} at ${started.url}`,
            `try: ${started.example}`,
            ...(requests === null ? [] : [`requests: ${requests}`]),
          ];
          return {
            text: lines.map(visibleText).join('\n'),
            data: { running: [...running.keys()], url: started.url, requests },
          };
        }
        if (url !== undefined && !running.has(url))
          throw new UserError(`there is no mock at ${url}; ${runningWords([...running.keys()])}`);
        const stopped = url === undefined ? [...running.keys()] : [url];
        await stop(stopped);
        const left = [...running.keys()];
        return {
          text: `stopped: ${stopped.join(', ') || 'none'}`,
          data: { running: left, url: null, requests: null },
        };
      },
    }),
  };
}

function runningWords(urls: readonly string[]): string {
  return urls.length === 0 ? 'none is running' : `there are ${urls.join(', ')}`;
}
