import type { TestRun } from '../lint/test-run.ts';

/**
 * The load test of a ConfigMap called `assay-load` (docs/load.md), by four instances of k6. The k6-operator gives each a
 * part of it.
 */
export const testRun: TestRun = {
  apiVersion: 'k6.io/v1alpha1',
  kind: 'TestRun',
  metadata: { name: 'assay-load', labels: { 'app.kubernetes.io/name': 'assay' } },
  spec: {
    parallelism: 4,
    script: { configMap: { name: 'assay-load', file: 'script.ts' } },
    // k6 reads the profile before it starts, when it does not see the environment of the runners.
    arguments: '-e ASSAY_PROFILE=load',
    // One run has to be deleted before the next one: its result is in the logs until then.
    runner: {
      env: [
        {
          name: 'ASSAY_TOKEN_OWNER',
          valueFrom: { secretKeyRef: { name: 'assay-tokens', key: 'owner' } },
        },
        {
          name: 'ASSAY_TOKEN_ADMIN',
          valueFrom: { secretKeyRef: { name: 'assay-tokens', key: 'admin', optional: true } },
        },
      ],
      resources: { requests: { cpu: '500m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 12345,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containerSecurityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    },
  },
};
