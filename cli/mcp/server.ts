import { McpServer } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { visibleLines } from '../../reports/parts/visible.ts';
import { sentenceFor } from '../user-error.ts';
import { validated } from '../validated.ts';
import type { Answer, Tool, Workplace } from './tool.ts';

/** A server of the Model Context Protocol with some tools. */
export function mcpServer(tools: readonly Tool[], workplace: Workplace): McpServer {
  const server = new McpServer({ name: 'assay', version: packageJson.version });
  const inTurn = oneAtATime();
  for (const tool of tools) {
    const { name, title, description, input, output, isReadOnly } = tool;
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: announced(input),
        outputSchema: output,
        annotations: { readOnlyHint: isReadOnly, destructiveHint: !isReadOnly },
      },
      async (args, { mcpReq }) => {
        const signal = AbortSignal.any([workplace.signal, mcpReq.signal]);
        const answer = () => answered(tool, args, { ...workplace, signal });
        return isReadOnly ? answer() : inTurn(answer);
      },
    );
  }
  return server;
}

/** What the protocol calls a result. A client reads the sentence of an error, and never a stack trace. */
async function answered(tool: Tool, args: unknown, workplace: Workplace) {
  try {
    const input = validated(tool.input, args ?? {}, tool.name, 'the record of arguments');
    const { text, data }: Answer<z.output<z.ZodObject>> = await tool.call(input, workplace);
    return { content: [{ type: 'text' as const, text }], structuredContent: data };
  } catch (error) {
    const text = visibleLines(sentenceFor(error));
    return { content: [{ type: 'text' as const, text }], isError: true };
  }
}

/** A schema that clients are shown; its values are checked where there are sentences for what is wrong. */
function announced(schema: z.ZodObject) {
  const standard = schema['~standard'];
  return { '~standard': { ...standard, validate: (value: unknown) => ({ value }) } };
}

/** Does things one after the other: runs write to the same folder. */
function oneAtATime(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
