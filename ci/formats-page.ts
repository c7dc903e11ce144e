import { formats, placeOf } from '../reports/formats.ts';

/** docs/formats.md: the files that a run writes, those of every run first. */
export function formatsPage(): string {
  const rows = formats.map((format) => `| \`${placeOf(format)}\` | \`${format.name}\` | ${format.purpose} |`);
  const always = formats.filter((format) => format.always).map((format) => `\`${placeOf(format)}\``);
  return `# Formats

A run always writes ${always.slice(0, -1).join(', ')} and ${always.at(-1)}, to
\`conformance-report/\` or the folder of \`--out\`. It also writes others with \`--format <name>\`, which may be repeated, or with
\`formats: ['sarif']\` in the configuration. \`assay report report.json --format <name>\` writes any of them later.
\`--out\` is the folder of \`allure\` then; its files have the same names in each run against a target, so that a run replaces the results of
the one before. Delete the folder when the document has lost cells.
A run prints \`text\`, or \`agent\` where a coding agent runs it; if one of the two is asked for, it prints that one.

| file | format | for |
|---|---|---|
${rows.join('\n')}

Each defect names the [page](checks.md) that explains it: \`node_modules/@assay-api/assay/docs/checks/location.md\`, for example. The
page *Check* of the HTML report contains the same text. SARIF needs an absolute URI and cannot name a path in a package,
so \`helpUri\` is a package URL (\`pkg:npm/%40assay-api/assay@0.1.0#docs/checks/location.md\`), and \`help.markdown\` has the text.

Generated from \`reports/formats.ts\` by \`npm run generate\`.
`;
}
