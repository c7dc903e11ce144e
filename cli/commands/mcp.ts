import { once } from 'node:events';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { ExitCode } from '../exit-code.ts';
import { mockTool } from '../mcp/mock.ts';
import { mcpServer } from '../mcp/server.ts';
import { tools } from '../mcp/tools.ts';
import { interruption } from '../terminal/listening.ts';
import { tell } from '../terminal/print.ts';

/** As they were typed. */
export interface McpFlags {
  readonly allowWrites?: true;
}

/**
 * Serves a coding agent by the Model Context Protocol, until it closes the input or the process is asked to end. Only
 * messages of the protocol go to the output.
 */
export async function serveMcp({ allowWrites }: McpFlags): Promise<ExitCode> {
  const end = new AbortController();
  const mocks = mockTool();
  const workplace = { folder: process.cwd(), allowWrites: allowWrites ?? false, signal: end.signal };
  const served = serveStdio(() => mcpServer([...tools, mocks.tool], workplace), {
    onerror: ({ message }) => tell(`assay mcp: ${message}`),
  });
  await Promise.race([once(process.stdin, 'end'), once(process.stdin, 'close'), interruption()]);
  end.abort();
  await Promise.all([mocks.close(), served.close()]);
  return ExitCode.asExpected;
}
