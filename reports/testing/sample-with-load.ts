import type { Report } from '../../harness/report/report.ts';
import { sampleReport } from './sample-report.ts';

/** With what a load test has measured: one operation by all figures, one by none but its responses. */
export const sampleWithLoad: Report = {
  ...sampleReport,
  load: {
    file: 'k6-summary.json',
    operations: [
      { operation: 'GET /pets', p50: 4.25, p95: 11.9, requests: 1200, errorRate: 0, throttled: 0 },
      { operation: 'POST /pets', p50: 38, p95: 1204.4, requests: 400, errorRate: 0.0025, throttled: 17 },
      { operation: 'GET /pets/{petId}', p50: 6, p95: null, requests: null, errorRate: null, throttled: null },
    ],
    others: ['DELETE /kennels/{kennelId}'],
  },
};
