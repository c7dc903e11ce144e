import { readFileSync } from 'node:fs';

/** A row of the list of pages in the README: "| [Mock](docs/mock.md) | callers, forced responses, faults |". */
const row = /^\| \[([^\]]+)\]\(([^)]+)\) \| (.+) \|$/;

/**
 * llms.txt (https://llmstxt.org), the index of the pages in the package for coding agents. It is the README's own: its
 * title, what it says first, and its list of pages, with links that lead from the folder of the package.
 */
export function llmsTxt(): string {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [title = '', first = ''] = readme.split('\n\n', 2);
  const [, reference = ''] = readme.split('\n## Reference\n');
  const [list = ''] = reference.split('\n## ');
  const pages = list.split('\n').flatMap((line) => {
    const [, page = '', file = '', about = ''] = row.exec(line) ?? [];
    return page === '' ? [] : [`- [${page}](${file}): ${about}`];
  });
  return [
    title,
    '',
    `> ${first.replaceAll('\n', ' ')}`,
    '',
    'Every page is Markdown, and in the package: `node_modules/@assay-api/assay/`.',
    '',
    '## Docs',
    '',
    '- [README](README.md): the commands, and how to begin',
    ...pages,
    '',
    '## Optional',
    '',
    '- [Architecture](ARCHITECTURE.md): how it is built',
    '- [Contributing](CONTRIBUTING.md): how to add a check, a strategy, a story, a format, an API',
    '- [Changelog](CHANGELOG.md): what is new',
    '',
  ].join('\n');
}
