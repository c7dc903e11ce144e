import type { ICronJob } from 'kubernetes-models/batch/v1';

const personas = ['owner', 'writer', 'reader', 'stranger'] as const;

/**
 * A walk every night, with the tokens of a Secret called `assay-tokens` (owner, writer, reader, stranger). The Job fails
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
        // The same run says the same again.
        backoffLimit: 0,
        activeDeadlineSeconds: 1800,
        template: {
          spec: {
            restartPolicy: 'Never',
            automountServiceAccountToken: false,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 1000,
              fsGroup: 1000,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [
              {
                name: 'assay',
                image: 'YOUR-REGISTRY/assay:latest',
                args: [
                  ...['run', 'tmi', '--target', 'http://api.staging.svc:8080'],
                  // A run creates, changes and deletes things there.
                  ...['--writable', 'api.staging.svc'],
                  ...['--gate', 'new=0', '--out', '/reports/conformance'],
                ],
                env: personas.map((persona) => ({
                  name: `ASSAY_TOKEN_${persona.toUpperCase()}`,
                  valueFrom: { secretKeyRef: { name: 'assay-tokens', key: persona } },
                })),
                resources: {
                  requests: { cpu: '500m', memory: '256Mi' },
                  limits: { memory: '1Gi' },
                },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
                volumeMounts: [
                  { name: 'reports', mountPath: '/reports' },
                  { name: 'tmp', mountPath: '/tmp' },
                ],
              },
            ],
            volumes: [
              { name: 'reports', persistentVolumeClaim: { claimName: 'assay-reports' } },
              { name: 'tmp', emptyDir: {} },
            ],
          },
        },
      },
    },
  },
};
