import type { ICronJob } from 'kubernetes-models/batch/v1';
import { assayPod } from './assay-container.ts';

/**
 * A run every night, with the tokens of a Secret called `assay-tokens` (owner, writer, reader, stranger). The Job fails
 * as the run does, and the log ends with the summary; the report itself is kept on a claim called `assay-reports`.
 */
export const cronJob: ICronJob = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'assay-conformance', labels: { 'app.kubernetes.io/name': 'assay' } },
  spec: {
    schedule: '0 3 * * *',
    // Two runs would share the limits of one instance.
    concurrencyPolicy: 'Forbid',
    jobTemplate: {
      spec: {
        // The same run has the same result.
        backoffLimit: 0,
        activeDeadlineSeconds: 1800,
        template: {
          spec: assayPod({
            args: [
              ...['run', 'tmi', '--target', 'http://api.staging.svc:8080'],
              // A run creates, changes and deletes resources there.
              ...['--writable', 'api.staging.svc'],
              ...['--gate', 'new=0', '--out', '/reports/conformance'],
            ],
          }),
        },
      },
    },
  },
};
