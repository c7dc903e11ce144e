import { pinned } from './pinned-actions.ts';
import type { NewFile } from './write-new-files.ts';

/** Where a repository is, as far as its pipelines are concerned. */
export const hosts = ['github', 'gitlab', 'jenkins', 'azure', 'circleci'] as const;

export type Host = (typeof hosts)[number];

/** What a pipeline does. */
export interface Work {
  /** The folder of the configuration, relative to the repository; "." if that is the same. */
  readonly folder: string;
  /** `mock`, or the base URL of an instance. */
  readonly target: string;
  /** A command that starts the API and does not end; undefined if the target is there already. */
  readonly start: string | undefined;
  /** The environment variables that hold the credentials of personas. */
  readonly variables: readonly string[];
}

/** The files of a pipeline that runs the installed package, relative to the repository. Pure. */
export function pipelineFiles(host: Host, work: Work): readonly NewFile[] {
  return writers[host](work);
}

const writers: Readonly<Record<Host, (work: Work) => readonly NewFile[]>> = {
  github: (work) => [{ name: '.github/workflows/conformance.yml', content: github(work) }],
  gitlab: (work) => [
    { name: '.gitlab/conformance.gitlab-ci.yml', content: gitlab(work) },
    { name: '.gitlab-ci.yml', content: 'include:\n  - local: /.gitlab/conformance.gitlab-ci.yml\n' },
  ],
  jenkins: (work) => [{ name: 'Jenkinsfile', content: jenkins(work) }],
  azure: (work) => [{ name: 'azure-pipelines.yml', content: azure(work) }],
  circleci: (work) => [{ name: '.circleci/config.yml', content: circleci(work) }],
};

/** Starts the API in the background, and waits up to a minute until it responds. */
function startLines({ start, target }: Work): readonly string[] {
  if (start === undefined) return [];
  return [
    `(${start}) > api.log 2>&1 &`,
    `timeout 60 sh -c 'until curl --silent --output /dev/null "${target}"; do sleep 1; done'`,
  ];
}

function github(work: Work): string {
  const inFolder =
    work.folder === '.' ? '' : `    defaults:\n      run:\n        working-directory: ${work.folder}\n`;
  const start = startLines(work);
  const starting =
    start.length === 0
      ? ''
      : `      - name: Start the API\n        run: |\n${start.map((line) => `          ${line}\n`).join('')}`;
  return `name: Conformance

on:
  push:
  pull_request:

permissions:
  contents: read

jobs:
  conformance:
    runs-on: ubuntu-latest
    timeout-minutes: 15
${inFolder}    steps:
      - uses: ${pinned('actions/checkout')}
      - uses: ${pinned('actions/setup-node')}
        with:
          node-version: '24'
      - run: npm ci
${starting}      - name: Test conformance
        run: npx assay run --format github
${environment(work)}      - uses: ${pinned('actions/upload-artifact')}
        if: always()
        with:
          name: conformance-report
          path: ${inside(work, 'conformance-report')}
`;
}

/** What a job does, where it is a script. */
function shellLines(work: Work): readonly string[] {
  const entering = work.folder === '.' ? [] : [`cd ${work.folder}`];
  return [...entering, 'npm ci', ...startLines(work), 'npx assay run'];
}

function gitlab(work: Work): string {
  const lines = shellLines(work);
  const report = inside(work, 'conformance-report');
  const head =
    work.variables.length === 0
      ? ''
      : `# These are masked variables of the project: ${work.variables.join(', ')}\n`;
  return `${head}conformance:
  image: node:24
  script:
${lines.map((line) => `    - ${JSON.stringify(line)}\n`).join('')}  artifacts:
    when: always
    paths: [${report}/]
    expose_as: Conformance report
    reports:
      junit: ${report}/junit.xml
`;
}

function jenkins(work: Work): string {
  const lines = shellLines(work);
  const report = inside(work, 'conformance-report');
  return `// Needs the plugins Docker Pipeline and JUnit.
pipeline {
  agent {
    docker {
      image 'node:24'
    }
  }
  options {
    timeout(time: 15, unit: 'MINUTES')
  }
${secrets(work)}  stages {
    stage('Conformance') {
      steps {
        sh '''
${lines.map((line) => `          ${line.replaceAll('\\', '\\\\')}\n`).join('')}        '''
      }
    }
  }
  post {
    always {
      junit testResults: '${report}/junit.xml', allowEmptyResults: true
      archiveArtifacts artifacts: '${report}/**', allowEmptyArchive: true
    }
  }
}
`;
}

function azure(work: Work): string {
  const report = inside(work, 'conformance-report');
  const lines = ['set -euo pipefail', ...shellLines(work)];
  const secrets = work.variables.map((name) => `          ${name}: $(${name})\n`);
  return `trigger:
  branches:
    include: [main]

pool:
  vmImage: ubuntu-latest

jobs:
  - job: conformance
    displayName: Conformance
    timeoutInMinutes: 15
    steps:
      - checkout: self
      - task: UseNode@1
        inputs:
          version: 24.x
      - bash: |
${lines.map((line) => `          ${line}\n`).join('')}        displayName: Test conformance
${secrets.length === 0 ? '' : `        env:\n${secrets.join('')}`}      - task: PublishTestResults@2
        condition: succeededOrFailed()
        inputs:
          testResultsFormat: JUnit
          testResultsFiles: ${report}/junit.xml
          testRunTitle: Conformance
      - publish: ${report}
        artifact: conformance-report
        condition: succeededOrFailed()
`;
}

function circleci(work: Work): string {
  const report = inside(work, 'conformance-report');
  const head =
    work.variables.length === 0
      ? ''
      : `# These are environment variables of the project: ${work.variables.join(', ')}\n`;
  return `${head}version: 2.1

jobs:
  conformance:
    docker:
      - image: cimg/node:24.11
    steps:
      - checkout
      - run:
          name: Test conformance
          command: |
${shellLines(work)
  .map((line) => `            ${line}\n`)
  .join('')}      - run:
          name: Results for the page of tests
          command: mkdir -p test-results/assay && cp ${report}/junit.xml test-results/assay/
          when: always
      - store_test_results:
          path: test-results
      - store_artifacts:
          path: ${report}

workflows:
  conformance:
    jobs: [conformance]
`;
}

/** Credentials come from the secrets of the repository. */
function environment({ variables }: Work): string {
  if (variables.length === 0) return '';
  const lines = variables.map((name) => `          ${name}: \${{ secrets.${name} }}\n`);
  return `        env:\n${lines.join('')}`;
}

/** Credentials of Jenkins of the kind "secret text", with the names of the variables. */
function secrets({ variables }: Work): string {
  if (variables.length === 0) return '';
  const lines = variables.map((name) => `    ${name} = credentials('${name}')\n`);
  return `  environment {\n${lines.join('')}  }\n`;
}

function inside({ folder }: Work, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}
