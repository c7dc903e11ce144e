import { load } from 'js-yaml';
import { type IPod, Pod } from 'kubernetes-models/v1';
import { z } from 'zod';
import type { Fault, Linter } from './fault.ts';

type Container = NonNullable<IPod['spec']>['containers'][number];

/**
 * A TestRun of the k6-operator, as far as ours goes: members that are not here are unknown. Its pods have members of pods
 * and containers of Kubernetes. https://github.com/grafana/k6-operator/blob/main/docs/crd-generated.md
 */
export interface TestRun {
  readonly apiVersion: 'k6.io/v1alpha1';
  readonly kind: 'TestRun';
  readonly metadata: IPod['metadata'];
  readonly spec: {
    /** Instances of k6. */
    readonly parallelism: number;
    readonly script: { readonly configMap: { readonly name: string; readonly file: string } };
    /** Flags of k6, in one text. */
    readonly arguments: string;
    readonly runner: Pick<Container, 'env' | 'resources'> & {
      readonly securityContext: NonNullable<IPod['spec']>['securityContext'];
      readonly containerSecurityContext: Container['securityContext'];
    };
  };
}

const schema = z.strictObject({
  apiVersion: z.literal('k6.io/v1alpha1'),
  kind: z.literal('TestRun'),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.strictObject({
    parallelism: z.int().min(1),
    script: z.strictObject({ configMap: z.strictObject({ name: z.string(), file: z.string() }) }),
    arguments: z.string(),
    runner: z.strictObject({
      env: z.array(z.looseObject({ name: z.string() })),
      resources: z.looseObject({}),
      securityContext: z.looseObject({}),
      containerSecurityContext: z.looseObject({}),
    }),
  }),
});

/** A TestRun by the types of the k6-operator; what is in its pods by the schemas that Kubernetes publishes. */
export const testRun: Linter = async (text) => {
  const read = schema.safeParse(load(text));
  if (!read.success)
    return read.error.issues.map(({ path, message }) => fault(`${path.join('.') || 'the file'}: ${message}`));
  const { metadata, spec } = read.data as TestRun;
  const { env, resources, securityContext, containerSecurityContext } = spec.runner;
  const container = { name: 'k6', env, resources, securityContext: containerSecurityContext } as Container;
  try {
    new Pod({ metadata, spec: { containers: [container], securityContext } } as IPod).validate();
    return [];
  } catch (error) {
    return [fault(error instanceof Error ? error.message : String(error))];
  }
};

function fault(message: string): Fault {
  return { line: undefined, message };
}
