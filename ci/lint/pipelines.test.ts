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
    from: 'steps.walk.outputs.exit-code }}\n      run',
    to: 'steps.wlak.outputs.exit-code }}\n      run',
    says: /wlak/,
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
    file: 'jenkins/Jenkinsfile',
    from: 'stages {',
    to: 'stagess {',
    says: /stagess cannot stand in pipeline/,
  },
  { file: 'jenkins/Jenkinsfile', from: 'steps {', to: 'step {', says: /step cannot stand in stage/ },
  { file: 'jenkins/Jenkinsfile', from: 'always {', to: 'allways {', says: /allways cannot stand in post/ },
  {
    file: 'jenkins/Jenkinsfile',
    from: "conformance-report'\n",
    to: 'conformance-report\n',
    says: /no Groovy/,
  },
  {
    file: 'docker/Dockerfile',
    from: 'WORKDIR /source',
    to: 'WORKDR /source',
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
