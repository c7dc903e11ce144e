import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { pathOf, pipelines } from './pipelines.ts';

interface Planted {
  readonly file: string;
  /** What is put in the place of what; the first has to be in the file. */
  readonly from: string;
  readonly to: string;
  readonly says: RegExp;
}

const planted: readonly Planted[] = [
  { file: 'github/action.yml', from: 'shell: bash', to: 'shel: bash', says: /shell/ },
  { file: 'github/action.yml', from: 'using: composite', to: 'using: composit', says: /using/ },
  { file: 'github/action.yml', from: 'inputs.target', to: 'inputs.tarrget', says: /tarrget/ },
  {
    file: 'github/action.yml',
    from: 'CODE: ${{ steps.run.outputs',
    to: 'CODE: ${{ steps.rnu.outputs',
    says: /rnu/,
  },
  {
    file: 'github/action.yml',
    from: 'setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
    to: 'setup-node@v7',
    says: /actions\/setup-node@v7 should be actions\/setup-node@8207/,
  },
  {
    file: 'github/merge/action.yml',
    from: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
    to: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7d',
    says: /should be actions\/download-artifact@/,
  },
  { file: 'github/merge/action.yml', from: 'inputs.gate', to: 'inputs.gaet', says: /gaet/ },
  {
    file: '../.github/workflows/release.yml',
    from: 'needs: [check, pack]',
    to: 'needs: [check, pakc]',
    says: /pakc/,
  },
  { file: '../.github/workflows/release.yml', from: 'id-token: write', to: 'id-token: wirte', says: /wirte/ },
  { file: 'github/comment.sh', from: '; then\n  request', to: '\n  request', says: /syntax error/ },
  { file: 'github/shards.yml', from: 'needs: shard', to: 'needs: shrad', says: /shrad/ },
  { file: 'github/shards.yml', from: 'matrix.shard', to: 'matrix.sahrd', says: /sahrd/ },
  {
    file: 'github/conformance.yml',
    from: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
    to: 'other/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
    says: /other\/checkout is not in cli\/init\/pinned-actions.ts/,
  },
  { file: 'github/conformance.yml', from: 'runs-on:', to: 'runs_on:', says: /runs_on/ },
  { file: 'github/conformance.yml', from: 'contents: read', to: 'contents: raed', says: /raed/ },
  { file: 'github/conformance.yml', from: 'secrets.', to: 'secret.', says: /secret/ },
  { file: 'gitlab/conformance.gitlab-ci.yml', from: 'artifacts:', to: 'artefacts:', says: /artefacts/ },
  {
    file: 'gitlab/example.gitlab-ci.yml',
    from: 'extends: .conformance',
    to: 'extends: .conformence',
    says: /conformence/,
  },
  { file: 'gitlab/example.gitlab-ci.yml', from: 'services:', to: 'service:', says: /service/ },
  { file: 'gitlab/conformance.gitlab-ci.yml', from: 'when: always', to: 'when: allways', says: /when/ },
  {
    file: 'gitlab/shards.gitlab-ci.yml',
    from: 'needs: [conformance shard]',
    to: 'needs: [conformance part]',
    says: /conformance part/,
  },
  { file: 'gitlab/shards.gitlab-ci.yml', from: 'parallel: 4', to: 'parallel: four', says: /parallel/ },
  { file: 'jenkins/shards.Jenkinsfile', from: 'axes {', to: 'axis {', says: /matrix has no axes/ },
  { file: 'jenkins/shards.Jenkinsfile', from: 'axis {', to: 'axiss {', says: /axiss cannot stand in axes/ },
  { file: 'azure/azure-pipelines.yml', from: 'dependsOn: shard', to: 'dependsOn: part', says: /no job part/ },
  { file: 'azure/azure-pipelines.yml', from: 'parallel: 4', to: 'parralel: 4', says: /parralel/ },
  { file: 'azure/azure-pipelines.yml', from: 'UseNode@1', to: 'UseNode', says: /steps.1/ },
  { file: 'azure/azure-pipelines.yml', from: '--shard "', to: '--shard \'"', says: /unexpected EOF/ },
  { file: 'circleci/config.yml', from: 'parallelism: 4', to: 'paralelism: 4', says: /paralelism/ },
  { file: 'circleci/config.yml', from: 'requires: [shard]', to: 'requires: [part]', says: /no job part/ },
  {
    file: 'circleci/config.yml',
    from: '(CIRCLE_NODE_INDEX + 1))',
    to: '(CIRCLE_NODE_INDEX + 1',
    says: /EOF/,
  },
  { file: 'kubernetes/shards.yaml', from: 'completions: 4', to: 'completions: four', says: /completions/ },
  { file: 'kubernetes/merge.yaml', from: 'kind: Job', to: 'kind: Jbo', says: /no Job of batch\/v1/ },
  {
    file: 'jenkins/Jenkinsfile',
    from: 'stages {',
    to: 'stagess {',
    says: /stagess cannot stand in pipeline/,
  },
  { file: 'jenkins/Jenkinsfile', from: 'steps {', to: 'step {', says: /step cannot stand in stage/ },
  { file: 'jenkins/Jenkinsfile', from: 'always {', to: 'allways {', says: /allways cannot stand in post/ },
  {
    file: 'jenkins/Jenkinsfile',
    from: "image 'node:24'\n",
    to: "image 'node:24\n",
    says: /no Groovy/,
  },
  {
    file: 'docker/Dockerfile',
    from: 'WORKDIR /work',
    to: 'WORKDR /work',
    says: /Unknown instruction: WORKDR/,
  },
  { file: 'docker/Dockerfile', from: 'USER node', to: 'USER', says: /no arguments/ },
  { file: 'docker/Dockerfile', from: '--interval=10s', to: '--intervall=10s', says: /intervall/ },
  {
    file: 'kubernetes/cron-job.yaml',
    from: 'schedule: 0 3 * * *',
    to: 'schedule: 3',
    says: /schedule must be string/,
  },
  { file: 'kubernetes/cron-job.yaml', from: '- name: assay', to: '- nam: assay', says: /name/ },
  { file: 'kubernetes/cron-job.yaml', from: 'batch/v1', to: 'batch/v0', says: /no CronJob of batch\/v1/ },
  { file: 'kubernetes/test-run.yaml', from: 'k6.io/v1alpha1', to: 'k6.io/v1', says: /apiVersion/ },
  { file: 'kubernetes/test-run.yaml', from: 'parallelism: 4', to: "parallelism: '4'", says: /parallelism/ },
  { file: 'kubernetes/test-run.yaml', from: 'configMap:', to: 'configmap:', says: /configmap/ },
  { file: 'kubernetes/test-run.yaml', from: 'runner:', to: 'runners:', says: /runners/ },
  { file: 'kubernetes/test-run.yaml', from: 'key: owner', to: 'keey: owner', says: /key/ },
  { file: 'kubernetes/test-run.yaml', from: 'runAsUser: 12345', to: 'runAsUser: k6', says: /runAsUser/ },
];

test.each(pipelines)('$file is as its tool wants it', async (pipeline) => {
  expect(await pipeline.lint(await readFile(pathOf(pipeline), 'utf8'))).toEqual([]);
});

test.each(planted)('$file with "$to" is found out', async ({ file, from, to, says }) => {
  const pipeline = pipelines.find((each) => each.file === file);
  if (!pipeline) throw new Error(`nothing lints ${file}`);
  const text = await readFile(pathOf(pipeline), 'utf8');
  expect(text).toContain(from);
  const faults = await pipeline.lint(text.replace(from, to));
  expect(faults.map(({ message }) => message).join('\n')).toMatch(says);
});
