import { explainTool } from './explain.ts';
import { planTool } from './plan.ts';
import { replayTool } from './replay.ts';
import { runTool } from './run.ts';
import type { Tool } from './tool.ts';

/** The tools, besides the mock, whose servers have a lifetime. */
export const tools: readonly Tool[] = [planTool, runTool, explainTool, replayTool];
