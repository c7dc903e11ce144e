import { azure } from './azure.ts';
import { circleci } from './circleci.ts';
import { dockerfile } from './dockerfile.ts';
import type { Linter } from './fault.ts';
import { githubAction } from './github-action.ts';
import { githubWorkflow } from './github-workflow.ts';
import { gitlab, gitlabTemplate } from './gitlab.ts';
import { jenkinsfile } from './jenkinsfile.ts';
import { cronJob, job } from './kubernetes.ts';
import { brokenScript } from './shell.ts';
import { testRun } from './test-run.ts';

/** A file that pipelines of users copy, or our own release, below `ci/`, and what finds faults in it. */
export interface Pipeline {
  readonly file: string;
  readonly lint: Linter;
}

export const pipelines: readonly Pipeline[] = [
  { file: 'github/action.yml', lint: githubAction },
  { file: 'github/conformance.yml', lint: githubWorkflow },
  { file: 'github/merge/action.yml', lint: githubAction },
  { file: 'github/shards.yml', lint: githubWorkflow },
  { file: '../.github/workflows/release.yml', lint: githubWorkflow },
  { file: 'github/comment.sh', lint: async (text) => brokenScript(text) },
  { file: 'gitlab/conformance.gitlab-ci.yml', lint: gitlabTemplate },
  { file: 'gitlab/example.gitlab-ci.yml', lint: gitlab },
  { file: 'gitlab/shards.gitlab-ci.yml', lint: gitlab },
  { file: 'jenkins/Jenkinsfile', lint: jenkinsfile },
  { file: 'jenkins/shards.Jenkinsfile', lint: jenkinsfile },
  { file: 'azure/azure-pipelines.yml', lint: azure },
  { file: 'circleci/config.yml', lint: circleci },
  { file: 'docker/Dockerfile', lint: dockerfile },
  { file: 'kubernetes/cron-job.yaml', lint: cronJob },
  { file: 'kubernetes/shards.yaml', lint: job },
  { file: 'kubernetes/merge.yaml', lint: job },
  { file: 'kubernetes/test-run.yaml', lint: testRun },
];

export function pathOf({ file }: Pipeline): URL {
  return new URL(`../${file}`, import.meta.url);
}
