import { dockerfile } from './dockerfile.ts';
import type { Linter } from './fault.ts';
import { githubAction } from './github-action.ts';
import { githubWorkflow } from './github-workflow.ts';
import { gitlab, gitlabTemplate } from './gitlab.ts';
import { jenkinsfile } from './jenkinsfile.ts';
import { cronJob } from './kubernetes.ts';
import { testRun } from './test-run.ts';

/** A file that users' pipelines copy, below `ci/`, and what finds faults in it. */
export interface Pipeline {
  readonly file: string;
  readonly lint: Linter;
}

export const pipelines: readonly Pipeline[] = [
  { file: 'github/action.yml', lint: githubAction },
  { file: 'github/conformance.yml', lint: githubWorkflow },
  { file: 'gitlab/conformance.gitlab-ci.yml', lint: gitlabTemplate },
  { file: 'gitlab/example.gitlab-ci.yml', lint: gitlab },
  { file: 'jenkins/Jenkinsfile', lint: jenkinsfile },
  { file: 'docker/Dockerfile', lint: dockerfile },
  { file: 'kubernetes/cron-job.yaml', lint: cronJob },
  { file: 'kubernetes/test-run.yaml', lint: testRun },
];

export function pathOf({ file }: Pipeline): URL {
  return new URL(`../${file}`, import.meta.url);
}
