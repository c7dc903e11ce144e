import type { IContainer, IPodSpec } from 'kubernetes-models/v1';

const personas = ['owner', 'writer', 'reader', 'stranger'] as const;

/** A pod with one container of Assay, which may do nothing but run; reports go to the claim `assay-reports`. */
export function assayPod(how: Pick<IContainer, 'command' | 'args'>): IPodSpec {
  return {
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
        ...how,
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
  };
}
