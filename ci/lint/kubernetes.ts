import { load } from 'js-yaml';
import { CronJob, type ICronJob } from 'kubernetes-models/batch/v1';
import type { Linter } from './fault.ts';

/**
 * A CronJob of Kubernetes, by the schemas that Kubernetes publishes. They let unknown members pass; those are found where
 * the file is generated, because its source has their types.
 */
export const cronJob: Linter = async (text) => {
  try {
    const { apiVersion, kind, ...rest } = load(text) as ICronJob;
    if (apiVersion !== 'batch/v1' || kind !== 'CronJob')
      return [{ line: undefined, message: `${apiVersion} ${kind} is no CronJob of batch/v1` }];
    new CronJob(rest).validate();
    return [];
  } catch (error) {
    return [{ line: undefined, message: error instanceof Error ? error.message : String(error) }];
  }
};
