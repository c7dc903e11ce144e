import { expect, test } from 'vitest';
import { renderAgent } from '../../reports/formats/agent.ts';
import { renderText } from '../../reports/formats/text.ts';
import { sampleReport } from '../../reports/testing/sample-report.ts';
import { printedSummary } from './printed-summary.ts';

const [agent, text] = [renderAgent(sampleReport), renderText(sampleReport)];

test.each([
  { asked: [], byAgent: false, printed: text },
  { asked: ['csv'], byAgent: false, printed: text },
  { asked: [], byAgent: true, printed: agent },
  { asked: ['csv'], byAgent: true, printed: agent },
  { asked: ['text'], byAgent: true, printed: text },
  { asked: ['agent'], byAgent: false, printed: agent },
  { asked: ['agent', 'text'], byAgent: true, printed: text },
])('asked for $asked by an agent: $byAgent', ({ asked, byAgent, printed }) => {
  expect(printedSummary(sampleReport, asked, byAgent)).toBe(printed);
});
