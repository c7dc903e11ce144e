import type { IJob } from 'kubernetes-models/batch/v1';
import { assayPod } from './assay-container.ts';

const shards = 4;

/**
 * One run in several pods at once: an Indexed Job, whose pods find their number in `JOB_COMPLETION_INDEX`. What one of them
 * finds (exit code 1) is judged by the merge, and does not end the others. They write to the claim `assay-reports`, which
 * several nodes have to be able to mount (ReadWriteMany).
 */
export const shardsJob: IJob = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'assay-shards', labels: { 'app.kubernetes.io/name': 'assay' } },
  spec: {
    completionMode: 'Indexed',
    completions: shards,
    parallelism: shards,
    backoffLimit: 0,
    activeDeadlineSeconds: 1800,
    template: {
      spec: assayPod({
        command: ['sh', '-c'],
        args: [
          [
            'assay run tmi --target http://api.staging.svc:8080 --writable api.staging.svc',
            `--shard "$((JOB_COMPLETION_INDEX + 1))/${shards}" --out "/reports/shards/$((JOB_COMPLETION_INDEX + 1))"`,
            '|| test $? -eq 1',
          ].join(' '),
        ],
      }),
    },
  },
};

/** The report of all shards, once they have ended; fails as one run would. */
export const mergeJob: IJob = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'assay-merge', labels: { 'app.kubernetes.io/name': 'assay' } },
  spec: {
    backoffLimit: 0,
    activeDeadlineSeconds: 600,
    template: {
      spec: assayPod({
        command: ['sh', '-c'],
        args: ['assay merge /reports/shards/* --gate "new=0" --out /reports/conformance'],
      }),
    },
  },
};
