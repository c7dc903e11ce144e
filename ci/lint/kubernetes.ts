import { load } from 'js-yaml';
import { CronJob, type ICronJob, type IJob, Job } from 'kubernetes-models/batch/v1';
import type { Linter } from './fault.ts';

interface Named {
  readonly apiVersion?: string;
  readonly kind?: string;
}

/**
 * Checks by the schemas that Kubernetes publishes. They let unknown members pass; those are found where the file is
 * generated, because its source has their types.
 */
function resource<Body>(wanted: string, validate: (body: Body) => void): Linter {
  return async (text) => {
    try {
      const { apiVersion, kind, ...rest } = load(text) as Named;
      if (apiVersion !== 'batch/v1' || kind !== wanted)
        return [{ line: undefined, message: `${apiVersion} ${kind} is no ${wanted} of batch/v1` }];
      validate(rest as Body);
      return [];
    } catch (error) {
      return [{ line: undefined, message: error instanceof Error ? error.message : String(error) }];
    }
  };
}

/** A CronJob of Kubernetes. */
export const cronJob: Linter = resource<ICronJob>('CronJob', (body) => new CronJob(body).validate());

/** A Job of Kubernetes. */
export const job: Linter = resource<IJob>('Job', (body) => new Job(body).validate());
